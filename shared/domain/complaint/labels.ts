import type { Status } from './codes.ts';

/** What people see for each status. */
export const statusLabels: Record<Status, { readonly zh: string; readonly en: string }> = {
  received: { zh: '已受理', en: 'received' },
  assigned: { zh: '已分派', en: 'assigned' },
  contacted: { zh: '已联系客户', en: 'contacted' },
  investigated: { zh: '已调查', en: 'investigated' },
  proposed: { zh: '已提出方案', en: 'proposed' },
  agreed: { zh: '客户已同意', en: 'agreed' },
  resolved: { zh: '处理完成，待回访', en: 'resolved, to be verified' },
  reopened: { zh: '重新处理', en: 'reopened' },
  closed: { zh: '已关闭', en: 'closed' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  merged: { zh: '已合并', en: 'merged' },
};

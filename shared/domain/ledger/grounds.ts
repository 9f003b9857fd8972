import type { Policy } from '../policy.ts';

/** What an entry in the ledger is for, with the rule behind it (PERF-2). */
export const grounds = {
  late_report: { rule: 'STAT-4', zh: '月报逾期签核', en: 'monthly report signed late' },
  concealment: { rule: 'HANDLE-10', zh: '隐瞒投诉未上报', en: 'complaint kept from the superior' },
  at_fault: { rule: 'PERF-2', zh: '责任人', en: 'person at fault' },
  head_of_department: { rule: 'PERF-2', zh: '部门负责人', en: 'head of the department at fault' },
  delay: { rule: 'PERF-2', zh: '拖延处理', en: 'handling delayed' },
  by_hand: { rule: 'PERF-2', zh: '人工提议', en: 'proposed by hand' },
} as const;

export type Ground = keyof typeof grounds;

/** What follows from something that happened. */
export type CausedGround = Exclude<Ground, 'by_hand'>;

export const groundNames = Object.keys(grounds) as [Ground, ...Ground[]];

/** What it costs in fen; undefined where the rules name no amount, so that whoever confirms it says how much. */
export function penaltyFor(ground: CausedGround, policy: Policy): number | undefined {
  if (ground === 'late_report') return policy.lateReportPenalty;
  return ground === 'concealment' ? policy.concealmentPenalty : undefined;
}

import * as z from 'zod/mini';
import { type Instant, wallClock } from './calendar.ts';
import { ownerSchema } from './roles.ts';
import { stored } from './stored.ts';
import { type Task, taskKindLabels } from './task.ts';

/** What is told of complaints. */
const complaintNoticeKinds = [
  'complaint_registered',
  'complaint_to_screen',
  'complaint_assigned',
  'complaint_escalated',
  'complaint_merged',
  'complaint_reopened',
  'reminder',
  'deadline_missed',
  'no_solution',
  'resolution_missed',
  'customer_unsatisfied',
  'approval_requested',
  'solution_approved',
  'solution_rejected',
  'severe_complaint',
  'product_fault',
  'called_in',
  'complaint_concealed',
  'task_opened',
  'ended_undone',
  'complaint_ended',
  'deadline_changed',
  'waiting_over',
  'solution_to_carry_out',
  'focus_remark_wanted',
  'emergency_complaint',
] as const;

export type ComplaintNoticeKind = (typeof complaintNoticeKinds)[number];

export const noticeKinds = [
  ...complaintNoticeKinds,
  'number_wanted',
  'warranty_ends',
  'visit_delayed',
  'job_finished',
  'emergency_started',
  'emergency_ended',
  'surge',
  'drill_summary',
  'drill_wanted',
  'report_drawn_up',
  'entry_proposed',
  'entry_confirmed',
  'effect_measured',
] as const;

export type NoticeKind = (typeof noticeKinds)[number];

export const noticeSchema = stored({
  /** Unique within its subject, such as `n3`. */
  id: z.string(),
  at: z.string(),
  kind: z.enum(noticeKinds),
  /** Whose mailbox: a role's, or a person's once named. */
  to: ownerSchema,
  text: stored({ zh: z.string(), en: z.string() }),
  /** Whose file it asks for something, where it does. */
  customer: z.optional(z.string()),
});

export type Notice = z.infer<typeof noticeSchema>;

/** What a notice's words are made of: codes and times, no personal data. */
export interface NoticeFacts {
  readonly number: string;
  readonly category: { readonly zh: string; readonly en: string };
  readonly timeZone: string;
  /** The task it is about, where it is about one. */
  readonly task?: Task | undefined;
  readonly status: { readonly zh: string; readonly en: string };
}

/** What is told of a drill says so before anything else (EMERG-4). */
export function drillText({ zh, en }: Notice['text']): Notice['text'] {
  return { zh: `【演练】${zh}`, en: `[Drill] ${en}` };
}

/** The words of a notice of a complaint in Chinese and English. */
export function noticeText(kind: ComplaintNoticeKind, facts: NoticeFacts): Notice['text'] {
  const { number, category } = facts;
  const task = facts.task ? taskKindLabels[facts.task.kind] : { zh: '', en: '' };
  const due = facts.task ? wallClock(facts.task.dueAt as Instant, facts.timeZone) : '';
  const zh = `抱怨 ${number}（${category.zh}）`;
  const en = `Complaint ${number} (${category.en})`;
  switch (kind) {
    case 'complaint_registered':
      return {
        zh: `${zh}已登记，请核实原因并交办。`,
        en: `${en} has come in; confirm its reason and hand it over.`,
      };
    case 'complaint_to_screen':
      return {
        zh: `${zh}经您负责的渠道进入，请筛查。`,
        en: `${en} came in by your channel; please screen it.`,
      };
    case 'complaint_escalated':
      return {
        zh: `${zh}已升级给您处理，原因见处理记录。`,
        en: `${en} was escalated to you; the record says why.`,
      };
    case 'complaint_merged':
      return {
        zh: `另一条重复抱怨已并入${zh}。`,
        en: `${en}: a duplicate of it was merged into it.`,
      };
    case 'complaint_reopened':
      return { zh: `${zh}已重新开启，由您负责处理。`, en: `${en} was reopened and is yours to handle.` };
    case 'complaint_assigned':
      return { zh: `${zh}由您负责处理。`, en: `${en} is yours to handle.` };
    case 'reminder':
      return {
        zh: `${zh}的「${task.zh}」须在 ${due} 前完成，目前状态：${facts.status.zh}。`,
        en: `${en}: the ${task.en} is due by ${due}; it is now ${facts.status.en}.`,
      };
    case 'deadline_missed':
      return {
        zh: `${zh}的「${task.zh}」未在 ${due} 前完成。`,
        en: `${en}: the ${task.en} was not done by ${due}.`,
      };
    case 'no_solution':
      return {
        zh: `${zh}至今没有解决方案，目前状态：${facts.status.zh}。`,
        en: `${en} still has no solution; it is now ${facts.status.en}.`,
      };
    case 'resolution_missed':
      return {
        zh: `${zh}未在处理时限 ${due} 前处理完成。`,
        en: `${en} was not resolved by its deadline ${due}.`,
      };
    case 'customer_unsatisfied':
      return {
        zh: `${zh}回访时客户不满意，已重新处理。`,
        en: `${en}: the customer is not satisfied; it has been reopened.`,
      };
    case 'approval_requested':
      return { zh: `${zh}的解决方案等待您审批。`, en: `${en}: its solution awaits your approval.` };
    case 'solution_approved':
      return {
        zh: `${zh}的解决方案已批准，请于 ${due} 前告知客户。`,
        en: `${en}: its solution is approved; tell the customer by ${due}.`,
      };
    case 'solution_rejected':
      return {
        zh: `${zh}的解决方案未获批准，原因见处理记录。`,
        en: `${en}: its solution was rejected; the record says why.`,
      };
    case 'complaint_ended':
      return { zh: `${zh}已结束：${facts.status.zh}。`, en: `${en} has ended: ${facts.status.en}.` };
    case 'deadline_changed':
      return {
        zh: `${zh}的「${task.zh}」时限已改为 ${due}。`,
        en: `${en}: the ${task.en} is now due by ${due}.`,
      };
    case 'waiting_over':
      return {
        zh: `${zh}等待客户的时间已到，各项时限恢复计时。`,
        en: `${en}: the time is over for which the customer was waited for; its deadlines run again.`,
      };
    case 'solution_to_carry_out':
      return {
        zh: `${zh}的解决方案由您负责实施，期限见方案。`,
        en: `${en}: you are to carry out its solution, by the date it names.`,
      };
    case 'focus_remark_wanted':
      return {
        zh: `${zh}已处理，客户自次日起列为重点关注，请在客户档案中补充备注。`,
        en: `${en} is handled; its customer is marked as focus from tomorrow on, please add a remark to their file.`,
      };
    case 'emergency_complaint':
      return {
        zh: `${zh}在应急预案期间收到，须在 ${due} 前联系客户。`,
        en: `${en} came in while the emergency plan is on; the customer is to be contacted by ${due}.`,
      };
    case 'severe_complaint':
      return { zh: `${zh}情节重大，请立即关注。`, en: `${en} is severe and needs your attention now.` };
    case 'product_fault':
      return { zh: `${zh}经判定为产品故障。`, en: `${en} was judged a fault of the product.` };
    case 'called_in':
      return {
        zh: `${zh}经判定为产品故障，请参与处理。`,
        en: `${en} was judged a fault of the product; please take part in handling it.`,
      };
    case 'complaint_concealed':
      return {
        zh: `${zh}曾被隐瞒未报，详见处理记录。`,
        en: `${en} had been kept from the superior; the record says by whom.`,
      };
    case 'task_opened':
      return {
        zh: `${zh}的「${task.zh}」须在 ${due} 前完成。`,
        en: `${en}: the ${task.en} is yours and due by ${due}.`,
      };
    case 'ended_undone':
      return {
        zh: `${zh}已结束，但「${task.zh}」尚未登记完成。`,
        en: `${en} has ended, but its ${task.en} is not recorded yet.`,
      };
  }
}

import type { Instant } from '../calendar.ts';
import { changeOf, draftOf, openTask, replaceTask, tell } from '../draft.ts';
import { dueAfter } from '../due-after.ts';
import type { Policy } from '../policy.ts';
import { reminderOf } from '../reminder.ts';
import { type Ran, runSteps, settleHead } from '../settle-head.ts';
import { hasCome, type IsDue } from '../steps.ts';
import { complete, isRunning, type Step, type Task } from '../task.ts';
import { reportNoticeText } from './notice-text.ts';
import type { ReportChange, ReportDraft, ReportState } from './report.ts';

const specialist = { role: 'care_specialist' } as const;

export function reportDraftOf(state: ReportState, policy: Policy): ReportDraft {
  return { ...draftOf(state, policy), proposals: [] };
}

export function reportChangeOf(draft: ReportDraft): ReportChange {
  return { ...changeOf(draft), proposals: draft.proposals };
}

/** All that is due by `now`. @returns the change, or undefined where nothing was due */
export function settleReport(state: ReportState, now: Instant, policy: Policy): ReportChange | undefined {
  return settleHead(reportDraftOf(state, policy), (draft) => settle(draft, now), reportChangeOf);
}

/** As {@link settleReport}, on a draft. */
export function settle(draft: ReportDraft, now: Instant, isDue: IsDue = hasCome): void {
  runSteps(draft, now, takeEffect, isDue);
}

function takeEffect(draft: ReportDraft, { task, step: { at, action } }: Ran): void {
  if (action === 'draw_up') drawUp(draft, task, at);
  if (action === 'remind') notify(draft, 'reminder', task, at);
  if (action === 'miss') miss(draft, task, at);
}

/** The month has ended: the care specialist is to sign its report off by the end of the 3rd. */
function drawUp(draft: ReportDraft, task: Task, at: Instant): void {
  const { policy } = draft;
  const { timeZone: zone } = draft.head;
  if (isRunning(task)) replaceTask(draft, complete(task, at, zone));
  draft.head = { ...draft.head, status: 'drawn_up', drawnUpAt: at };
  const due = dueAfter(at, zone, policy, 'signOffByEndOfDay');
  const { at: dueAt } = due;
  const plan: Step[] = [...reminderOf(dueAt, at, zone, policy), { ...due, action: 'miss' }];
  openTask(draft, { kind: 'sign_off', owner: specialist, at, dueAt, plan });
  notify(draft, 'report_drawn_up', { dueAt }, at);
}

/** Late or missing: the care director is told, and a penalty proposed (PERF-2). */
function miss(draft: ReportDraft, { dueAt }: Task, at: Instant): void {
  const text = reportNoticeText('deadline_missed', draft.head, dueAt);
  tell(draft, { at, kind: 'deadline_missed', to: { role: 'care_director' }, text });
  draft.proposals.push({ ground: 'late_report', against: specialist, at });
}

function notify(
  draft: ReportDraft,
  kind: 'report_drawn_up' | 'reminder',
  { dueAt }: Pick<Task, 'dueAt'>,
  at: Instant,
): void {
  tell(draft, { at, kind, to: specialist, text: reportNoticeText(kind, draft.head, dueAt) });
}

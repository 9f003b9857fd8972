import { type Instant, laterOf, localMonth } from '../calendar.ts';
import type { FocusPeriod } from '../customer/focus.ts';
import {
  type Change as HeadChange,
  type Draft as HeadDraft,
  changeOf as headChangeOf,
  draftOf as headDraftOf,
  replaceTask,
  type State,
  tell,
} from '../draft.ts';
import { factsOf } from '../head.ts';
import type { Proposal } from '../ledger/proposal.ts';
import { type ComplaintNoticeKind, drillText, noticeText } from '../notice.ts';
import type { Policy } from '../policy.ts';
import type { Owner, Role } from '../roles.ts';
import {
  cancel,
  complete,
  isPaused,
  isRunning,
  type RunningTask,
  type Task,
  type TaskKind,
} from '../task.ts';
import { categories } from './category.ts';
import { type Complaint, isOpen, type OpenComplaint } from './complaint.ts';
import type { ComplaintDetails } from './details.ts';
import { statusLabels } from './labels.ts';
import { type OwedKind, owedTask } from './owed.ts';
import { asOf } from './standing.ts';

/** A complaint as it is stored: its head and, apart, what identifies people. */
export type ComplaintState = State<Complaint, ComplaintDetails>;

/** What a command or a firing leads to; all of it is written in one transaction. */
export interface Change extends HeadChange<Complaint, ComplaintDetails> {
  /** From when until when the customer bears the focus mark, where the change gives it (CALL-8). */
  readonly focus?: FocusPeriod | undefined;
  /** What it proposes for the ledger (PERF-2). */
  readonly proposals?: readonly Proposal[] | undefined;
}

export interface Draft extends HeadDraft<Complaint, ComplaintDetails> {
  focus?: FocusPeriod;
  proposals?: readonly Proposal[];
}

export function draftOf(state: ComplaintState, policy: Policy): Draft {
  return { ...headDraftOf(state, policy), told: recordedPart };
}

/** Ends a draft: the version is raised once, however much happened. */
export function changeOf(draft: Draft): Change {
  const { focus, proposals } = draft;
  return { ...headChangeOf(draft, (complaint) => !stillRuns(complaint)), focus, proposals };
}

/** What the record tells of a complaint: the files of its people are none of its facts. */
export function recordedPart({ head, details: { files: _, ...details } }: ComplaintState): object {
  return { complaint: factsOf(head), details };
}

/** Changes facts of a complaint that stays open; `endComplaint` ends one. */
export function update(draft: Draft, facts: Partial<OpenComplaint>): void {
  draft.head = { ...draft.head, ...facts } as Complaint;
}

/** Takes a solution back that nobody is to hear any more. */
export function dropSolution(draft: Draft): void {
  const { solution: _, ...complaint } = draft.head;
  const { solution: __, ...details } = draft.details;
  draft.head = complaint;
  draft.details = details;
}

/** Proposes an entry for the ledger; it is written with the change (PERF-2). A drill is held against nobody (EMERG-4). */
export function propose(draft: Draft, proposal: Proposal): void {
  if (draft.head.drill) return;
  draft.proposals = [...(draft.proposals ?? []), proposal];
}

/** The running task of a kind; a complaint has at most one, but for remedies. */
export function runningTask(complaint: Complaint, kind: TaskKind): RunningTask | undefined {
  return runningTasks(complaint, kind)[0];
}

export function runningTasks(complaint: Complaint, ...kinds: readonly TaskKind[]): RunningTask[] {
  return complaint.tasks.filter(isRunning).filter((task) => kinds.length === 0 || kinds.includes(task.kind));
}

/** Whether there is still something to do for which the customer has to be known. */
export function stillRuns(complaint: Complaint): boolean {
  if (isOpen(complaint) || runningTasks(complaint).length > 0) return true;
  return (['payout', 'letter'] as const).some((kind) => owedTask(complaint, kind) !== undefined);
}

export function completeTasks(draft: Draft, doneAt: Instant, ...kinds: readonly TaskKind[]): void {
  for (const task of runningTasks(draft.head, ...kinds)) {
    completeTask(draft, task, doneAt);
  }
}

/** Done at that time; where its clock stood then, it is judged by the deadline that it has by that. */
export function completeTask(draft: Draft, task: RunningTask, doneAt: Instant): void {
  const running = isPaused(task) ? asOf(draft, task, laterOf(doneAt, task.paused.since)) : task;
  replaceTask(draft, complete(running, doneAt, draft.head.timeZone));
}

/** Done, if it is owed; also when the complaint was closed before. */
export function completeOwed(draft: Draft, kind: OwedKind, doneAt: Instant): void {
  const owed = owedTask(draft.head, kind);
  if (owed) completeTask(draft, owed, doneAt);
}

/** Ends everything still running, with the reason (CLOCK-10). */
export function cancelTasks(draft: Draft, at: Instant, reason: string): void {
  for (const task of runningTasks(draft.head)) replaceTask(draft, cancel(task, at, reason));
}

export function notify(draft: Draft, kind: ComplaintNoticeKind, to: Owner, at: Instant, task?: Task): void {
  const { head: complaint } = draft;
  const words = noticeText(kind, {
    number: complaint.number,
    category: categories[complaint.category],
    timeZone: complaint.timeZone,
    status: statusLabels[complaint.status],
    task,
  });
  const text = complaint.drill ? drillText(words) : words;
  // What is wanted is said to the customer's file, so the notice says whose.
  const customer = kind === 'focus_remark_wanted' ? draft.details.files?.customer : undefined;
  tell(draft, { at, kind, to, text, ...(customer !== undefined && { customer }) });
}

/** @returns the levels told: each once for one cause, and every one counted (ESC-7). */
export function escalate(
  draft: Draft,
  told: {
    rule: string;
    cause: string;
    kind: ComplaintNoticeKind;
    levels: readonly (Role | undefined)[];
    task?: Task;
  },
  at: Instant,
): Role[] {
  const { rule, cause } = told;
  const levels = new Set(told.levels.filter((level) => level !== undefined));
  const before = draft.head.escalations.filter((e) => e.rule === rule && e.cause === cause);
  const toTell = [...levels].filter((level) => !before.some((e) => e.level === level));
  for (const level of toTell) {
    const { escalations } = draft.head;
    const month = localMonth(at, draft.head.timeZone);
    update(draft, { escalations: [...escalations, { at, month, rule, cause, level }] });
    notify(draft, told.kind, { role: level }, at, told.task);
  }
  return toTell;
}

import { type Instant, laterOf, localMonth } from '../calendar.ts';
import type { FocusPeriod } from '../customer/focus.ts';
import { factsOf, type Promised, tasksWith, tasksWithNew } from '../head.ts';
import type { Proposal } from '../ledger/proposal.ts';
import { type ComplaintNoticeKind, drillText, type Notice, noticeText } from '../notice.ts';
import type { Policy } from '../policy.ts';
import { type Actor, changesBetween, type RecordEntry } from '../record.ts';
import { withRetention } from '../retention.ts';
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
export interface ComplaintState {
  readonly complaint: Complaint;
  readonly details: ComplaintDetails;
}

/** What a command or a firing leads to; all of it is written in one transaction. */
export interface Change extends ComplaintState {
  readonly entries: readonly RecordEntry[];
  readonly notices: readonly Notice[];
  /** From when until when the customer bears the focus mark, where the change gives it (CALL-8). */
  readonly focus?: FocusPeriod | undefined;
  /** What it proposes for the ledger (PERF-2). */
  readonly proposals?: readonly Proposal[] | undefined;
}

/**
 * A complaint being changed, step by step. Each step puts new values in place of old ones and changes none, so the
 * state it began with stays as it was.
 */
export interface Draft {
  complaint: Complaint;
  details: ComplaintDetails;
  readonly policy: Policy;
  readonly entries: RecordEntry[];
  readonly notices: Notice[];
  focus?: FocusPeriod;
  proposals?: readonly Proposal[];
}

export function draftOf(state: ComplaintState, policy: Policy): Draft {
  const { complaint, details } = state;
  return { complaint, details, policy, entries: [], notices: [] };
}

/** Ends a draft: the version is raised once, however much happened. */
export function changeOf({ complaint, ...draft }: Draft): Change {
  const { details, entries, notices, focus, proposals } = draft;
  const head = withRetention({ head: complaint, policy: draft.policy, entries }, !stillRuns(complaint));
  const next = { ...head, version: head.version + 1 };
  return { complaint: next, details, entries, notices, focus, proposals };
}

/**
 * Does `action` to the draft and records who did it, when, and what it changed (HANDLE-9).
 *
 * @param before what the changes are told against: the draft as it stands, or `{}` for a new complaint
 */
export function recorded(
  draft: Draft,
  entry: { at: Instant; by: Actor; action: string; input?: unknown },
  action: () => void,
  before: object = recordedPart(draft),
): void {
  action();
  const changes = changesBetween(before, recordedPart(draft));
  update(draft, { entries: draft.complaint.entries + 1 });
  draft.entries.push({ entry: draft.complaint.entries, ...entry, changes });
}

/** What the record tells of a complaint: all but its bookkeeping. */
export function recordedPart({ complaint, details }: ComplaintState): object {
  const { files: _, ...told } = details;
  return { complaint: factsOf(complaint), details: told };
}

/** Changes facts of a complaint that stays open; `endComplaint` ends one. */
export function update(draft: Draft, facts: Partial<OpenComplaint>): void {
  draft.complaint = { ...draft.complaint, ...facts } as Complaint;
}

/** Takes a solution back that nobody is to hear any more. */
export function dropSolution(draft: Draft): void {
  const { solution: _, ...complaint } = draft.complaint;
  const { solution: __, ...details } = draft.details;
  draft.complaint = complaint;
  draft.details = details;
}

/** Proposes an entry for the ledger; it is written with the change (PERF-2). A drill is held against nobody (EMERG-4). */
export function propose(draft: Draft, proposal: Proposal): void {
  if (draft.complaint.drill) return;
  draft.proposals = [...(draft.proposals ?? []), proposal];
}

/** Opens a promise. */
export function openTask(draft: Draft, task: Promised): void {
  update(draft, { tasks: tasksWithNew(draft.complaint, task) });
}

export function replaceTask(draft: Draft, task: Task): void {
  update(draft, { tasks: tasksWith(draft.complaint, task) });
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
  for (const task of runningTasks(draft.complaint, ...kinds)) {
    completeTask(draft, task, doneAt);
  }
}

/** Done at that time; where its clock stood then, it is judged by the deadline that it has by that. */
export function completeTask(draft: Draft, task: RunningTask, doneAt: Instant): void {
  const running = isPaused(task) ? asOf(draft, task, laterOf(doneAt, task.paused.since)) : task;
  replaceTask(draft, complete(running, doneAt, draft.complaint.timeZone));
}

/** Done, if it is owed; also when the complaint was closed before. */
export function completeOwed(draft: Draft, kind: OwedKind, doneAt: Instant): void {
  const owed = owedTask(draft.complaint, kind);
  if (owed) completeTask(draft, owed, doneAt);
}

/** Ends everything still running, with the reason (CLOCK-10). */
export function cancelTasks(draft: Draft, at: Instant, reason: string): void {
  for (const task of runningTasks(draft.complaint)) replaceTask(draft, cancel(task, at, reason));
}

export function notify(draft: Draft, kind: ComplaintNoticeKind, to: Owner, at: Instant, task?: Task): void {
  const { complaint } = draft;
  const notices = complaint.notices + 1;
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
  update(draft, { notices });
  draft.notices.push({ id: `n${notices}`, at, kind, to, text, ...(customer !== undefined && { customer }) });
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
  const before = draft.complaint.escalations.filter((e) => e.rule === rule && e.cause === cause);
  const toTell = [...levels].filter((level) => !before.some((e) => e.level === level));
  for (const level of toTell) {
    const { escalations } = draft.complaint;
    const month = localMonth(at, draft.complaint.timeZone);
    update(draft, { escalations: [...escalations, { at, month, rule, cause, level }] });
    notify(draft, told.kind, { role: level }, at, told.task);
  }
  return toTell;
}

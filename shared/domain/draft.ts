import type { Instant } from './calendar.ts';
import { factsOf, type Head, type Promised, tasksWith, tasksWithNew } from './head.ts';
import type { Notice } from './notice.ts';
import type { Policy } from './policy.ts';
import { type Actor, changesBetween, type RecordEntry } from './record.ts';
import { withRetention } from './retention.ts';
import type { Task } from './task.ts';

/** What rules are about, as it is stored: its head and, apart, what identifies people. */
export interface State<H extends Head, Details> {
  readonly head: H;
  readonly details: Details;
}

/** What happened to it; all of it is written in one transaction. */
export interface Change<H extends Head, Details> extends State<H, Details> {
  readonly entries: readonly RecordEntry[];
  readonly notices: readonly Notice[];
}

/**
 * Something being changed, step by step. Each step puts new values in place of old ones and changes none, so the
 * state it began with stays as it was.
 */
export interface Draft<H extends Head, Details> {
  head: H;
  details: Details;
  readonly policy: Policy;
  readonly entries: RecordEntry[];
  readonly notices: Notice[];
  /** What the record tells, where that is not all facts and all details. */
  told?(state: State<H, Details>): object;
}

/** When something is done, by whom, and what holds there. */
export interface Given {
  readonly at: Instant;
  readonly by: Actor;
  readonly policy: Policy;
}

export function draftOf<H extends Head, Details>(
  { head, details }: State<H, Details>,
  policy: Policy,
): Draft<H, Details> {
  return { head, details, policy, entries: [], notices: [] };
}

/**
 * Ends a draft: the version is raised once, however much happened.
 *
 * @param isOver whether nothing is left to do, of what has personal data that are then kept for a time only
 */
export function changeOf<H extends Head, Details>(
  draft: Draft<H, Details>,
  isOver?: (head: H) => boolean,
): Change<H, Details> {
  const { details, entries, notices } = draft;
  const head = isOver ? withRetention(draft, isOver(draft.head)) : draft.head;
  return { head: { ...head, version: head.version + 1 }, details, entries, notices };
}

/**
 * Does `action` to the draft and records who did it, when, and what it changed (HANDLE-9).
 *
 * @param before what the changes are told against: the draft as it stands, or `{}` for what is new
 */
export function recorded<H extends Head, Details>(
  draft: Draft<H, Details>,
  entry: { at: Instant; by: Actor; action: string; input?: unknown },
  action: () => void,
  before: object = toldOf(draft),
): void {
  action();
  const changes = changesBetween(before, toldOf(draft));
  const entries = draft.head.entries + 1;
  draft.head = { ...draft.head, entries };
  draft.entries.push({ entry: entries, ...entry, changes });
}

/** What the record tells: all but the bookkeeping. */
export function recordedPart<H extends Head, Details>({ head, details }: State<H, Details>): object {
  return { head: factsOf(head), details };
}

function toldOf<H extends Head, Details>(draft: Draft<H, Details>): object {
  return (draft.told ?? recordedPart)(draft);
}

/** Opens a promise. */
export function openTask<H extends Head, Details>(draft: Draft<H, Details>, task: Promised): void {
  draft.head = { ...draft.head, tasks: tasksWithNew(draft.head, task) };
}

export function replaceTask<H extends Head, Details>(draft: Draft<H, Details>, task: Task): void {
  draft.head = { ...draft.head, tasks: tasksWith(draft.head, task) };
}

/** Puts a notice into a mailbox. */
export function tell<H extends Head, Details>(draft: Draft<H, Details>, notice: Omit<Notice, 'id'>): void {
  const notices = draft.head.notices + 1;
  draft.head = { ...draft.head, notices };
  draft.notices.push({ id: `n${notices}`, ...notice });
}

import type { Instant } from '../calendar.ts';
import { factsOf, tasksWith } from '../head.ts';
import type { Notice } from '../notice.ts';
import type { Policy } from '../policy.ts';
import { type Actor, changesBetween, type RecordEntry } from '../record.ts';
import type { Owner } from '../roles.ts';
import type { Task } from '../task.ts';
import type { Callback, CallbackDetails } from './callback.ts';
import { type CallbackNoticeKind, callbackNoticeText } from './notice-text.ts';

/** A callback as it is stored: its head and, apart, what identifies people. */
export interface CallbackState {
  readonly callback: Callback;
  readonly details: CallbackDetails;
}

/** What happened to a callback; all of it is written in one transaction. */
export interface CallbackChange extends CallbackState {
  readonly entries: readonly RecordEntry[];
  readonly notices: readonly Notice[];
}

/** A callback being changed, step by step; each step puts new values in place of old ones and changes none. */
export interface CallbackDraft {
  callback: Callback;
  details: CallbackDetails;
  readonly policy: Policy;
  readonly entries: RecordEntry[];
  readonly notices: Notice[];
}

export function draftOf({ callback, details }: CallbackState, policy: Policy): CallbackDraft {
  return { callback, details, policy, entries: [], notices: [] };
}

/** Ends a draft: the version is raised once, however much happened. */
export function changeOf({ callback, details, entries, notices }: CallbackDraft): CallbackChange {
  return { callback: { ...callback, version: callback.version + 1 }, details, entries, notices };
}

/**
 * Does `action` to the draft and records who did it, when, and what it changed.
 *
 * @param before what the changes are told against: the draft as it stands, or `{}` for a new callback
 */
export function recorded(
  draft: CallbackDraft,
  entry: { at: Instant; by: Actor; action: string; input?: unknown },
  action: () => void,
  before: object = recordedPart(draft),
): void {
  action();
  const changes = changesBetween(before, recordedPart(draft));
  const entries = draft.callback.entries + 1;
  draft.callback = { ...draft.callback, entries };
  draft.entries.push({ entry: entries, ...entry, changes });
}

/** What the record tells of a callback: all but its bookkeeping. */
export function recordedPart({ callback, details }: CallbackState): object {
  return { callback: factsOf(callback), details };
}

export function replaceTask(draft: CallbackDraft, task: Task): void {
  draft.callback = { ...draft.callback, tasks: tasksWith(draft.callback, task) };
}

export function notify(
  draft: CallbackDraft,
  kind: CallbackNoticeKind,
  to: Owner,
  at: Instant,
  dueAt: Instant,
): void {
  const { number, timeZone } = draft.callback;
  const notices = draft.callback.notices + 1;
  draft.callback = { ...draft.callback, notices };
  const text = callbackNoticeText(kind, { number, timeZone, dueAt });
  draft.notices.push({ id: `n${notices}`, at, kind, to, text });
}

import type { Instant } from '../calendar.ts';
import { tell } from '../draft.ts';
import type { Owner } from '../roles.ts';
import type { Task } from '../task.ts';
import type { CallbackDraft } from './callback.ts';
import { type CallbackNoticeKind, callbackNoticeText } from './notice-text.ts';

/** Tells somebody of one of the callback's tasks. @param dueAt the deadline it is about */
export function notify(
  draft: CallbackDraft,
  kind: CallbackNoticeKind,
  to: Owner,
  told: { readonly task: Pick<Task, 'kind'>; readonly at: Instant; readonly dueAt: Instant },
): void {
  const { number, timeZone, purpose, date } = draft.head;
  const { task, at, dueAt } = told;
  const text = callbackNoticeText(kind, { number, purpose, task: task.kind, timeZone, dueAt, date });
  tell(draft, { at, kind, to, text });
}

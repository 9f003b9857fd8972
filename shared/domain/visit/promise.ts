import { aYear, type Instant, plus } from '../calendar.ts';
import { openTask, replaceTask, tell } from '../draft.ts';
import { dueAfter } from '../due-after.ts';
import { invalid } from '../errors.ts';
import type { Head } from '../head.ts';
import { commonSays } from '../refusals/common.ts';
import { visitSays } from '../refusals/visit.ts';
import { complete, isRunning, moveDeadline, type RunningTask, type TaskKind } from '../task.ts';
import { delayText } from './notice-text.ts';
import type { Visit, VisitDraft } from './visit.ts';

/**
 * VISIT-4: the vehicle is promised by then. Where it was promised sooner, the service director is told at once.
 *
 * @param since before which it cannot have been promised
 * @param reason why it is put off, where somebody said so
 */
export function promiseHandBack(
  draft: VisitDraft,
  promisedAt: Instant,
  { at, since = at, reason }: { at: Instant; since?: Instant; reason?: string },
): void {
  if (promisedAt <= since) throw invalid('promisedAt', visitSays.promised_too_early);
  if (promisedAt > plus(at, aYear)) throw invalid('promisedAt', commonSays.over_a_year_ahead);
  const before = draft.head.promisedAt;
  const plan = [{ at: promisedAt, action: 'miss' as const }];
  const task = runningVisitTask(draft.head, 'hand_back');
  if (task) replaceTask(draft, moveDeadline(task, promisedAt, plan));
  else openTask(draft, { kind: 'hand_back', owner: draft.head.adviser, at, dueAt: promisedAt, plan });
  draft.head = { ...draft.head, promisedAt };
  if (before !== undefined && before < promisedAt) putOff(draft, before, promisedAt, at, reason);
}

function putOff(
  draft: VisitDraft,
  promisedBefore: Instant,
  promisedAt: Instant,
  at: Instant,
  reason: string | undefined,
): void {
  const { head, details } = draft;
  draft.head = { ...head, delays: [...head.delays, { at, promisedBefore, promisedAt }] };
  draft.details = { ...details, delays: [...details.delays, { ...(reason !== undefined && { reason }) }] };
  const text = delayText(head, promisedBefore, promisedAt);
  tell(draft, { at, kind: 'visit_delayed', to: { role: 'service_director' }, text });
}

/** VISIT-3: somebody is to be with the customer within so many working hours of the call. */
export function promiseArrival(draft: VisitDraft, at: Instant): void {
  const { policy, head } = draft;
  const { onSite, timeZone, adviser } = head;
  if (onSite === undefined) return;
  const within = onSite.area === 'city' ? 'onSiteInCityWithin' : 'onSiteInSuburbsWithin';
  const { at: dueAt } = dueAfter(onSite.calledAt, timeZone, policy, within);
  openTask(draft, { kind: 'arrival', owner: adviser, at, dueAt, plan: [{ at: dueAt, action: 'miss' }] });
}

/** Keeps a promise of that kind, where there is one. */
export function keepPromise(draft: VisitDraft, kind: TaskKind, at: Instant): void {
  const task = runningVisitTask(draft.head, kind);
  if (task) replaceTask(draft, complete(task, at, draft.head.timeZone));
}

function runningVisitTask({ tasks }: Pick<Visit & Head, 'tasks'>, kind: TaskKind): RunningTask | undefined {
  return tasks.filter(isRunning).find((task) => task.kind === kind);
}

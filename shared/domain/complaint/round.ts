import { type Instant, localMonth } from '../calendar.ts';
import type { reopeningReasons } from './complaint.ts';
import { noSolutionStep, resolutionDueAt, resolutionPlan } from './deadlines.ts';
import { type Draft, openTask, update } from './draft.ts';

/** A further round of handling, with a resolution deadline counted from now (CLOSE-2, CLOCK-4). */
export function startRound(draft: Draft, at: Instant, reason: (typeof reopeningReasons)[number]): void {
  const { reopenings, owner, priority, receivedAt, timeZone } = draft.complaint;
  const month = localMonth(at, timeZone);
  update(draft, { status: 'reopened', reopenings: [...reopenings, { at, month, reason }] });
  const dueAt = resolutionDueAt(at, priority, timeZone, draft.policy);
  const noSolution = noSolutionStep(receivedAt, timeZone, draft.policy);
  const plan = [
    ...(noSolution.at > at ? [noSolution] : []),
    ...resolutionPlan(dueAt, at, timeZone, draft.policy),
  ];
  openTask(draft, { kind: 'resolution', owner, at, dueAt, plan });
}

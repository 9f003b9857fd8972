import { type Instant, localMonth } from '../calendar.ts';
import { cancel } from '../task.ts';
import type { reopeningReasons } from './codes.ts';
import type { OpenComplaint } from './complaint.ts';
import { noSolutionStep, resolutionDueAt, resolutionPlan } from './deadlines.ts';
import { type Draft, notify, openTask, replaceTask, runningTasks } from './draft.ts';

/**
 * A further round of handling, with a resolution deadline counted from now (CLOSE-2, CLOCK-4). What the last round
 * came to holds no more: neither its result nor the letter that was to tell it.
 */
export function startRound(draft: Draft, at: Instant, reason: (typeof reopeningReasons)[number]): void {
  const { resolvedAt: _, resolutionSetAt: __, ...rest } = draft.complaint;
  const { reopenings, owner, priority, receivedAt, timeZone } = rest;
  const month = localMonth(at, timeZone);
  draft.complaint = {
    ...rest,
    status: 'reopened',
    reopenings: [...reopenings, { at, month, reason }],
  } as OpenComplaint;
  for (const task of runningTasks(draft.complaint, 'letter'))
    replaceTask(draft, cancel(task, at, 'replaced'));
  const dueAt = resolutionDueAt(at, priority, timeZone, draft.policy);
  const noSolution = noSolutionStep(receivedAt, timeZone, draft.policy);
  const plan = [
    ...(noSolution.at > at ? [noSolution] : []),
    ...resolutionPlan(dueAt, at, timeZone, draft.policy),
  ];
  openTask(draft, { kind: 'resolution', owner, at, dueAt, plan });
  notify(draft, 'complaint_reopened', owner, at);
}

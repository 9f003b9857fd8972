import { type Instant, localMonth } from '../calendar.ts';
import { openTask, replaceTask } from '../draft.ts';
import { cancel, type Step } from '../task.ts';
import type { reopeningReasons } from './codes.ts';
import type { OpenComplaint } from './complaint.ts';
import { noSolutionStep, resolutionDue, resolutionPlan } from './deadlines.ts';
import { type Draft, notify, runningTasks } from './draft.ts';
import { afterWaits } from './standing.ts';
import { resumeClocks } from './waiting.ts';

/**
 * A further round of handling, with a resolution deadline counted from now (CLOSE-2, CLOCK-4). What the last round
 * came to holds no more: neither its result nor the letter that was to tell it, and nobody is waited for any longer.
 */
export function startRound(draft: Draft, at: Instant, reason: (typeof reopeningReasons)[number]): void {
  resumeClocks(draft, at);
  const { resolvedAt: _, resolutionSetAt: __, ...rest } = draft.head;
  const { reopenings, owner, priority, timeZone } = rest;
  const month = localMonth(at, timeZone);
  draft.head = {
    ...rest,
    status: 'reopened',
    reopenings: [...reopenings, { at, month, reason }],
  } as OpenComplaint;
  for (const task of runningTasks(draft.head, 'letter')) replaceTask(draft, cancel(task, at, 'replaced'));
  const due = resolutionDue(at, priority, timeZone, draft.policy);
  const noSolution = noSolutionAfterWaits(draft, at);
  const plan = [
    ...(noSolution.at > at ? [noSolution] : []),
    ...resolutionPlan(due, at, timeZone, draft.policy),
  ];
  openTask(draft, { kind: 'resolution', owner, at, dueAt: due.at, plan });
  notify(draft, 'complaint_reopened', owner, at);
}

/** CLOCK-6 runs from the receipt, whichever round it is. */
function noSolutionAfterWaits(draft: Draft, now: Instant): Step {
  const { receivedAt: from, timeZone } = draft.head;
  const step = noSolutionStep(from, timeZone, draft.policy);
  return { ...step, at: afterWaits(draft, 'resolution', step, { from, now }).at };
}

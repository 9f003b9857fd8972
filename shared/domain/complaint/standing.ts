import { earlier, type Instant, laterOf } from '../calendar.ts';
import { afterPauses } from '../clock.ts';
import { clockOf, type Due } from '../due-after.ts';
import type { Policy } from '../policy.ts';
import { isPaused, type RunningTask, type Step, type TaskKind, unpaused, withPlan } from '../task.ts';
import type { Complaint } from './complaint.ts';
import { dueOf, missAt, resolutionPlan } from './deadlines.ts';

interface Situation {
  readonly head: Pick<Complaint, 'timeZone' | 'waiting' | 'waits'>;
  readonly policy: Policy;
}

/**
 * The task as it would run on from that instant, where its clock stands (POLICY-2): its deadline later by as much of the
 * deadline's own clock as it stood, and what follows from the deadline anew. Where it stood for none of it, all is as
 * before, but for a reminder whose time has passed.
 */
export function asOf({ head: complaint, policy }: Situation, task: RunningTask, at: Instant): RunningTask {
  if (!isPaused(task)) return task;
  const { since, plan } = task.paused;
  const zone = complaint.timeZone;
  const moved = (due: Due): Due => {
    const clock = clockOf(due, zone, policy);
    // A deadline in whose own second the clock stopped has none of it left, and is not past either.
    const stood = clock.between(earlier(since, due.at), at);
    return at === since ? due : { ...due, at: laterOf(clock.plus(due.at, stood), at) };
  };
  const due = moved(dueOf({ dueAt: task.dueAt, plan }));
  const own = plan.filter(isReport).map((step): Step => ({ ...step, at: moved(step).at }));
  const following = plan.filter((step) => !isReport(step) && (step.action !== 'remind' || step.at > at));
  const anew = task.kind === 'resolution' ? resolutionPlan(due, at, zone, policy) : missAt(due);
  const told = task.plan.filter(({ action }) => action !== 'resume');
  const steps = [...told, ...own, ...(due.at === task.dueAt ? following : anew)];
  return { ...unpaused(withPlan(task, steps)), dueAt: due.at };
}

/** The report has a deadline of its own (CLOCK-6). */
function isReport({ action }: Step): boolean {
  return action === 'report_no_solution';
}

/** A deadline counted from an earlier time, put off by the waits in which that kind of promise stood still. */
export function afterWaits(
  { head: complaint, policy }: Situation,
  kind: TaskKind,
  due: Due,
  { from, now }: { from: Instant; now: Instant },
): Due {
  const { waits, waiting, timeZone } = complaint;
  const all = waiting ? [...waits, { from: waiting.since, to: now, kinds: waiting.kinds }] : waits;
  const pauses = all.filter(({ kinds }) => kinds.some((one) => one === kind));
  return { ...due, at: afterPauses(due.at, from, pauses, clockOf(due, timeZone, policy)).dueAt };
}

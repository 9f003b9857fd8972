import { type Instant, plus } from '../calendar.ts';
import { tasksWith } from '../head.ts';
import { hasEnded, type Job, type JobChange, type JobState, jobTask, type Stretch } from './job.ts';

/** How long whoever works on a job has it before anybody else takes it over. */
const lease = 'PT3M';
/** What is left of it when it is renewed. */
const renewedWith = 'PT2M';
/** How long a step waits for its own schedule before the sweep has one made anew. */
const patience = 'PT2M';
/** How often a job is taken up again although it comes no further. */
export const mostStalls = 5;

/**
 * Takes a job to work on it. Its next step is when the lease ends: whoever works on it moves that on, and where
 * they are gone, it is what has the job taken up again. A second firing of the same step finds the step past.
 */
export function takeJob<Details>({ head, details }: JobState<Details>, now: Instant): JobChange<Details> {
  const taken = stepAt(head, plus(now, lease));
  return unrecorded(
    { ...taken, status: 'running', startedAt: head.startedAt ?? now, stalls: head.stalls + 1 },
    details,
  );
}

/**
 * Keeps what a stretch of work has come to.
 *
 * @param renew whether the lease is renewed at any rate; else it is when little is left of it
 */
export function keepStretch<Details>(
  { head, details }: JobState<Details>,
  { cursor, counts, details: told = details }: Stretch<Details>,
  now: Instant,
  renew: boolean,
): JobChange<Details> {
  const next = { ...head, cursor, counts, stalls: 0 };
  const { at = now } = jobTask(head).plan[0] ?? {};
  return unrecorded(renew || at <= plus(now, renewedWith) ? stepAt(next, plus(now, lease)) : next, told);
}

/** Gives a job back until then: there is nothing to do for it yet, or no time to do it in. */
export function putOff<Details>({ head, details }: JobState<Details>, until: Instant): JobChange<Details> {
  const { startedAt, ...later } = { ...stepAt(head, until), stalls: 0 };
  const begun = head.cursor !== undefined;
  return unrecorded(
    begun ? { ...later, startedAt, status: 'running' } : { ...later, status: 'waiting' },
    details,
  );
}

/** Has a schedule made anew for a job whose step has been past for a while; undefined where it need not be. */
export function rescheduled<Details>(
  { head, details }: JobState<Details>,
  now: Instant,
): JobChange<Details> | undefined {
  const { at } = jobTask(head).plan[0] ?? {};
  if (hasEnded(head) || at === undefined || plus(at, patience) > now) return undefined;
  return unrecorded(stepAt(head, plus(now, 'PT1M')), details);
}

/** The job with its next step then. Also at the same instant it is another step. */
function stepAt(head: Job, at: Instant): Job {
  const task = jobTask(head);
  return {
    ...head,
    tasks: tasksWith(head, { ...task, plan: [{ at, action: 'work' }], step: task.step + 1 }),
  };
}

/** Taking up and going on is no event that the record tells of. */
function unrecorded<Details>(head: Job, details: Details): JobChange<Details> {
  return { head: { ...head, version: head.version + 1 }, details, entries: [], notices: [] };
}

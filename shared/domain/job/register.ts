import type { Instant } from '../calendar.ts';
import { endOfDay } from '../calendar.ts';
import { changeOf, type Given, openTask, recorded } from '../draft.ts';
import type { PersonActor } from '../record.ts';
import type { Job, JobChange } from './job.ts';

/** A job that is to be done. */
export interface PlannedJob<Details>
  extends Pick<Job, 'id' | 'branchId' | 'number' | 'timeZone' | 'kind' | 'variant' | 'counts'> {
  readonly details: Details;
  /** When work on it begins. */
  readonly firstStepAt: Instant;
}

/** A new job: its task's one step calls for whoever works on it. */
export function registerJob<Details>(
  { details, firstStepAt, ...facts }: PlannedJob<Details>,
  action: string,
  { at, by, policy }: Given & { readonly by: PersonActor },
): JobChange<Details> {
  const startedBy = { role: by.role, person: by.person };
  const head: Job = {
    ...facts,
    version: 0,
    status: 'waiting',
    startedBy,
    registeredAt: at,
    tasks: [],
    stalls: 0,
    entries: 0,
    notices: 0,
  };
  const draft = { head, details, policy, entries: [], notices: [] };
  const dueAt = endOfDay(at, facts.timeZone, 'P1D');
  recorded(
    draft,
    { at, by, action },
    () =>
      openTask(draft, {
        kind: 'job',
        owner: startedBy,
        at,
        dueAt,
        plan: [{ at: firstStepAt, action: 'work' }],
      }),
    {},
  );
  return changeOf(draft);
}

import type * as z from 'zod/mini';
import type { Place } from '../../shared/data/directory/directory.ts';
import type { Rescheduled } from '../../shared/data/head/task-store.ts';
import type { Write } from '../../shared/data/table/transaction.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import type { Counts, JobFailure, JobState, Stretch } from '../../shared/domain/job/job.ts';
import type { Runtime } from '../../shared/runtime.ts';

/** What work on a job has come to by now. Only after a stretch is there more to do. */
export type Progress<Details = unknown> =
  | (Stretch<Details> & {
      readonly next: 'go_on';
      /** Kept with where to go on, in one transaction. */
      readonly writes?: readonly Write[] | undefined;
      /** Whose schedules follow from what was done. */
      readonly rescheduled: readonly Rescheduled[];
    })
  | { readonly next: 'wait'; readonly until: Instant }
  | { readonly next: 'finish'; readonly counts: Counts }
  | { readonly next: 'fail'; readonly failure: JobFailure };

/** How a kind of job is worked off. */
export interface JobWorker<Details = unknown> {
  readonly details: z.ZodMiniType<Details>;
  /**
   * Works from the job's cursor on, stretch by stretch. It is asked for the next one when the one before is kept, and
   * may be left at any point: whatever was done since the last cursor is done again, and must come to the same.
   */
  readonly work: (job: JobState<Details>, place: Place, runtime: Runtime) => AsyncIterable<Progress<Details>>;
}

/** A worker among others, whose details nobody else looks at. */
export function jobWorker<Details>(worker: JobWorker<Details>): JobWorker {
  return worker as unknown as JobWorker;
}

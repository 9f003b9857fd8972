import * as z from 'zod/mini';
import { type JobState, jobSchema } from '../../domain/job/job.ts';
import { stored } from '../../domain/stored.ts';
import { defineHead } from '../head/define-head.ts';
import { listRow } from '../head/write-head.ts';
import { itemRef } from '../table/item.ts';
import { keys, partitions } from '../table/keys.ts';
import type { Loaded } from '../table/table.ts';
import type { Write } from '../table/transaction.ts';

/** A job's head as lists show it. */
export const jobRowSchema = z.lazy(() => jobSchema);

/** A job is worked on by its own Lambda: settled, it only gets its schedule anew, where no schedule has served it. */
export const jobHead = defineHead({
  type: 'job',
  schema: jobSchema,
  details: z.unknown(),
  rows: ({ head }) => [
    listRow(head, {
      gsi1pk: partitions.jobs(head.branchId, head.kind),
      gsi1sk: `${head.registeredAt}#${head.id}`,
    }),
  ],
  settle: async () => (await import('../../domain/job/work.ts')).rescheduled,
});

/** The job out of that read; undefined where there is none. @param details what its kind keeps besides */
export function jobFrom<Details>(
  loaded: Loaded,
  jobId: string,
  details: z.ZodMiniType<Details>,
): JobState<Details> | undefined {
  const state = jobHead.from(loaded, jobId);
  return state && { head: state.head, details: details.parse(state.details) };
}

/**
 * What was done last in one of the places in which a job's targets take turns. Written with what is done to the
 * target itself, so that whoever does the target again finds what came of it, and whoever was overtaken can do
 * nothing more.
 */
const turnSchema = stored({ turn: z.int(), outcome: z.string() });

export type Turn = z.infer<typeof turnSchema>;

/** How many places there are: as many targets may be under way between two cursors. */
export const turnPlaces = 50;

/** @param turn the target's number, counted from 0 in an order that never changes */
export function turnRef(jobId: string, turn: number) {
  return itemRef(keys.jobTurn(jobId, turn % turnPlaces), turnSchema);
}

export function writeTurn(jobId: string, { turn, outcome }: Turn): Write {
  return {
    put: turnRef(jobId, turn).key,
    data: { turn, outcome },
    attributes: { version: turn },
    when: {
      expression: 'attribute_not_exists(pk) OR #version < :turn',
      names: { '#version': 'version' },
      values: { ':turn': turn },
    },
  };
}

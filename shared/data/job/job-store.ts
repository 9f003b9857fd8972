import * as z from 'zod/mini';
import { type Job, type JobChange, type JobState, jobSchema } from '../../domain/job/job.ts';
import { stored } from '../../domain/stored.ts';
import { branchRefs } from '../directory/directory.ts';
import { writeHead } from '../head/define-head.ts';
import { branchOfId } from '../table/ids.ts';
import { type ItemRef, itemRef } from '../table/item.ts';
import { keys, partitions } from '../table/keys.ts';
import type { Loaded } from '../table/table.ts';
import type { Write } from '../table/transaction.ts';

function headRef(jobId: string) {
  return itemRef(keys.head(jobId), jobSchema);
}

function detailsRef<Details>(jobId: string, schema: z.ZodMiniType<Details>) {
  return itemRef(keys.details(jobId), schema);
}

/** A job's head as lists show it. */
export const jobRowSchema = z.lazy(() => jobSchema);

/** Everything that work on a job needs, for one read. */
export function jobRefs(jobId: string): ItemRef<unknown>[] {
  const details = detailsRef(jobId, z.unknown());
  return [headRef(jobId), details, ...Object.values(branchRefs(branchOfId(jobId)))];
}

/** Its head alone. */
export function jobHeadFrom(loaded: Loaded, jobId: string): Job | undefined {
  return loaded.get(headRef(jobId));
}

/** The job out of that read; undefined where there is none. @param details what its kind keeps besides */
export function jobFrom<Details>(
  loaded: Loaded,
  jobId: string,
  details: z.ZodMiniType<Details>,
): JobState<Details> | undefined {
  const head = loaded.get(headRef(jobId));
  const apart = loaded.get(detailsRef(jobId, details));
  return head && apart !== undefined ? { head, details: apart } : undefined;
}

/** The writes of a change. @param before the state it was decided on; undefined for a new job */
export function writeJob<Details>(
  before: JobState<Details> | undefined,
  change: JobChange<Details>,
): Write[] {
  return [...writeHead(before, change, change), writeRow(change.head)];
}

function writeRow(head: Job): Write {
  return {
    put: keys.listRow(head.id),
    row: head,
    attributes: {
      gsi1pk: partitions.jobs(head.branchId, head.kind),
      gsi1sk: `${head.registeredAt}#${head.id}`,
    },
  };
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

import type { DynamoDBRecord } from 'aws-lambda';
import { taskPrefix } from '../../shared/data/head/task-store.ts';
import { isComplaintId } from '../../shared/data/table/ids.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { scheduleRecords } from './schedule-records.ts';

/** Something that follows by itself from what the stream tells. */
export interface Follower {
  /** Whether that record is for it. */
  readonly takes: (record: DynamoDBRecord) => boolean;
  /**
   * Does what follows from the records it takes; of one that comes again it finds the work done.
   *
   * @returns the records that are to come again; why is logged
   */
  readonly follow: (runtime: Runtime, records: readonly DynamoDBRecord[]) => Promise<DynamoDBRecord[]>;
}

const schedules: Follower = {
  takes: (record) => sortKeyOf(record).startsWith(taskPrefix),
  follow: scheduleRecords,
};

/** EMERG-3: complaints that came in. Most batches have none, and load nothing for it. */
const surge: Follower = {
  takes: (record) => sortKeyOf(record) === 'head' && isComplaintId(record.dynamodb?.Keys?.pk?.S ?? ''),
  follow: async (...told) => (await import('./watch-records.ts')).watchRecords(...told),
};

/** POLICY-3: details that the table removed. Most batches have none of these either. */
const forgetting: Follower = {
  takes: (record) => sortKeyOf(record) === 'details' && record.eventName === 'REMOVE',
  follow: async (...told) => (await import('./forget-records.ts')).forgetRecords(...told),
};

/** One after the other: first the schedules, which wait for nothing. */
export const followers: readonly Follower[] = [schedules, surge, forgetting];

function sortKeyOf({ dynamodb }: DynamoDBRecord): string {
  return dynamodb?.Keys?.sk?.S ?? '';
}

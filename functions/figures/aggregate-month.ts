import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { contributionRef } from '../../shared/data/figures-store.ts';
import { isComplaintId } from '../../shared/data/ids.ts';
import { retryLostRaces } from '../../shared/data/retries.ts';
import { contentOfImage } from '../../shared/data/stream-image.ts';
import type { Loaded, Table } from '../../shared/data/table.ts';
import { type Complaint, complaintSchema } from '../../shared/domain/complaint/complaint.ts';
import { errorFields } from '../../shared/log.ts';
import { type Runtime, runtime } from '../../shared/runtime.ts';
import { foldBranch } from './fold.ts';

/**
 * Keeps the monthly figures: takes the newest image of each complaint in the batch and folds a branch's into as
 * few transactions as it can. Records that come again, late or out of order change nothing, since a contribution
 * is replaced only by one of a newer version (STAT-3). What fails is named, and comes again.
 */
export const aggregateMonth =
  ({ table, log }: Pick<Runtime, 'table' | 'log'>) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const failures: string[] = [];
    const fail = (records: readonly DynamoDBRecord[], error: unknown) => {
      failures.push(...records.map((record) => record.dynamodb?.SequenceNumber ?? ''));
      log('error', { event: 'figures_failed', count: records.length, ...errorFields(error) });
    };

    const heads = new Map<string, Head>();
    for (const record of Records) {
      try {
        take(record, heads);
      } catch (error) {
        fail([record], error);
      }
    }

    const complaints = [...heads.values()];
    if (complaints.length > 0) {
      const loaded = await loadContributions(table, complaints);
      for (const [branchId, group] of Map.groupBy(complaints, ({ complaint }) => complaint.branchId)) {
        try {
          await countBranch(table, branchId, group, loaded);
        } catch (error) {
          fail(
            group.flatMap(({ records }) => records),
            error,
          );
        }
      }
    }
    return { batchItemFailures: failures.map((itemIdentifier) => ({ itemIdentifier })) };
  };

interface Head {
  complaint: Complaint;
  /** All records of the complaint, which stand or fall together. */
  readonly records: DynamoDBRecord[];
}

function take(record: DynamoDBRecord, heads: Map<string, Head>): void {
  // What is no complaint is not counted.
  if (!isComplaintId(record.dynamodb?.Keys?.pk?.S ?? '')) return;
  const complaint = contentOfImage(record.dynamodb?.NewImage, 'data', complaintSchema);
  // Only erasing a whole branch removes heads, and that is no event to count.
  if (!complaint) return;
  const known = heads.get(complaint.id);
  if (!known) heads.set(complaint.id, { complaint, records: [record] });
  else {
    known.records.push(record);
    if (complaint.version > known.complaint.version) known.complaint = complaint;
  }
}

async function countBranch(
  table: Table,
  branchId: string,
  heads: readonly Head[],
  loaded: Loaded,
): Promise<void> {
  const complaints = heads.map(({ complaint }) => complaint);
  let contributions: Loaded | undefined = loaded;
  await retryLostRaces(async () => {
    contributions ??= await loadContributions(table, heads);
    const transactions = foldBranch(branchId, complaints, contributions);
    contributions = undefined;
    for (const writes of transactions) await table.transact(writes);
  });
}

function loadContributions(table: Table, heads: readonly Head[]): Promise<Loaded> {
  return table.load(heads.map(({ complaint }) => contributionRef(complaint.id)));
}

export const handler = (event: DynamoDBStreamEvent) => aggregateMonth(runtime)(event);

import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import {
  accountRefs,
  type Countings,
  countingsOf,
  type HeadToCount,
  likelyPagesOf,
  pagesOf,
  transactionsOf,
} from '../../shared/data/figures/account-store.ts';
import { branchOfId } from '../../shared/data/table/ids.ts';
import { retryLostRaces } from '../../shared/data/table/retries.ts';
import { contentOfImage } from '../../shared/data/table/stream-image.ts';
import type { Loaded, Table } from '../../shared/data/table/table.ts';
import { contributionOf } from '../../shared/domain/figures/contribution.ts';
import { countedOf } from '../../shared/domain/figures/counted.ts';
import { errorFields } from '../../shared/log.ts';
import { type Runtime, runtime } from '../../shared/runtime.ts';

/**
 * Keeps the monthly figures: takes the newest image of each head in the batch and enters a branch's in as few
 * transactions as it can. Records that come again, late or out of order change nothing, since what was counted is
 * replaced only by what is newer (STAT-3). What fails is named, and comes again.
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

    const branches = Map.groupBy(heads.values(), ({ id }) => branchOfId(id));
    if (branches.size > 0) {
      // Where what is stored of one branch cannot be read, the others are read apart from it.
      const read = await readBooks(table, branches).catch(() => undefined);
      for (const [branchId, group] of branches) {
        try {
          await countBranch(table, branchId, group, read);
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

interface Head extends HeadToCount {
  contribution: HeadToCount['contribution'];
  /** All records of the head, which stand or fall together. */
  readonly records: DynamoDBRecord[];
}

function take(record: DynamoDBRecord, heads: Map<string, Head>): void {
  const id = record.dynamodb?.Keys?.pk?.S ?? '';
  const schema = countedOf(id)?.schema;
  // What figures do not count is taken for nothing.
  const head = schema && contentOfImage(record.dynamodb?.NewImage, 'data', schema);
  // Only erasing a whole branch removes heads, and that is no event to count.
  if (!head) return;
  const known = heads.get(id);
  if (known) known.records.push(record);
  if (known && known.contribution.version >= head.version) return;
  const contribution = contributionOf(head);
  if (known) known.contribution = contribution;
  else heads.set(id, { id, contribution, records: [record] });
}

/** What is new in each branch, and the pages that it changes. */
interface Read {
  readonly bookings: ReadonlyMap<string, Countings>;
  readonly pages: Loaded;
}

/** One read, however many branches there are; another where what was counted before is of other months. */
async function readBooks(table: Table, branches: ReadonlyMap<string, readonly Head[]>): Promise<Read> {
  const refs = [...branches].flatMap(([branchId, heads]) => [
    ...accountRefs(
      branchId,
      heads.map(({ id }) => id),
    ),
    ...likelyPagesOf(branchId, heads),
  ]);
  const loaded = await table.load(refs);
  const bookings = new Map(
    [...branches].map(([branchId, heads]) => [branchId, countingsOf(branchId, heads, loaded)] as const),
  );
  const known = new Set(refs.map(({ key }) => `${key.pk} ${key.sk}`));
  const missing = [...bookings.values()]
    .flatMap(pagesOf)
    .filter(({ key }) => !known.has(`${key.pk} ${key.sk}`));
  const more = missing.length === 0 ? undefined : await table.load(missing);
  return { bookings, pages: { get: (ref) => loaded.get(ref) ?? more?.get(ref) } };
}

async function countBranch(
  table: Table,
  branchId: string,
  heads: readonly Head[],
  read: Read | undefined,
): Promise<void> {
  let last = read;
  await retryLostRaces(async () => {
    const { bookings, pages } = last ?? (await readBooks(table, new Map([[branchId, heads]])));
    last = undefined;
    const own = bookings.get(branchId);
    for (const writes of own ? transactionsOf(own, pages) : []) await table.transact(writes);
  });
}

export const handler = (event: DynamoDBStreamEvent) => aggregateMonth(runtime)(event);

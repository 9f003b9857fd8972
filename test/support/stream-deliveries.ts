import type { DynamoDBRecord } from 'aws-lambda';
import { aggregateMonth } from '../../functions/figures/aggregate-month.ts';
import type { Table } from '../../shared/data/table/table.ts';
import { Crash } from './failing-table.ts';

/** What a batch begins with, and how many records it has. */
export interface Batch {
  readonly nth: number;
  readonly size: number;
}

/**
 * Brings records to the aggregator as an event source mapping does, and worse: those of each item in their order,
 * those of different items in any.
 */
export class StreamDeliveries {
  #pending: DynamoDBRecord[] = [];
  #delivered: DynamoDBRecord[] = [];

  written(...records: readonly DynamoDBRecord[]): void {
    this.#pending.push(...records);
  }

  get isEmpty(): boolean {
    return this.#pending.length === 0;
  }

  /** It goes on behind the batch, or from the first record that failed. */
  async deliver(table: Table, { nth, size }: Batch): Promise<void> {
    const Records = this.#reordered(nth).slice(0, size);
    const failed = await handled(table, Records);
    const first = Records.findIndex((record) => failed.has(record.dynamodb?.SequenceNumber ?? ''));
    const done = new Set(first < 0 ? Records : Records.slice(0, first));
    this.#delivered.push(...done);
    this.#pending = this.#pending.filter((record) => !done.has(record));
  }

  /** The function ends within its so-manieth call, before or after that was carried out: the whole batch is left. */
  async crash(table: Table, batch: Batch, call: number, after: boolean): Promise<void> {
    await handled(endingTable(table, call, after), this.#reordered(batch.nth).slice(0, batch.size));
  }

  /** A whole batch once more, long after. */
  async replay(table: Table, { nth, size }: Batch): Promise<void> {
    const from = nth % Math.max(1, this.#delivered.length);
    await handled(table, this.#delivered.slice(from, from + size));
  }

  async deliverAll(table: Table): Promise<void> {
    while (!this.isEmpty) await this.deliver(table, { nth: 0, size: 90 });
  }

  #reordered(nth: number): DynamoDBRecord[] {
    const items = [...Map.groupBy(this.#pending, (record) => record.dynamodb?.Keys?.pk?.S).values()];
    const from = items.length === 0 ? 0 : nth % items.length;
    return [...items.slice(from), ...items.slice(0, from)].flat();
  }
}

async function handled(table: Table, Records: DynamoDBRecord[]): Promise<Set<string>> {
  const { batchItemFailures } = await aggregateMonth({ table, log: () => undefined })({ Records });
  return new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
}

/** A table that nothing comes through to any more after that call. */
function endingTable(table: Table, lastCall: number, after: boolean): Table {
  let calls = 0;
  async function call<T>(carryOut: () => Promise<T>): Promise<T> {
    calls += 1;
    if (calls > lastCall || (calls === lastCall && !after)) throw new Crash('the function has ended');
    const result = await carryOut();
    if (calls >= lastCall) throw new Crash('the function has ended');
    return result;
  }
  return {
    load: (refs) => call(() => table.load(refs)),
    transact: (writes) => call(() => table.transact(writes)),
    query: (query) => call(() => table.query(query)),
    increment: (key, attribute) => call(() => table.increment(key, attribute)),
  };
}

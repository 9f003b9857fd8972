import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { complaintHead } from '../../shared/data/complaint/complaint-head.ts';
import { branchFrom, branchRefs } from '../../shared/data/directory/directory.ts';
import { itemRef } from '../../shared/data/table/item.ts';
import { keys } from '../../shared/data/table/keys.ts';
import { readPage } from '../../shared/data/table/list.ts';
import { StillContended } from '../../shared/data/table/retries.ts';
import { createTable, type Position, type Table } from '../../shared/data/table/table.ts';
import { RaceLost, TooLarge } from '../../shared/data/table/transaction.ts';
import type { Complaint } from '../../shared/domain/complaint/complaint.ts';
import { settleComplaint } from '../../shared/domain/complaint/settle.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { type Backends, branchIds, startBackends } from '../support/backends.ts';
import { newCarDefect } from '../support/complaint.ts';

let backends: Backends;
let table: Table;

beforeAll(async () => {
  backends = await startBackends('2026-11-23T02:00:00.000Z');
  table = backends.runtime.table;
});

afterAll(() => backends.stop());

describe('a complaint in the table', () => {
  const id = `cmp.${branchIds[0]}.aaaaaaaaaaaaaaaa`;
  const told = newCarDefect({ id, branchId: branchIds[0] });
  const change = { ...told.state, entries: told.entries, notices: told.notices };

  test('comes back as it was written', async () => {
    await table.transact(complaintHead.write(undefined, change));
    expect(complaintHead.from(await table.load(complaintHead.refs(id)), id)).toEqual(told.state);
  });

  test('is not written twice', async () => {
    await expect(table.transact(complaintHead.write(undefined, change))).rejects.toThrow(RaceLost);
  });

  test('is changed only from the version the change was decided on', async () => {
    const before = told.state;
    const after = { ...change, head: { ...change.head, version: 2 } };
    await table.transact(complaintHead.write(before, after));
    await expect(table.transact(complaintHead.write(before, after))).rejects.toThrow(RaceLost);
  });

  test('nothing of a lost race is written', async () => {
    const other = itemRef(keys.group('lost'), z.unknown());
    const stale = complaintHead.write(told.state, { ...change, head: { ...change.head, version: 2 } });
    await expect(table.transact([{ put: other.key, data: 1 }, ...stale])).rejects.toThrow(RaceLost);
    expect((await table.load([other])).get(other)).toBeUndefined();
  });
});

test('what is too large for an item is refused as that, with everything that was to be written with it', async () => {
  const [small, large] = ['small', 'large'].map((name) => itemRef(keys.group(name), z.unknown()));
  if (!small || !large) throw new Error('no refs');
  const writes = [
    { put: small.key, data: 1 },
    { put: large.key, data: 'x'.repeat(401 * 1024) },
  ];
  await expect(table.transact(writes)).rejects.toThrow(TooLarge);
  expect((await table.load([small])).get(small)).toBeUndefined();
});

test('what newer code has written survives a command of older code', async () => {
  const id = `cmp.${branchIds[0]}.bbbbbbbbbbbbbbbb`;
  const told = newCarDefect({ id, branchId: branchIds[0] });
  const [contact, ...tasks] = told.state.head.tasks;
  const newer = { ...told.state.head, language: 'zh', tasks: [{ ...contact, mood: 'calm' }, ...tasks] };
  const change = { ...told.state, entries: told.entries, notices: told.notices };
  await table.transact(complaintHead.write(undefined, { ...change, head: newer as Complaint }));
  const before = complaintHead.from(await table.load(complaintHead.refs(id)), id);
  if (!before) throw new Error('no complaint');
  const policy = effectivePolicy();
  const after = settleComplaint(before, '2026-11-23T05:00:00.000Z', policy);
  if (!after) throw new Error('nothing was due');
  await table.transact(complaintHead.write(before, after));
  const read = complaintHead.from(await table.load(complaintHead.refs(id)), id)?.head;
  expect(read).toMatchObject({ version: 2, language: 'zh' });
  expect(read?.tasks[0]).toMatchObject({ state: 'overdue', mood: 'calm' });
});

test('the policy in force is the defaults, then the group’s overrides, then the branch’s', async () => {
  await table.transact([
    { put: keys.policy('tst'), data: { contactWithin: 'PT3H', verificationAttempts: 4 } },
    { put: keys.policy(branchIds[0]), data: { contactWithin: 'PT1H' } },
  ]);
  const policyOf = async (branchId: string) =>
    branchFrom(await table.load(Object.values(branchRefs(branchId))), branchId)?.policy;
  expect(await policyOf(branchIds[0])).toMatchObject({ contactWithin: 'PT1H', verificationAttempts: 4 });
  expect(await policyOf(branchIds[1])).toMatchObject({ contactWithin: 'PT3H', solutionWithin: 'PT24H' });
});

test('a read takes any number of items', async () => {
  const refs = Array.from({ length: 230 }, (_, at) => itemRef(keys.group(`many${at}`), z.int()));
  for (let at = 0; at < refs.length; at += 100) {
    await table.transact(refs.slice(at, at + 100).map(({ key }, more) => ({ put: key, data: at + more })));
  }
  const loaded = await table.load(refs);
  expect(refs.map((ref) => loaded.get(ref))).toEqual(refs.map((_, at) => at));
});

test('a list goes on where its page ended, in all its partitions', async () => {
  const positions = Array.from({ length: 25 }, (_, at) => String(at).padStart(3, '0'));
  await table.transact(
    positions.map((position, at) => ({
      put: keys.group(`listed${at}`),
      row: position,
      attributes: { gsi1pk: `list#${at % 3}`, gsi1sk: position },
    })),
  );
  for (const descending of [false, true]) {
    const seen: string[] = [];
    let after: Position | undefined;
    do {
      const page = await readPage(table, {
        index: 'gsi1',
        partitions: ['list#0', 'list#1', 'list#2'],
        descending,
        schema: z.string(),
        content: 'row',
        limit: 4,
        after,
      });
      expect(page.items.length).toBeGreaterThan(0);
      seen.push(...page.items);
      after = page.next;
    } while (after);
    expect(seen).toEqual(descending ? positions.toReversed() : positions);
  }
});

test('a counter outside any transaction never gives a number twice', async () => {
  const key = keys.complaintNumbers(branchIds[0], '2026');
  const numbers = await Promise.all(Array.from({ length: 20 }, () => table.increment(key, 'count')));
  expect(new Set(numbers).size).toBe(20);
});

describe('a transaction that others cross', () => {
  const crossed = (attempts: number) =>
    Object.assign(new Error('crossed'), {
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
      $metadata: { attempts },
    });
  const tableThat = (send: () => Promise<unknown>) =>
    createTable({ send } as unknown as DynamoDBDocumentClient, 'a-table', () => '2026-11-23T02:00:00.000Z');

  test('is decided anew after three tries', async () => {
    const send = vi.fn().mockRejectedValue(crossed(1));
    await expect(tableThat(send).transact([{ put: keys.head('a') }])).rejects.toThrow(RaceLost);
    expect(send).toHaveBeenCalledTimes(3);
  });

  test('is tried as it is where an earlier try may have been carried out unheard', async () => {
    const send = vi.fn().mockRejectedValueOnce(crossed(2)).mockRejectedValue(crossed(1));
    await expect(tableThat(send).transact([{ put: keys.head('a') }])).rejects.toThrow(StillContended);
    expect(send).toHaveBeenCalledTimes(8);
  });
});

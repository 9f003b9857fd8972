import { describe, expect, test } from 'vitest';
import { mostHeads, rowsOfMonth } from '../../../functions/policies/month-rows.ts';
import { historySince, policyThen } from '../../../functions/policies/policy-history.ts';
import { writeComplaintRows } from '../../../shared/data/complaint/complaint-lists.ts';
import { complaintRowSchema } from '../../../shared/data/complaint/complaint-row.ts';
import { setPolicy } from '../../../shared/data/directory/policy-store.ts';
import { partitions } from '../../../shared/data/table/keys.ts';
import type { Loaded, Query, Table } from '../../../shared/data/table/table.ts';
import { fromEpoch } from '../../../shared/domain/calendar.ts';
import type { PolicyOverrides } from '../../../shared/domain/policy.ts';
import { branchIds, startBackends } from '../../support/backends.ts';
import { received } from '../../support/complaint.ts';

const branch = {
  id: branchIds[0],
  code: 'T0',
  name: '测试店',
  groupId: 'tst',
  regionId: 'east',
  brand: '大众',
  timeZone: 'Asia/Shanghai',
};
const by = { role: 'general_manager', person: 'per.gm', name: '吴德昌' } as const;
const nothing: Loaded = { get: () => undefined };

describe('the complaints of a month', () => {
  const row = writeComplaintRows(undefined, received().state)
    .flatMap((write) => ('row' in write && write.row !== undefined ? [write.row] : []))
    .find((one) => complaintRowSchema.safeParse(one).success);
  const queries: Query[] = [];

  /** A list of so many, each as the one above. */
  const listOf = (length: number) =>
    ({
      query: async (query: Query) => {
        queries.push(query);
        const from = Number(query.after?.position ?? 0);
        const count = Math.min(query.limit, length - from);
        const items = Array.from({ length: count }, (_, at) => {
          const position = String(from + at + 1).padStart(8, '0');
          return { at: { pk: position, sk: 'row', position }, item: { row } };
        });
        return { items, more: from + count < length };
      },
    }) as unknown as Table;

  const read = async (length: number) => {
    const budget = { heads: mostHeads, cut: false };
    const list = {
      index: 'gsi1',
      partitions: [partitions.complaints(branch.id)],
      schema: complaintRowSchema,
      content: 'row',
    } as const;
    let rows = 0;
    const pages = rowsOfMonth(listOf(length), list, { branch, month: '2026-11' }, budget, 1);
    for await (const page of pages) rows += page.length;
    return { rows, ...budget };
  };

  test('are all read where they are no more than a dry run looks at', async () => {
    expect(await read(0)).toEqual({ rows: 0, heads: mostHeads, cut: false });
    expect(await read(450)).toEqual({ rows: 450, heads: mostHeads - 450, cut: false });
    expect(await read(mostHeads)).toEqual({ rows: mostHeads, heads: 0, cut: false });
    expect(queries[0]).toMatchObject({
      between: ['2026-10-31T16:00:00.000Z', '2026-11-30T16:00:00.000Z'],
    });
  });

  test('are cut off where they are more, and it is said', async () => {
    expect(await read(mostHeads + 1)).toEqual({ rows: mostHeads, heads: 0, cut: true });
  });
});

test('POLICY-1 what was in force at any time is known from the versions', async () => {
  const backends = await startBackends('2026-11-23T02:00:00.000Z');
  try {
    const { table } = backends.runtime;
    const hour = (nth: number) => fromEpoch(Date.parse('2026-11-01T00:00:00.000Z') + nth * 3600_000);
    const setHourly = async (scopeId: string, all: readonly PolicyOverrides[], first: number) => {
      for (const [nth, overrides] of all.entries()) {
        const setting =
          nth === 0 ? undefined : { version: nth, at: hour(first + nth - 1), by, reason: '试行' };
        const before = { scopeId, overrides: {}, setting, ofGroup: {} };
        const given = { overrides, changes: [], at: hour(first + nth), by, reason: '试行' };
        const [policy, version] = setPolicy(nothing, before, given).writes;
        await table.transact([policy, version].filter((write) => write !== undefined));
      }
    };
    const hourly = Array.from({ length: 60 }, (_, nth) => ({ contactWithin: `PT${nth + 1}H` }));
    await setHourly('tst', hourly, 0);
    await setHourly(branch.id, [{ contactWithin: 'PT30M' }, {}], 30);

    const [ofGroup, ofBranch] = await Promise.all([
      historySince(table, 'tst', hour(20)),
      historySince(table, branch.id, hour(20)),
    ]);
    const then = policyThen(ofGroup, ofBranch);
    for (const nth of [20, 21, 29, 31, 59, 99]) {
      expect(then(hour(nth)).contactWithin).toBe(`PT${Math.min(nth, 59) + 1}H`);
    }
    expect([hour(30), `${hour(30).slice(0, 14)}59:59.999Z`].map((at) => then(at).contactWithin)).toEqual([
      'PT30M',
      'PT30M',
    ]);
    const none = policyThen(await historySince(table, 'tst.br2', hour(0)), []);
    expect(none(hour(5)).contactWithin).toBe('PT2H');
  } finally {
    await backends.stop();
  }
});

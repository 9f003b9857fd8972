import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sourceOf, type Wanted } from '../../../functions/complaints/complaint-filters.ts';
import { writeComplaintRows } from '../../../shared/data/complaint/complaint-lists.ts';
import {
  type ComplaintRow,
  complaintRow,
  complaintRowSchema,
} from '../../../shared/data/complaint/complaint-row.ts';
import { fileKeyOf, hashesOf } from '../../../shared/data/customer/file-key.ts';
import { readPage } from '../../../shared/data/table/list.ts';
import { fromEpoch, localMonth } from '../../../shared/domain/calendar.ts';
import { categoryNames } from '../../../shared/domain/complaint/category.ts';
import { priorities, statuses } from '../../../shared/domain/complaint/codes.ts';
import { applyCommand } from '../../../shared/domain/complaint/command.ts';
import { withdrawComplaint } from '../../../shared/domain/complaint/commands/withdraw-complaint.ts';
import type { Change } from '../../../shared/domain/complaint/draft.ts';
import { registerComplaint } from '../../../shared/domain/complaint/register.ts';
import { effectivePolicy } from '../../../shared/domain/policy.ts';
import {
  type Bench,
  branchId,
  branchIds,
  groupId,
  type Send,
  sender,
  startBench,
} from '../../bench/support/branch.ts';
import { actor, fullRoster } from '../../support/registration.ts';

const policy = effectivePolicy();
const total = 1_100;
const phones = Array.from({ length: 30 }, (_, n) => `13812${String(n).padStart(6, '0')}`);
const vins = ['LSVAM4187C2184847', 'LSVAA4182E2184847'];
const timeZone = 'Asia/Shanghai';

let bench: Bench;
let send: Send;
let person: string;
let fileKey: string;
let rows: readonly ComplaintRow[];
/** Telephone number and VIN of each, by id. */
const named = new Map<string, { phone: string; vin: string | undefined }>();

beforeAll(async () => {
  bench = await startBench();
  send = sender(bench.runtime);
  const staff = await send({ method: 'GET', path: `/staff?branchId=${branchId}`, role: 'care_director' });
  person =
    (staff.items as { id: string; role: string }[]).find(({ role }) => role === 'service_director')?.id ?? '';
  fileKey = await fileKeyOf(bench.runtime.table, groupId);
  const changes = await Promise.all(Array.from({ length: total }, (_, n) => made(n)));
  for (let at = 0; at < total; at += 10) {
    await Promise.all(
      changes
        .slice(at, at + 10)
        .map((change) => bench.runtime.table.transact(writeComplaintRows(undefined, change))),
    );
  }
  rows = changes
    .map(complaintRow)
    .filter((row) => row.branchId === branchId)
    .toSorted((a, b) => (`${a.receivedAt}#${a.id}` < `${b.receivedAt}#${b.id}` ? 1 : -1));
}, 120_000);
afterAll(() => bench.stop());

/** The n-th of many, all unlike: every eleventh in another branch, some overdue, some withdrawn. */
async function made(n: number): Promise<Change> {
  const at = n % 11 === 10 ? (branchIds[1] ?? '') : branchId;
  const phone = phones[n % phones.length] ?? '';
  const vin = n % 3 === 0 ? vins[n % 2] : undefined;
  const id = `cmp.${at}.${String(n).padStart(16, '0')}`;
  named.set(id, { phone, vin });
  const files = await hashesOf(fileKey, { phone, vin });
  // Three at a time at the same instant, over four months.
  const receivedAt = fromEpoch(Date.UTC(2026, 7, 1) + Math.floor(n / 3) * 7 * 3600_000);
  const registeredAt = n % 6 === 0 ? fromEpoch(Date.parse(receivedAt) + 4 * 24 * 3600_000) : receivedAt;
  const registered = registerComplaint(
    {
      id,
      number: `B-2026-${n}`,
      branchId: at,
      timeZone,
      category: categoryNames[n % categoryNames.length] ?? 'new_car_quality',
      channel: 'hotline',
      severe: n % 10 === 0,
      focus: n % 7 === 0,
      receivedAt,
      details: {
        description: '异响',
        customer: { name: '王芳', phone },
        vehicle: { vin },
        takenBy: { role: 'care_officer', person: 'per.1', name: '李娜' },
        files,
        linked: [],
      },
    },
    { at: registeredAt, by: actor('care_officer'), policy, roster: fullRoster },
  );
  const given = { at: registeredAt, by: actor('care_officer'), policy, roster: fullRoster };
  const change =
    n % 5 === 4 ? applyCommand(registered, withdrawComplaint, { reason: '误会' }, given) : registered;
  const { owner, escalations } = change.head;
  return {
    ...change,
    head: {
      ...change.head,
      owner: n % 4 === 0 ? { ...owner, person } : owner,
      escalations:
        n % 9 === 0
          ? [{ at: receivedAt, month: '2026-11', rule: 'ESC-4', cause: 'by hand', level: 'regional_manager' }]
          : escalations,
    },
  };
}

/** What each parameter of the query means, told apart from how it is found. */
const meanings: Record<string, (row: ComplaintRow, value: string) => boolean> = {
  status: (row, value) => row.status === value,
  month: (row, value) => localMonth(row.receivedAt, timeZone) === value,
  owner: (row, value) => {
    if (value !== 'me' && value !== person) return row.owner.role === value;
    const mine = value === 'me' ? [undefined, person] : [person];
    return row.owner.role === 'service_director' && mine.includes(row.owner.person);
  },
  customerPhone: (row, value) => named.get(row.id)?.phone === value.replaceAll(' ', ''),
  vin: (row, value) => named.get(row.id)?.vin === value.toUpperCase(),
  overdue: (row) => row.overdue,
  severe: (row) => row.severe,
  focus: (row) => row.focus,
  priority: (row, value) => row.priority === value,
  category: (row, value) => row.category === value,
};

const expectedOf = (query: Record<string, string>) =>
  rows
    .filter((row) => Object.entries(query).every(([name, value]) => meanings[name]?.(row, value)))
    .map(({ id }) => id);

/** All pages of a list; each takes one read for the caller and the branch, and a bounded number of queries and reads besides. */
async function listed(
  query: Record<string, string>,
  limit = 100,
  between: () => Promise<void> = async () => undefined,
) {
  const ids: string[] = [];
  let cursor: unknown = null;
  do {
    const asked = new URLSearchParams({ branchId, limit: String(limit), ...query });
    if (typeof cursor === 'string') asked.set('cursor', cursor);
    bench.requests.taken();
    const page = await send({ method: 'GET', path: `/complaints?${asked}`, role: 'service_director' });
    const taken = bench.requests.taken();
    expect(new Set(taken)).toEqual(new Set(['BatchGetItem', 'Query']));
    const queries = taken.filter((one) => one === 'Query').length;
    expect(queries).toBeLessThanOrEqual(5);
    // Some lists only name complaints, and a query brings the names of 200 at most.
    const onlyNames = 'customerPhone' in query || 'vin' in query || 'focus' in query;
    const reads = taken.filter((one) => one === 'BatchGetItem').length;
    expect(reads).toBeLessThanOrEqual(onlyNames ? 1 + 2 * queries : 1);
    const items = page.items as { id: string }[];
    expect(items.length).toBeLessThanOrEqual(limit);
    ids.push(...items.map(({ id }) => id));
    cursor = page.nextCursor;
    await between();
  } while (cursor !== null);
  return ids;
}

describe('a thousand complaints of a branch', () => {
  test.each([17, 100])('come newest first in pages of %i, each once', async (limit) => {
    expect(rows).toHaveLength(1_000);
    expect(await listed({}, limit)).toEqual(expectedOf({}));
  });

  test.each([
    { status: 'withdrawn' },
    { status: 'closed' },
    { month: '2026-09' },
    { owner: 'me' },
    { owner: 'sales_director' },
    { customerPhone: '138 1200 0003' },
    { customerPhone: '13999999999' },
    { vin: 'lsvam4187c2184847' },
    { overdue: 'true' },
    { severe: 'true' },
    { focus: 'true' },
    { priority: 'high' },
    { category: 'price_dispute' },
    { status: 'received', month: '2026-10' },
    { status: 'received', owner: 'me', overdue: 'true' },
    { customerPhone: '13812000000', vin: 'LSVAM4187C2184847' },
    { severe: 'true', focus: 'true', month: '2026-08' },
    { status: 'closed', priority: 'low' },
  ])('narrowed down by %j are those and no others', async (query) => {
    expect(await listed(query as Record<string, string>)).toEqual(
      expectedOf(query as Record<string, string>),
    );
  });

  test('of one person are those of that person', async () => {
    const ids = await listed({ owner: person });
    expect(ids).toEqual(expectedOf({ owner: person }));
    expect(ids.length).toBeGreaterThan(50);
  });

  test('narrowed down by anything together, in pages of any size', async () => {
    const queries = fc.record(
      {
        status: fc.constantFrom(...statuses),
        month: fc.constantFrom('2026-08', '2026-09', '2026-10'),
        owner: fc.constantFrom('me', person, 'sales_director', 'care_director'),
        customerPhone: fc.constantFrom(...phones),
        vin: fc.constantFrom(...vins),
        overdue: fc.constant('true'),
        severe: fc.constant('true'),
        focus: fc.constant('true'),
        priority: fc.constantFrom(...priorities),
        category: fc.constantFrom(...categoryNames),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(queries, fc.constantFrom(3, 20, 100), async (query, limit) => {
        expect(await listed(query as Record<string, string>, limit)).toEqual(expectedOf(query));
      }),
      { seed: 20_261_121, numRuns: 60 },
    );
  });

  test('are found without gap or double while others come and change', async () => {
    let more = 2_000;
    const write = async () => {
      const change = await made(more++ * 11);
      const by = actor('care_officer');
      await bench.runtime.table.transact(writeComplaintRows(undefined, change));
      if (change.head.status === 'withdrawn') return;
      const given = { at: change.head.registeredAt, by, policy, roster: fullRoster };
      const withdrawn = applyCommand(change, withdrawComplaint, { reason: '误会' }, given);
      await bench.runtime.table.transact(writeComplaintRows(change, withdrawn));
    };
    const query = { status: 'received', month: '2026-09' };
    const ids = await listed(query, 10, write);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => rows.some((row) => row.id === id))).toEqual(expectedOf(query));
  });
});

test('what was escalated to the manufacturer region is found in a list of its own, with filters on top', async () => {
  const listedFor = async (wanted: Wanted) => {
    const list = {
      ...sourceOf(branchId, wanted),
      descending: true,
      schema: complaintRowSchema,
      content: 'row' as const,
      limit: 1_000,
    };
    return (await readPage(bench.runtime.table, list)).items.map(({ id }) => id);
  };
  const told = rows.filter(({ toldToRegion }) => toldToRegion);
  const ids = (some: readonly ComplaintRow[]) => some.map(({ id }) => id);
  const ofRow = (found: readonly string[]) => found.filter((id) => rows.some((row) => row.id === id));
  expect(sourceOf(branchId, { toldToRegion: true })).toMatchObject({ index: 'gsi3', where: undefined });
  expect(ofRow(await listedFor({ toldToRegion: true }))).toEqual(ids(told));
  const severe = await listedFor({ toldToRegion: true, severe: true, status: 'received' });
  expect(ofRow(severe)).toEqual(ids(told.filter((row) => row.severe && row.status === 'received')));
});

describe('what is no filter is refused, and the refusal names it', () => {
  test.each([
    ['owner=nobody', 'owner'],
    ['owner=', 'owner'],
    [`owner=${'x'.repeat(101)}`, 'owner'],
    ['customerPhone=12', 'customerPhone'],
    ['vin=LSVAM4187C2184848', 'vin'],
    ['overdue=yes', 'overdue'],
    ['severe=false', 'severe'],
    ['focus=', 'focus'],
    ['priority=urgent', 'priority'],
    ['category=weather', 'category'],
  ])('%s', async (query, path) => {
    const asked = send({
      method: 'GET',
      path: `/complaints?branchId=${branchId}&${query}`,
      role: 'care_director',
    });
    await expect(asked).rejects.toThrow(new RegExp(`: 400 .*"path":"${path}"`));
  });

  test('a cursor of a list that was narrowed down otherwise', async () => {
    const path = `/complaints?branchId=${branchId}&limit=2&priority=high&severe=true`;
    const { nextCursor } = await send({ method: 'GET', path, role: 'care_director' });
    const other = path.replace('priority=high', 'priority=low');
    const asked = send({ method: 'GET', path: `${other}&cursor=${nextCursor}`, role: 'care_director' });
    await expect(asked).rejects.toThrow('"path":"cursor"');
  });
});

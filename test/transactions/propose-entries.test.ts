import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { branchFrom, branchRefs, enterBranch, enterStaff } from '../../shared/data/directory/directory.ts';
import { moveInRoster } from '../../shared/data/directory/roster.ts';
import { type EntryRow, entryRowSchema } from '../../shared/data/follow-up/entry-head.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { readPage } from '../../shared/data/table/list.ts';
import type { Proposal } from '../../shared/domain/ledger/proposal.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { proposeEntries } from '../../shared/transactions/propose-entries.ts';
import { whoIsMeant } from '../../shared/transactions/who-is-meant.ts';
import { type Backends, startBackends } from '../support/backends.ts';
import { failingTable } from '../support/failing-table.ts';
import { instant, shanghai } from '../support/time.ts';

let backends: Backends;
let branches = 0;
let branchId: string;

beforeAll(async () => {
  backends = await startBackends(instant('2026-11-23 10:00'));
});
afterAll(() => backends.stop());
beforeEach(async () => {
  branches += 1;
  branchId = `tst.led${branches}`;
  const branch = { id: branchId, code: `L${branches}`, name: '测试店', groupId: 'tst', brand: '大众' };
  await table().transact(enterBranch({ ...branch, regionId: 'east', timeZone: shanghai }));
});

const table = () => backends.runtime.table;
const subject = (nth = 1) => ({ id: `cmp.${branchId}.${String(nth).padStart(16, '0')}`, number: `L-${nth}` });
const blame = (against: Proposal['against'], told: Partial<Proposal> = {}): Proposal => ({
  ground: 'at_fault',
  at: instant('2026-11-23 10:00'),
  ...told,
  against,
});

/** @returns how many writes it took */
async function propose(proposals: readonly Proposal[], of = subject()): Promise<number> {
  const place = branchFrom(await table().load(Object.values(branchRefs(branchId))), branchId);
  if (!place) throw new Error('no branch');
  const writes = await proposeEntries(proposals, of, place, table());
  if (writes.length > 0) await table().transact(writes);
  return writes.length;
}

async function entries(): Promise<EntryRow[]> {
  const list = {
    index: 'gsi1',
    partitions: [partitions.ledger(branchId)],
    content: 'row',
    limit: 100,
  } as const;
  return (await readPage(table(), { ...list, schema: entryRowSchema })).items;
}

async function told(role: Role): Promise<string[]> {
  const partition = partitions.mailbox(`${branchId}#${role}`);
  const { items } = await table().query({ partition, index: 'gsi1', limit: 100 });
  return items.map(({ item }) => (item.row as { text: { en: string } }).text.en);
}

const letter = (told: Partial<Proposal> = {}) =>
  blame({ role: 'service_adviser', person: 'per.li' }, { ground: 'concealment', ...told });
const amounts = async () => (await entries()).map(({ amount }) => amount?.amount);

test('PERF-2 what happened proposes an entry once, numbered by branch, day and id', async () => {
  await propose([blame({ role: 'service_adviser', person: 'per.li' })]);
  expect(await propose([blame({ role: 'service_adviser', person: 'per.li' })])).toBe(0);
  const [entry, ...others] = await entries();
  expect(others).toEqual([]);
  expect(entry).toMatchObject({
    role: 'service_adviser',
    person: 'per.li',
    state: 'proposed',
    subject: subject(),
  });
  expect(entry?.number).toBe(`L${branches}-L20261123-${entry?.id.slice(-4).toUpperCase()}`);
});

test('PERF-2 the same again is dearer, of the same person alone and for the same alone', async () => {
  await propose([letter()]);
  const [first] = await amounts();
  if (first === undefined) throw new Error('it has no amount');
  await propose([letter({ at: instant('2026-11-24 10:00') })], subject(2));
  expect(await amounts()).toEqual([first, 2 * first]);
  await propose(
    [blame({ role: 'service_adviser', person: 'per.wu' }, { ground: 'concealment' })],
    subject(3),
  );
  await propose([letter({ ground: 'at_fault' })], subject(4));
  expect((await amounts()).toSorted()).toEqual([first, first, 2 * first, undefined]);
});

test('PERF-2 two for the same at once are one after the other: the second is dearer', async () => {
  await propose([
    letter(),
    blame({ role: 'service_adviser', person: 'per.li', name: '李娜' }, { ground: 'concealment' }),
  ]);
  const [one, other] = (await amounts()).toSorted((a = 0, b = 0) => a - b);
  expect(other).toBe(2 * (one ?? 0));
});

test('PERF-2 of two who penalise the same person at once, the second is to decide anew', async () => {
  const place = branchFrom(await table().load(Object.values(branchRefs(branchId))), branchId);
  if (!place) throw new Error('no branch');
  const [one, other] = await Promise.all([
    proposeEntries([letter()], subject(1), place, table()),
    proposeEntries([letter()], subject(2), place, table()),
  ]);
  await table().transact(one);
  await expect(table().transact(other)).rejects.toThrow('a condition failed');
});

test('PERF-2 whoever decides is told of all at once, and each of their own', async () => {
  await table().transact(moveInRoster(branchId, 'per.gm', undefined, 'general_manager'));
  await propose([
    blame({ role: 'service_adviser', person: 'per.li' }),
    blame({ role: 'service_director' }, { ground: 'head_of_department' }),
    blame({ role: 'general_manager', person: 'per.gm' }, { ground: 'delay' }),
  ]);
  expect(await entries()).toHaveLength(3);
  expect(await told('general_manager')).toEqual([expect.stringContaining('2')]);
});

test('PERF-2 a role that one person has means that person; one that several have means none of them', async () => {
  await table().transact(moveInRoster(branchId, 'per.one', undefined, 'care_specialist'));
  await propose([blame({ role: 'care_specialist' }), blame({ role: 'sales_director' })]);
  expect((await entries()).map(({ role, person }) => [role, person]).toSorted()).toEqual([
    ['care_specialist', 'per.one'],
    ['sales_director', undefined],
  ]);
  await table().transact(moveInRoster(branchId, 'per.two', undefined, 'care_specialist'));
  await propose([blame({ role: 'care_specialist' })], subject(2));
  expect((await entries()).filter(({ person }) => person !== undefined)).toHaveLength(1);
});

test('PERF-2 a name means whoever alone is called so or has that id; anybody else stays as they were named', async () => {
  const staff = [
    ['per.tst.li', '李志明', 'service_adviser'],
    ['per.tst.wu1', '吴德昌', 'sales_director'],
    ['per.tst.wu2', '吴德昌', 'service_director'],
  ] as const;
  for (const [id, name, role] of staff) {
    const person = { id, groupId: 'tst', name, role, branchIds: [branchId] };
    await table().transact(
      enterStaff(person, { issuer: 'https://issuer.test', subject: `${branchId}.${id}` }),
    );
  }
  const names = ['李志明', 'per.tst.wu2', '吴德昌', '马师傅'].map((name) => blame({ name }));
  const known = blame({ role: 'service_adviser', person: 'per.tst.li' });
  const meant = await whoIsMeant([...names, known], branchId, table());
  expect(meant.map(({ against }) => against)).toEqual([
    { role: 'service_adviser', person: 'per.tst.li', name: '李志明' },
    { role: 'service_director', person: 'per.tst.wu2', name: 'per.tst.wu2' },
    { name: '吴德昌' },
    { name: '马师傅' },
    known.against,
  ]);
  const unread = failingTable(table(), 1, false);
  expect(await whoIsMeant([known], branchId, unread)).toEqual([known]);
});

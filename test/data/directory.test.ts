import { afterAll, beforeAll, expect, test } from 'vitest';
import { branchFrom, branchRefs, enterStaff, type Person } from '../../shared/data/directory/directory.ts';
import { staffRef } from '../../shared/data/directory/staff.ts';
import { type Backends, branchIds, startBackends } from '../support/backends.ts';

let backends: Backends;

beforeAll(async () => {
  backends = await startBackends('2026-11-23T02:00:00.000Z');
});
afterAll(() => backends.stop());

const [here, there] = branchIds;
const person: Person = {
  id: 'per.tst.1',
  groupId: 'tst',
  name: '李志明',
  role: 'service_adviser',
  branchIds: [here],
};
const identity = { issuer: 'https://issuer.test', subject: 'adviser' };

async function rosterOf(branchId: string) {
  const loaded = await backends.runtime.table.load(Object.values(branchRefs(branchId)));
  const place = branchFrom(loaded, branchId);
  if (!place) throw new Error('no branch');
  return place.roster;
}

test('a branch knows which roles somebody has there; those who are not of the branch are always there', async () => {
  expect((await rosterOf(here)).holds('service_adviser')).toBe(false);
  const { table } = backends.runtime;
  for (let again = 0; again < 2; again++) await table.transact(enterStaff(person, identity));
  const roster = await rosterOf(here);
  expect(roster.holds('service_adviser')).toBe(true);
  expect(roster.holds('finance')).toBe(false);
  expect([roster.holds('group_admin'), roster.holds('regional_manager')]).toEqual([true, true]);
  expect([roster.has('service_adviser', person.id), roster.has('finance', person.id)]).toEqual([true, false]);
  expect((await rosterOf(there)).holds('service_adviser')).toBe(false);
});

test('two of a role are both on the roster', async () => {
  const other = { ...person, id: 'per.tst.2', branchIds: [here, there] };
  await backends.runtime.table.transact(enterStaff(other, { ...identity, subject: 'other' }));
  const roster = await rosterOf(here);
  expect([person.id, other.id].map((id) => roster.has('service_adviser', id))).toEqual([true, true]);
  expect((await rosterOf(there)).has('service_adviser', other.id)).toBe(true);
});

test('a group admin is on the staff list of a branch, and on no roster', async () => {
  const admin: Person = { ...person, id: 'per.tst.3', role: 'group_admin' };
  await backends.runtime.table.transact(enterStaff(admin, { ...identity, subject: 'admin' }));
  const ref = staffRef(here, admin.id);
  expect((await backends.runtime.table.load([ref])).get(ref)).toMatchObject({ role: 'group_admin' });
  expect((await rosterOf(here)).has('group_admin', admin.id)).toBe(false);
});

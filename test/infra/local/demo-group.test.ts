import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { enterDemoGroup, openRoster } from '../../../infra/local/demo-group.ts';
import { demoBranches, demoGroup } from '../../../infra/local/demo-staff.ts';
import { issuer } from '../../../infra/local/identity.ts';
import { openState } from '../../../infra/local/state.ts';
import {
  branchFrom,
  branchRefs,
  enterBranch,
  enterGroup,
  type Person,
} from '../../../shared/data/directory/directory.ts';
import { staffRef } from '../../../shared/data/directory/staff.ts';
import { keys } from '../../../shared/data/table/keys.ts';
import { branchRoles } from '../../../shared/domain/roles.ts';
import { type Backends, startBackends } from '../../support/backends.ts';
import { temporaryDirectory } from './helpers.ts';

let backends: Backends;

beforeAll(async () => {
  backends = await startBackends('2026-11-23T02:00:00.000Z');
});
afterAll(() => backends.stop());

const [{ id: branchId }] = demoBranches;

test('what was entered before branches had rosters gets them with the next start', async () => {
  const { table } = backends.runtime;
  const state = openState(temporaryDirectory());
  onTestFinished(() => state.close());
  const roster = openRoster(state);
  const subject = 'care_officer-entered-long-ago';
  const person: Person = {
    id: 'per.demo.old',
    groupId: demoGroup.id,
    name: '旧员工',
    role: 'care_officer',
    branchIds: [branchId],
  };
  const { id, name, role } = person;
  await table.transact([
    ...demoBranches.flatMap(enterBranch),
    { put: keys.caller(issuer, subject), data: person },
    { put: keys.staff(branchId, id), data: { id, name, role } },
    ...enterGroup(demoGroup),
  ]);
  roster.add(subject);

  for (let start = 0; start < 2; start++) await enterDemoGroup(table, roster, backends.runtime.now());
  const staff = staffRef(branchId, id);
  const loaded = await table.load([staff, ...Object.values(branchRefs(branchId))]);
  const place = branchFrom(loaded, branchId);
  expect(branchRoles.filter((one) => !place?.roster.holds(one))).toEqual([]);
  expect(place?.roster.has('care_officer', id)).toBe(true);
  expect(loaded.get(staff)?.callerPartition).toBe(keys.caller(issuer, subject).pk);
});

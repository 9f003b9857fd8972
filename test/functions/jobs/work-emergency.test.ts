import { afterAll, beforeAll, expect, test } from 'vitest';
import { emergencyWorker } from '../../../functions/jobs/work-emergency.ts';
import { branchFrom, branchRefs, enterBranch } from '../../../shared/data/directory/directory.ts';
import { planHead } from '../../../shared/data/emergency/plan-head.ts';
import { jobHead } from '../../../shared/data/job/job-store.ts';
import { emergencyIdFor } from '../../../shared/data/table/ids.ts';
import { endPlan } from '../../../shared/domain/emergency/change.ts';
import { periodAt } from '../../../shared/domain/emergency/period.ts';
import type { PlanChange } from '../../../shared/domain/emergency/plan.ts';
import { registerPlanJob } from '../../../shared/domain/emergency/plan-job.ts';
import { registerPlan } from '../../../shared/domain/emergency/register.ts';
import { type Backends, startBackends } from '../../support/backends.ts';
import { policy } from '../../support/job.ts';
import { runJob } from '../../support/job-run.ts';

const now = '2026-11-23T02:00:00.000Z';
const later = '2026-11-23T02:01:00.000Z';
const until = '2026-12-01T02:00:00.000Z';
const seat = 'tst.br1';
const branchIds = ['tst.br1', 'tst.br2', ...Array.from({ length: 23 }, (_, nth) => `tst.x${nth + 10}`)];
const admin = { role: 'group_admin', person: 'per.tst.0000000000000002', name: '孙总' } as const;
const given = (at: string) => ({ at, by: admin, policy, periods: [] });

let backends: Backends;
let count = 0;

beforeAll(async () => {
  backends = await startBackends(now);
  const branch = { name: '店', groupId: 'tst', regionId: 'east', brand: '大众', timeZone: 'Asia/Shanghai' };
  await backends.runtime.table.transact(
    branchIds.slice(2).flatMap((id) => enterBranch({ ...branch, id, code: id.slice(4).toUpperCase() })),
  );
});
afterAll(() => backends.stop());

const table = () => backends.runtime.table;
const random = () => String(++count).padStart(16, '0');
const placeOf = async (branchId: string) => {
  const place = branchFrom(await table().load(Object.values(branchRefs(branchId))), branchId);
  if (!place) throw new Error('no branch');
  return place;
};

async function start(from = now): Promise<PlanChange & { job: string }> {
  const job = `job.${seat}.${random()}`;
  const plan = registerPlan(
    {
      id: `emg.${seat}.${random()}`,
      branchId: seat,
      scope: 'group',
      number: 'T0-E20261123-0001',
      timeZone: 'Asia/Shanghai',
      drill: false,
      from,
      until,
      reason: '媒体曝光',
      job,
      invited: [],
    },
    { ...given(now), startedBy: admin },
  );
  const pass = registerPlanJob(job, 'emergency', plan.head, given(now));
  await table().transact([
    ...planHead.write(undefined, plan, { place: await placeOf(seat), at: now }),
    ...jobHead.write(undefined, pass),
  ]);
  return { ...plan, job };
}

async function end(plan: PlanChange): Promise<string> {
  const job = `job.${seat}.${random()}`;
  const change = endPlan(plan, { job }, given(later));
  await table().transact([
    ...planHead.write(plan, change, { place: await placeOf(seat), at: later }),
    ...jobHead.write(undefined, registerPlanJob(job, 'emergency', change.head, given(later))),
  ]);
  return job;
}

const planAt = async (group: PlanChange, branchId: string) => {
  const id = emergencyIdFor(group.head.id, branchId);
  return planHead.from(await table().load(planHead.refs(id)), id);
};
const onAt = async (branchId: string, at: string) =>
  periodAt((await placeOf(branchId)).periods, at, false)?.plan;

test('EMERG-1 wherever it is cut off, every branch has one plan of its own, told once, and all end with the group’s', async () => {
  const group = await start();
  expect(group.head.notices).toBe(1);
  backends.setNow(later);
  expect(await runJob(emergencyWorker, group.job, backends.runtime, 0)).toBe('dead');
  expect(await runJob(emergencyWorker, group.job, backends.runtime, 1)).toBe('dead');
  expect(await runJob(emergencyWorker, group.job, backends.runtime)).toBe('done');
  for (const branchId of branchIds) {
    const plan = await planAt(group, branchId);
    expect(plan?.head).toMatchObject({
      scope: 'branch',
      partOf: group.head.id,
      status: 'on',
      from: later,
      until,
      version: 1,
      notices: 6,
    });
    expect(await onAt(branchId, now)).toBe(plan?.head.id);
  }
  const job = await end(group);
  expect(await runJob(emergencyWorker, job, backends.runtime)).toBe('done');
  for (const branchId of branchIds) {
    expect((await planAt(group, branchId))?.head).toMatchObject({
      status: 'ended',
      until: later,
      version: 2,
    });
    expect(await onAt(branchId, later)).toBeUndefined();
  }
});

test('EMERG-1 it is on at every branch from its first instant, before it was brought there, and off with its end', async () => {
  const first = '2026-11-26T02:00:00.000Z';
  const group = await start(first);
  const part = emergencyIdFor(group.head.id, 'tst.br2');
  expect(await onAt('tst.br2', now)).not.toBe(part);
  expect(await onAt('tst.br2', first)).toBe(part);
  await runJob(emergencyWorker, group.job, backends.runtime);
  expect(await onAt('tst.br2', first)).toBe(part);
  await end(group);
  expect((await planAt(group, 'tst.br2'))?.head.status).toBe('planned');
  expect(await onAt('tst.br2', first)).toBeUndefined();
});

test('EMERG-1 a branch that has ended its part of it goes without, while the others go on', async () => {
  const group = await start();
  await runJob(emergencyWorker, group.job, backends.runtime);
  const own = await planAt(group, 'tst.br2');
  if (!own) throw new Error('no part');
  const place = await placeOf('tst.br2');
  await table().transact(planHead.write(own, endPlan(own, {}, given(later)), { place, at: later }));
  expect(await onAt('tst.br2', '2026-11-24T02:00:00.000Z')).toBeUndefined();
  expect(await onAt('tst.br1', '2026-11-24T02:00:00.000Z')).toBeDefined();
  await end(group);
});

test('EMERG-1 ended before it was brought to the branches, it is on at none', async () => {
  const group = await start();
  const job = await end(group);
  expect(await runJob(emergencyWorker, group.job, backends.runtime)).toBe('done');
  expect(await runJob(emergencyWorker, job, backends.runtime)).toBe('done');
  for (const branchId of branchIds) expect(await planAt(group, branchId)).toBeUndefined();
});

test('EMERG-1 for later, it is planned at every branch from then on', async () => {
  const from = '2026-11-25T02:00:00.000Z';
  const group = await start(from);
  await runJob(emergencyWorker, group.job, backends.runtime);
  const plan = await planAt(group, 'tst.br2');
  expect(plan?.head).toMatchObject({ status: 'planned', from, until, notices: 0 });
  await end(group);
});

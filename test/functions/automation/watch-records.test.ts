import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { scheduleTasks } from '../../../functions/automation/schedule-tasks.ts';
import { periodsRef, writePeriod } from '../../../shared/data/directory/emergency-periods.ts';
import { planHead } from '../../../shared/data/emergency/plan-head.ts';
import { watchRef } from '../../../shared/data/figures/watch-store.ts';
import { partitions } from '../../../shared/data/table/keys.ts';
import type { Complaint } from '../../../shared/domain/complaint/complaint.ts';
import { type Backends, startBackends } from '../../support/backends.ts';
import { received } from '../../support/complaint.ts';
import { headRecord, taskRecord } from '../../support/stream.ts';

const now = '2026-11-23T02:00:00.000Z';

let backends: Backends;
let lastId = 0;
let logged: string[];
/** The branch of the complaints. */
let branchId: string = 'tst.br1';

beforeAll(async () => {
  backends = await startBackends(now);
});
afterAll(() => backends.stop());
beforeEach(() => {
  logged = [];
});

const runtime = () => ({
  ...backends.runtime,
  log: (_: unknown, { event }: { event: string }) => logged.push(event),
});

function complaint(told: { drill?: boolean; category?: 'enquiry' } = {}): Complaint {
  lastId += 1;
  const id = `cmp.${branchId}.${String(lastId).padStart(16, '0')}`;
  return received({ id, branchId, ...told }).complaint;
}

const deliver = (complaints: readonly Complaint[]) =>
  scheduleTasks(runtime())({ Records: complaints.map(headRecord) });

async function proposals(): Promise<string[]> {
  const partition = partitions.emergencyPlans(branchId);
  const { items } = await backends.runtime.table.query({ index: 'gsi1', partition, limit: 100 });
  return items.map(({ item }) => (item.row as { id: string }).id);
}

test('EMERG-3 delivered twice, in another order, and many at once, a surge is proposed once', async () => {
  const all = Array.from({ length: 12 }, () => complaint());
  expect(await deliver(all.slice(0, 4))).toEqual({ batchItemFailures: [] });
  await deliver(all.slice(0, 4));
  await deliver([complaint({ category: 'enquiry' }), complaint({ drill: true })]);
  expect(await proposals()).toEqual([]);
  await Promise.all([deliver(all.slice(4, 8)), deliver(all.slice(6).toReversed()), deliver(all)]);
  await deliver(all);
  const [id = '', ...others] = await proposals();
  expect(others).toEqual([]);
  const plan = planHead.from(await backends.runtime.table.load(planHead.refs(id)), id);
  expect(plan?.head).toMatchObject({ status: 'proposed', notices: 2, tasks: [], surge: { inDays: 0 } });
  const watch = (await backends.runtime.table.load([watchRef(branchId)])).get(watchRef(branchId));
  expect(watch?.arrivals).toHaveLength(12);
  expect(logged).toEqual([]);
});

test('EMERG-3 while a plan is on nothing is proposed, and the surge is known all the same', async () => {
  branchId = 'tst.br2';
  const { table } = backends.runtime;
  const period = { plan: `emg.${branchId}.0000000000000001`, number: 'E1', drill: false };
  const from = '2026-11-23T01:00:00.000Z';
  const until = '2026-11-24T01:00:00.000Z';
  const before = (await table.load([periodsRef(branchId)])).get(periodsRef(branchId));
  await table.transact([writePeriod({ branchId, scope: 'branch' }, before, { ...period, from, until }, now)]);
  await deliver(Array.from({ length: 6 }, () => complaint()));
  expect(await proposals()).toEqual([]);
  const watch = (await table.load([watchRef(branchId)])).get(watchRef(branchId));
  expect(watch?.surgeAt).toBe(now);
});

test('EMERG-3 what cannot be watched keeps no schedule from being made, comes again, and is given up loudly', async () => {
  const one = complaint();
  const tasks = one.tasks.map((task) => taskRecord(one, undefined, task));
  const head = headRecord(one);
  const broken = {
    ...runtime(),
    table: {
      ...backends.runtime.table,
      load: async () => {
        throw new Error('no table');
      },
    },
  };
  const failed = await scheduleTasks(broken)({ Records: [head, ...tasks] });
  expect(failed).toEqual({ batchItemFailures: [{ itemIdentifier: head.dynamodb?.SequenceNumber }] });
  expect(backends.scheduleNames().filter((name) => name.startsWith(one.id))).toHaveLength(tasks.length);
  expect(logged).toEqual(['watching_failed']);

  const old = {
    ...head,
    dynamodb: { ...head.dynamodb, ApproximateCreationDateTime: Date.now() / 1000 - 130 },
  };
  expect(await scheduleTasks(broken)({ Records: [old] })).toEqual({ batchItemFailures: [] });
  expect(logged).toEqual(['watching_failed', 'arrivals_not_watched']);
});

test('EMERG-3 a record that cannot be read fails its branch alone', async () => {
  const good = headRecord(complaint());
  const bad = headRecord(complaint());
  const elsewhere = branchId === 'tst.br1' ? 'tst.br2' : 'tst.br1';
  if (!bad.dynamodb) throw new Error('no record');
  bad.dynamodb.Keys = { pk: { S: `cmp.${elsewhere}.0000000000000009` }, sk: { S: 'head' } };
  bad.dynamodb.NewImage = { data: { M: { id: { S: 'x' } } } };
  expect(await scheduleTasks(runtime())({ Records: [bad, good] })).toEqual({
    batchItemFailures: [{ itemIdentifier: bad.dynamodb.SequenceNumber }],
  });
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dueTasks } from '../../../functions/automation/due-tasks.ts';
import { planReports } from '../../../functions/automation/plan-reports.ts';
import { reconcile } from '../../../functions/automation/reconcile.ts';
import { runTask } from '../../../functions/automation/run-task.ts';
import { scheduleTasks } from '../../../functions/automation/schedule-tasks.ts';
import { sweep } from '../../../functions/automation/sweep.ts';
import { complaintHead } from '../../../shared/data/complaint/complaint-head.ts';
import { childId } from '../../../shared/data/table/ids.ts';
import { keys, partitions } from '../../../shared/data/table/keys.ts';
import type { Complaint } from '../../../shared/domain/complaint/complaint.ts';
import type { LogFields } from '../../../shared/log.ts';
import type { Runtime } from '../../../shared/runtime.ts';
import { type Backends, branchIds, startBackends } from '../../support/backends.ts';
import { newCarDefect } from '../../support/complaint.ts';
import { failingTable } from '../../support/failing-table.ts';
import { headRecord, streamRecord, taskRecord } from '../../support/stream.ts';

const registeredAt = '2026-11-23T02:00:00.000Z';
const [branchId] = branchIds;

let backends: Backends;
let complaint: Complaint;
let logged: ({ level: string } & LogFields)[];

beforeAll(async () => {
  backends = await startBackends(registeredAt);
  const told = newCarDefect({ id: `cmp.${branchId}.0000000000000001`, branchId });
  const { state, entries, notices } = told;
  complaint = told.complaint;
  await backends.runtime.table.transact(complaintHead.write(undefined, { ...state, entries, notices }));
});
afterAll(() => backends.stop());
beforeEach(() => {
  backends.setNow(registeredAt);
  logged = [];
});

function runtime(told: Partial<Runtime> = {}): Runtime {
  const log: Runtime['log'] = (level, fields) => logged.push({ level, ...fields });
  return { ...backends.runtime, ...told, log };
}

/** On a table of which every call fails. */
const broken = () => runtime({ table: failingTable(backends.runtime.table, 1, false) });

const crash = { level: 'error', error: 'Crash', stack: expect.stringContaining('at ') };

/** A removal of the details of the complaint. */
const removed = () => streamRecord(keys.details(complaint.id), {}, undefined);

test('a reconciler logs how much was amiss, and nothing where nothing was', async () => {
  const { created } = await reconcile(runtime())();
  expect(created).toBeGreaterThan(0);
  expect(logged).toEqual([{ level: 'warn', event: 'reconciled', count: created }]);
  await reconcile(runtime())();
  expect(logged).toHaveLength(1);
});

test('the plan of reports logs how many were missing, and nothing where none was', async () => {
  const { planned } = await planReports(runtime())();
  expect(planned).toBe(branchIds.length);
  expect(logged).toEqual([{ level: 'warn', event: 'reports_planned', count: planned }]);
  await planReports(runtime())();
  expect(logged).toHaveLength(1);
});

test('a sweep logs what it served; nothing where nothing was due; and each failure with its task', async () => {
  await sweep(runtime())();
  expect(logged).toEqual([]);
  backends.setNow('2026-11-23T04:00:00.000Z');
  const { table } = backends.runtime;
  const load: Runtime['table']['load'] = failingTable(table, 1, false).load;
  await expect(sweep(runtime({ table: { ...table, load } }))()).rejects.toThrow('1 due tasks');
  expect(logged).toEqual([{ ...crash, event: 'sweep_failed', subject: childId(complaint.id, 't1') }]);
  logged = [];
  expect(await sweep(runtime())()).toEqual({ served: 1 });
  expect(logged).toEqual([{ level: 'warn', event: 'swept', count: 1 }]);
});

test('a firing logs what came of it', async () => {
  const taskId = childId(complaint.id, 't99');
  await runTask(runtime())({ taskId, step: 1 });
  expect(logged).toEqual([{ level: 'info', event: 'firing', code: 'past', subject: taskId }]);
});

test('a schedule that cannot be made is logged with what waits for it', async () => {
  const records = complaint.tasks
    .slice(0, 1)
    .flatMap((task) => [
      taskRecord(complaint, undefined, task),
      taskRecord(complaint, task, { ...task, step: 2 }),
    ]);
  const scheduler: Runtime['scheduler'] = () => Promise.reject(new RangeError('there is none'));
  const { batchItemFailures } = await scheduleTasks(runtime({ scheduler }))({ Records: records });
  expect(batchItemFailures).toHaveLength(2);
  expect(logged).toEqual([{ ...crash, event: 'scheduling_failed', error: 'RangeError', count: 2 }]);
});

test('what cannot be watched or forgotten is logged with why', async () => {
  const head = headRecord(complaint);
  if (head.dynamodb) head.dynamodb.ApproximateCreationDateTime = Date.now() / 1000;
  await scheduleTasks(broken())({ Records: [head] });
  expect(logged).toEqual([{ ...crash, event: 'watching_failed', count: 1 }]);
  logged = [];
  expect((await scheduleTasks(broken())({ Records: [removed()] })).batchItemFailures).toHaveLength(1);
  expect(logged).toEqual([{ ...crash, event: 'forgetting_failed', count: 1 }]);
});

test('a task that cannot be read is logged with why, and keeps no other from being found', async () => {
  await backends.runtime.table.transact([
    {
      put: keys.task(`cmp.${branchId}.0000000000000002`, 't1'),
      row: { id: 1 },
      attributes: { gsi3pk: partitions.due(0), gsi3sk: `${registeredAt}#broken` },
    },
  ]);
  let found = 0;
  for await (const page of dueTasks(runtime())) found += page.length;
  expect(found).toBeGreaterThan(2);
  expect(logged).toEqual([
    { level: 'error', event: 'unreadable_task', error: '$ZodError', stack: expect.any(String) },
  ]);
});

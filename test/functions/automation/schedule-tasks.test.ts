import { setTimeout as wait } from 'node:timers/promises';
import { CreateScheduleCommand } from '@aws-sdk/client-scheduler';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { reconcile } from '../../../functions/automation/reconcile.ts';
import { runTask } from '../../../functions/automation/run-task.ts';
import { scheduleTasks } from '../../../functions/automation/schedule-tasks.ts';
import { settleTask } from '../../../functions/automation/settle-task.ts';
import { sweep } from '../../../functions/automation/sweep.ts';
import { complaintHead } from '../../../shared/data/complaint/complaint-head.ts';
import { childId } from '../../../shared/data/table/ids.ts';
import { keys } from '../../../shared/data/table/keys.ts';
import type { Complaint } from '../../../shared/domain/complaint/complaint.ts';
import { nextStepAt, type Task } from '../../../shared/domain/task.ts';
import { schedulesOf } from '../../../shared/schedules.ts';
import { type Backends, branchIds, startBackends } from '../../support/backends.ts';
import { type Case, newCarDefect } from '../../support/complaint.ts';
import { taskRecord } from '../../support/stream.ts';

const registeredAt = '2026-11-23T02:00:00.000Z';
const contactMissedAt = '2026-11-23T04:00:00.000Z';

let backends: Backends;
let lastId = 0;

beforeAll(async () => {
  backends = await startBackends(registeredAt);
});

afterAll(() => backends.stop());

beforeEach(async () => {
  backends.setNow(registeredAt);
  for (const name of backends.scheduleNames()) await schedulesOf(backends.runtime).remove(name);
});

/** A complaint in the table, received on Monday 2026-11-23 at 10:00 in Shanghai. */
async function stored(): Promise<{ id: string; told: Case }> {
  lastId += 1;
  const id = `cmp.${branchIds[0]}.${String(lastId).padStart(16, '0')}`;
  const told = newCarDefect({ id, branchId: branchIds[0] });
  const change = { ...told.state, entries: told.entries, notices: told.notices };
  await backends.runtime.table.transact(complaintHead.write(undefined, change));
  return { id, told };
}

async function load(id: string): Promise<Complaint> {
  const state = complaintHead.from(await backends.runtime.table.load(complaintHead.refs(id)), id);
  if (!state) throw new Error('no such complaint');
  return state.head;
}

function taskOf(complaint: Complaint, kind: Task['kind']): Task {
  const task = complaint.tasks.find((task) => task.kind === kind);
  if (!task) throw new Error(`no ${kind} task`);
  return task;
}

const insertsOf = (complaint: Complaint) =>
  complaint.tasks.map((task) => taskRecord(complaint, undefined, task));

test('every task with a step to come gets a schedule named by task and step', async () => {
  const { complaint } = (await stored()).told;
  expect(await scheduleTasks(backends.runtime)({ Records: insertsOf(complaint) })).toEqual({
    batchItemFailures: [],
  });
  expect(backends.scheduleNames()).toEqual(
    ['t1.s1', 't2.s1', 't3.s1'].map((name) => childId(complaint.id, name)),
  );
});

test('a record that comes again changes nothing', async () => {
  const { complaint } = (await stored()).told;
  const Records = insertsOf(complaint);
  await scheduleTasks(backends.runtime)({ Records });
  const names = backends.scheduleNames();
  expect(await scheduleTasks(backends.runtime)({ Records })).toEqual({ batchItemFailures: [] });
  expect(backends.scheduleNames()).toEqual(names);
});

test('a step that changes takes the schedule before it away', async () => {
  const { told } = await stored();
  const before = taskOf(told.complaint, 'solution');
  told.do('record-contact', '2026-11-23 10:30');
  const moved = taskOf(told.complaint, 'solution');
  const met = taskOf(told.complaint, 'contact');
  const Records = [
    taskRecord(told.complaint, undefined, before),
    taskRecord(told.complaint, before, moved),
    taskRecord(told.complaint, { ...met, step: 1, plan: [{ at: met.dueAt, action: 'miss' }] }, met),
  ];
  await scheduleTasks(backends.runtime)({ Records });
  expect(backends.scheduleNames()).toEqual([childId(told.complaint.id, 't2.s2')]);
});

test('what follows waits for what was before, in whatever order a record names the keys', async () => {
  const { told } = await stored();
  const before = taskOf(told.complaint, 'contact');
  told.do('record-contact', '2026-11-23 10:30');
  const Records = [
    taskRecord(told.complaint, undefined, before),
    taskRecord(told.complaint, before, taskOf(told.complaint, 'contact')),
  ];
  const { pk, sk } = Records[1]?.dynamodb?.Keys ?? {};
  if (Records[1]?.dynamodb && pk && sk) Records[1].dynamodb.Keys = { sk, pk };
  const scheduler = await backends.runtime.scheduler();
  const slow = Object.create(scheduler, {
    send: {
      value: async (command: CreateScheduleCommand) => {
        if (command instanceof CreateScheduleCommand) await wait(50);
        return await scheduler.send(command);
      },
    },
  });
  await scheduleTasks({ ...backends.runtime, scheduler: async () => slow })({ Records });
  expect(backends.scheduleNames()).toEqual([]);
});

test('a time that has passed is never asked for: the schedule is a minute ahead', async () => {
  const { complaint } = (await stored()).told;
  backends.setNow('2026-11-23T09:30:20.000Z');
  await scheduleTasks(backends.runtime)({ Records: insertsOf(complaint) });
  const [first] = backends.schedules.list({ prefix: childId(complaint.id, 't1'), limit: 1 });
  expect(first?.definition.ScheduleExpression).toBe('at(2026-11-23T09:32:00)');
});

test('what fails is named and comes again; the rest is done', async () => {
  const { complaint } = (await stored()).told;
  const [good, bad] = insertsOf(complaint);
  if (!good?.dynamodb || !bad?.dynamodb) throw new Error('no records');
  bad.dynamodb.NewImage = { row: { M: { id: { N: '1' } } } };
  const { batchItemFailures } = await scheduleTasks(backends.runtime)({ Records: [bad, good] });
  expect(batchItemFailures).toEqual([{ itemIdentifier: bad.dynamodb.SequenceNumber }]);
  expect(backends.scheduleNames()).toEqual([childId(complaint.id, 't1.s1')]);
});

test('ESC-7 a firing that comes twice, early, or for a step that is past does nothing', async () => {
  const { id } = await stored();
  const firing = { taskId: childId(id, 't1'), step: 1 };
  expect(await settleTask(backends.runtime, firing)).toBe('nothing_due');
  expect((await load(id)).version).toBe(1);
  backends.setNow(contactMissedAt);
  expect(await settleTask(backends.runtime, firing)).toBe('served');
  const settled = await load(id);
  expect(settled.escalations.map(({ level }) => level)).toEqual(['general_manager', 'care_director']);
  expect(await settleTask(backends.runtime, firing)).toBe('past');
  expect(await settleTask(backends.runtime, { taskId: childId(id, 't99'), step: 1 })).toBe('past');
  expect(await settleTask(backends.runtime, { taskId: 'nothing of ours', step: 1 })).toBe('past');
  expect(await load(id)).toEqual(settled);
});

test('ESC-7 twenty firings at once escalate once', async () => {
  const { id } = await stored();
  backends.setNow(contactMissedAt);
  const firing = { taskId: childId(id, 't1'), step: 1 };
  await Promise.all(Array.from({ length: 20 }, () => runTask(backends.runtime)(firing)));
  const complaint = await load(id);
  expect(complaint.version).toBe(2);
  expect(complaint.escalations).toHaveLength(2);
});

test('a firing with an input that is none is refused', async () => {
  await expect(runTask(backends.runtime)({ task: 'x' })).rejects.toThrow();
});

test('the sweep serves what no schedule served, once', async () => {
  const { id } = await stored();
  backends.setNow('2026-11-24T04:00:00.000Z');
  expect((await sweep(backends.runtime)()).served).toBeGreaterThanOrEqual(1);
  expect(taskOf(await load(id), 'contact').state).toBe('overdue');
  expect(taskOf(await load(id), 'solution').state).toBe('overdue');
  expect(await sweep(backends.runtime)()).toEqual({ served: 0 });
});

test('the sweep leaves the rest to the next one when its time is nearly over', async () => {
  const { id } = await stored();
  backends.setNow(contactMissedAt);
  expect(await sweep(backends.runtime)({}, { getRemainingTimeInMillis: () => 1_000 })).toEqual({ served: 0 });
  expect(taskOf(await load(id), 'contact').state).toBe('open');
});

test('a task that cannot be settled keeps no other from being served, is seen, and served once mended', async () => {
  const { id } = await stored();
  const { id: broken } = await stored();
  const complaint = await load(broken);
  const setStatus = (status: string) =>
    backends.runtime.table.transact([
      {
        put: keys.head(broken),
        data: { ...complaint, status },
        packs: true,
        attributes: { version: complaint.version },
      },
    ]);
  await setStatus('gone');
  backends.setNow(contactMissedAt);
  await expect(sweep(backends.runtime)()).rejects.toThrow('could not be settled');
  expect(taskOf(await load(id), 'contact').state).toBe('overdue');
  await setStatus('received');
  await sweep(backends.runtime)();
  expect(taskOf(await load(broken), 'contact').state).toBe('overdue');
});

test('the reconciler gives every open task its schedule and takes every other away', async () => {
  const { id } = await stored();
  const schedules = schedulesOf(backends.runtime);
  await reconcile(backends.runtime)();
  const right = backends.scheduleNames();
  expect(right).toContain(childId(id, 't1.s1'));

  await schedules.remove(childId(id, 't1.s1'));
  const nextAt = nextStepAt(taskOf(await load(id), 'contact')) ?? '';
  await schedules.create({ taskId: childId(id, 't1'), step: 7, nextStepAt: nextAt });
  await schedules.create({ taskId: `cmp.${branchIds[1]}.0000000000000000.t1`, step: 1, nextStepAt: nextAt });
  expect(await reconcile(backends.runtime)()).toEqual({ created: 1, removed: 2 });
  expect(backends.scheduleNames()).toEqual(right);
  expect(await reconcile(backends.runtime)()).toEqual({ created: 0, removed: 0 });
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runTask } from '../../../functions/automation/run-task.ts';
import { settleTask } from '../../../functions/automation/settle-task.ts';
import { sweep } from '../../../functions/automation/sweep.ts';
import { callbackHead } from '../../../shared/data/arrival/callback-head.ts';
import { taskRowRef } from '../../../shared/data/head/task-store.ts';
import { childId } from '../../../shared/data/table/ids.ts';
import { keys, partitions } from '../../../shared/data/table/keys.ts';
import type { CallbackState } from '../../../shared/domain/callback/callback.ts';
import { type Backends, branchIds, startBackends } from '../../support/backends.ts';
import { type Call, handled } from '../../support/callback.ts';

const handledAt = '2026-11-24T07:00:00.000Z';
const missedAt = '2026-11-27T15:59:59.000Z';
const toldAt = '2026-11-28T01:00:00.000Z';
const [branchId] = branchIds;

let backends: Backends;
let lastId = 0;
let id = '';
let call: Call;

beforeAll(async () => {
  backends = await startBackends(handledAt);
});
afterAll(() => backends.stop());

/** A callback in the table, due on Friday 2026-11-27. */
beforeEach(async () => {
  backends.setNow(handledAt);
  lastId += 1;
  const part = String(lastId).padStart(16, '0');
  id = `cbk.${branchId}.${part}`;
  call = handled('2026-11-24 15:00', { branchId });
  const head = { ...call.callback, id };
  const { entries, notices } = call;
  await backends.runtime.table.transact(
    callbackHead.write(undefined, { ...call.state, head, entries, notices }),
  );
});

async function load(): Promise<CallbackState> {
  const state = callbackHead.from(await backends.runtime.table.load(callbackHead.refs(id)), id);
  if (!state) throw new Error('no such callback');
  return state;
}

async function mailbox(role: string): Promise<unknown[]> {
  const partition = partitions.mailbox(`${branchId}#${role}`);
  const { items } = await backends.runtime.table.query({ partition, index: 'gsi1', limit: 100 });
  return items.map(({ item }) => item.row).filter((row) => JSON.stringify(row).includes(id));
}

test('its task is listed and scheduled as its own', async () => {
  const ref = taskRowRef(id, 't1');
  expect((await backends.runtime.table.load([ref])).get(ref)).toMatchObject({
    id: childId(id, 't1'),
    subject: { type: 'callback', id, number: 'SH01-2026-00001' },
    kind: 'callback',
    nextStepAt: missedAt,
  });
});

test('CALL-7 twenty firings at once remind once, and twenty more tell the care director once', async () => {
  backends.setNow(missedAt);
  const fire = (step: number) =>
    Promise.all(
      Array.from({ length: 20 }, () => runTask(backends.runtime)({ taskId: childId(id, 't1'), step })),
    );
  await fire(1);
  expect((await load()).head).toMatchObject({ version: 2, status: 'open' });
  expect(await mailbox('care_specialist')).toHaveLength(1);
  expect(await mailbox('care_director')).toEqual([]);
  backends.setNow(toldAt);
  await fire(1);
  await fire(2);
  expect((await load()).head.version).toBe(3);
  expect(await mailbox('care_specialist')).toHaveLength(1);
  expect(await mailbox('care_director')).toMatchObject([
    { kind: 'deadline_missed', subject: { type: 'callback', id }, at: toldAt },
  ]);
});

test('a firing that comes early, for a step that is past or for no task of it does nothing', async () => {
  const firing = { taskId: childId(id, 't1'), step: 1 };
  expect(await settleTask(backends.runtime, firing)).toBe('nothing_due');
  expect(await settleTask(backends.runtime, { ...firing, step: 2 })).toBe('past');
  expect(await settleTask(backends.runtime, { ...firing, taskId: childId(id, 't2') })).toBe('past');
  expect((await load()).head.version).toBe(1);
});

test('the sweep serves it where no schedule did, beside complaints', async () => {
  backends.setNow(toldAt);
  await sweep(backends.runtime)();
  expect((await load()).head.tasks).toMatchObject([{ state: 'overdue', plan: [] }]);
});

test('CLOCK-8 of two changes at once one is decided again: a call cannot be made unseen', async () => {
  const before = await load();
  const change = { entries: [], notices: [], ...before };
  const raised = { ...change, head: { ...before.head, version: 2 } };
  await backends.runtime.table.transact(callbackHead.write(before, raised));
  await expect(backends.runtime.table.transact(callbackHead.write(before, raised))).rejects.toThrow(
    'a condition failed',
  );
});

test('POLICY-3 the head holds no personal data, the list row masks the phone', async () => {
  const { customer } = call.state.details;
  expect(JSON.stringify((await load()).head)).not.toContain(customer.phone);
  const partition = partitions.callbacksByState(branchId, 'open');
  const { items } = await backends.runtime.table.query({ partition, index: 'gsi2', limit: 100 });
  const row = items.find(({ at }) => at.pk === keys.listRow(id).pk)?.item.row;
  expect(row).toMatchObject({ customer: { name: customer.name, phone: '138****5678' } });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { dueTasks } from '../../../functions/automation/due-tasks.ts';
import { complaintHead } from '../../../shared/data/complaint/complaint-head.ts';
import type { Query, Table } from '../../../shared/data/table/table.ts';
import type { Instant } from '../../../shared/domain/calendar.ts';
import type { Due } from '../../../shared/schedules.ts';
import { type Backends, branchIds, startBackends } from '../../support/backends.ts';
import { newCarDefect } from '../../support/complaint.ts';

let backends: Backends;

beforeAll(async () => {
  backends = await startBackends('2026-11-23T02:00:00.000Z');
  for (const [at, branchId] of branchIds.entries()) {
    const id = `cmp.${branchId}.aaaaaaaaaaaaaaa${at}`;
    const receivedAt = `2026-11-${23 + 2 * at} 10:00`;
    const { state, entries, notices } = newCarDefect({ id, branchId, receivedAt });
    await backends.runtime.table.transact(complaintHead.write(undefined, { ...state, entries, notices }));
  }
});
afterAll(() => backends.stop());

async function dueBy(until: Instant | undefined) {
  const asked: Query[] = [];
  const { table, log } = backends.runtime;
  const watched: Table = {
    ...table,
    async query(options) {
      asked.push(options);
      return await table.query(options);
    },
  };
  const due: Due[] = [];
  for await (const page of dueTasks({ table: watched, log }, until)) due.push(...page);
  return { due, asked };
}

test('CLOCK-7 what is due by an instant is found, that instant included, and nothing that comes later is read', async () => {
  const { due: all } = await dueBy(undefined);
  const steps = [...new Set(all.map(({ nextStepAt }) => nextStepAt))].toSorted();
  const [first = ''] = steps;
  expect(steps.length).toBeGreaterThan(2);
  expect((await dueBy(first)).due).toEqual(all.filter(({ nextStepAt }) => nextStepAt === first));
  expect((await dueBy('2026-11-23T01:59:59.999Z')).due).toEqual([]);
  for (const until of steps) {
    const { due, asked } = await dueBy(until);
    const ids = (tasks: typeof all) => tasks.map(({ taskId }) => taskId).toSorted();
    expect(ids(due)).toEqual(ids(all.filter(({ nextStepAt }) => nextStepAt <= until)));
    for (const { between } of asked) expect(between).toEqual(['0', `${until}~`]);
  }
});

import { describe, expect, it, test } from 'vitest';
import {
  cancel,
  complete,
  isRunning,
  miss,
  moveDeadline,
  newTask,
  nextStepAt,
  type RunningTask,
  type Step,
  taskSchema,
  withPlan,
  yetToTell,
} from '../../shared/domain/task.ts';
import { shanghai } from '../support/time.ts';

const opened = '2026-11-23T02:00:00.000Z';
const reminder = '2026-11-24T02:00:00.000Z';
const due = '2026-11-25T02:00:00.000Z';
const afterwards = '2026-11-26T01:00:00.000Z';
const plan: readonly Step[] = [
  { at: afterwards, action: 'tell_missed', deadline: due },
  { at: due, action: 'miss' },
  { at: reminder, action: 'remind' },
];

const open = () => newTask('t1', 'resolution', { role: 'sales_director' }, opened, due, plan) as RunningTask;
const overdue = () => miss(withPlan(open(), plan.slice(0, 1)), due, shanghai) as RunningTask;
const second = (at: string, by: number) => new Date(Date.parse(at) + by * 1000).toISOString();

describe('a task', () => {
  it('is open, at its first step, its plan in order', () => {
    expect(open()).toMatchObject({ state: 'open', step: 1 });
    expect(open().plan.map(({ action }) => action)).toEqual(['remind', 'miss', 'tell_missed']);
    expect(nextStepAt(open())).toBe(reminder);
  });

  it('raises its step when the next instant changes, and only then', () => {
    expect(withPlan(open(), plan).step).toBe(1);
    expect(withPlan(open(), plan.slice(0, 2)).step).toBe(2);
    expect(withPlan(open(), []).step).toBe(2);
    expect(withPlan(withPlan(open(), []), []).step).toBe(2);
  });

  test.each([
    ['before the deadline', -1, 'done'],
    ['at the deadline', 0, 'done'],
    ['a second after it', 1, 'done_late'],
  ])('done %s', (_, by, state) => {
    const doneAt = second(due, by);
    expect(complete(open(), doneAt, shanghai)).toMatchObject({ state, doneAt, doneMonth: '2026-11' });
    expect(complete(overdue(), doneAt, shanghai).state).toBe(state);
  });

  it('that was missed says so, with the month of the branch', () => {
    const late = miss(open(), '2026-11-30T16:00:00.000Z', shanghai);
    expect(late).toMatchObject({
      state: 'overdue',
      missed: { at: '2026-11-30T16:00:00.000Z', month: '2026-12' },
    });
  });

  it('keeps that it was missed through a new deadline, being met, and being cancelled', () => {
    const missed = { at: due, month: '2026-11' };
    const moved = moveDeadline(overdue(), second(due, 3600), []) as RunningTask;
    expect(moved).toMatchObject({ state: 'open', missed });
    expect(complete(moved, second(due, 60), shanghai)).toMatchObject({ state: 'done_late', missed });
    expect(cancel(overdue(), afterwards, 'withdrawn')).toMatchObject({ state: 'cancelled', missed });
  });

  it('that has ended is no longer missed', () => {
    const done = complete(open(), reminder, shanghai);
    expect(miss(done, due, shanghai)).toBe(done);
    const cancelled = cancel(open(), reminder, 'withdrawn');
    expect(miss(cancelled, due, shanghai)).toBe(cancelled);
  });

  it('has nothing to come once it is met in time or cancelled', () => {
    expect(nextStepAt(complete(open(), reminder, shanghai))).toBeUndefined();
    expect(nextStepAt(cancel(overdue(), afterwards, 'withdrawn'))).toBeUndefined();
  });

  it('met late is still to be told of, and so is one that was moved after it was missed', () => {
    const tell = { at: afterwards, action: 'tell_missed', deadline: due };
    expect(complete(overdue(), second(due, 60), shanghai).plan).toEqual([tell]);
    expect(yetToTell(overdue())).toEqual([tell]);
    expect(yetToTell(open())).toEqual([]);
  });

  it('is told of for the deadline that was missed, not for one that lies ahead', () => {
    const later = second(due, 86_400);
    const tellLater = { at: second(afterwards, 86_400), action: 'tell_missed', deadline: later } as const;
    const moved = moveDeadline(overdue(), later, [...yetToTell(overdue()), tellLater]);
    expect(yetToTell(moved).map(({ deadline }) => deadline)).toEqual([due]);
  });

  it('runs while it is open or overdue', () => {
    const tasks = [open(), overdue(), complete(open(), due, shanghai), cancel(open(), due, 'withdrawn')];
    expect(tasks.map(isRunning)).toEqual([true, true, false, false]);
    for (const task of tasks) expect(taskSchema.parse(task)).toEqual(task);
  });

  it('cannot be done without saying when, nor cancelled without saying why', () => {
    expect(taskSchema.safeParse({ ...open(), state: 'done' }).success).toBe(false);
    expect(taskSchema.safeParse({ ...open(), state: 'cancelled', cancelledAt: due }).success).toBe(false);
  });
});

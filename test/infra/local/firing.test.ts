import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createClock } from '../../../infra/local/clock.ts';
import { ClockMoveRefused, createClockMove } from '../../../infra/local/clock-move.ts';
import { createDeadLetters } from '../../../infra/local/dead-letters.ts';
import { createFiring, type InvocationContext } from '../../../infra/local/firing.ts';
import { scheduleDefinitionSchema } from '../../../infra/local/schedule-definition.ts';
import { createScheduleStore } from '../../../infra/local/schedule-store.ts';
import { createSerial } from '../../../infra/local/serial.ts';
import { silent, stateInMemory } from './helpers.ts';

const arn = 'arn:aws:lambda:local:000000000000:function:f';

function system(
  invoke: (input: unknown, context: InvocationContext) => Promise<unknown>,
  lasting = new Set<string>(),
) {
  const state = stateInMemory();
  const clock = createClock(state);
  clock.runFrom('2026-11-01T00:00:00.000Z');
  const store = createScheduleStore(state);
  const deadLetters = createDeadLetters(state, clock.now, silent);
  const serial = createSerial();
  const parts = { store, clock, deadLetters, log: silent, functions: { [arn]: invoke }, serial, lasting };
  const firing = createFiring({ ...parts, retryDelaysMs: [1, 1] });
  const none = async () => undefined;
  const moveClock = createClockMove({
    clock,
    store,
    firing,
    subjectOf: ({ name }) => name.replace(/-.*$/, ''),
    drain: none,
    sweep: none,
    expire: none,
    serial,
  });
  const schedule = (name: string, at: string) =>
    store.insert(
      name,
      scheduleDefinitionSchema.parse({
        ScheduleExpression: `at(${at})`,
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: arn,
          RoleArn: 'arn:aws:iam::000000000000:role/r',
          Input: JSON.stringify({ name, at: '<aws.scheduler.scheduled-time>' }),
        },
      }),
      clock.now(),
    );
  return { clock, store, deadLetters, firing, moveClock, schedule };
}

test('a move runs every schedule at its own instant, in order, the target included, and one set on the way', async () => {
  const ran: unknown[] = [];
  const { clock, store, moveClock, schedule } = system(async (input) => {
    ran.push([clock.now(), (input as { name: string }).name]);
    if (ran.length === 1) schedule('on-the-way', '2026-11-02T00:01:00');
  });
  schedule('later', '2026-11-08T00:00:00');
  schedule('first', '2026-11-02T00:00:00');
  schedule('beyond', '2026-11-08T00:00:01');
  await moveClock(() => '2026-11-08T00:00:00.000Z');
  expect(ran).toEqual([
    ['2026-11-02T00:00:00.000Z', 'first'],
    ['2026-11-02T00:01:00.000Z', 'on-the-way'],
    ['2026-11-08T00:00:00.000Z', 'later'],
  ]);
  expect(store.next('2027-01-01T00:00:00.000Z')?.name).toBe('beyond');
  expect(clock.now() >= '2026-11-08T00:00:00.000Z').toBe(true);
});

test('what fires at the same instant fires together, that of one subject in its order, and nothing before all is done', async () => {
  const ran: string[] = [];
  const { moveClock, schedule } = system(async (input) => {
    const { name } = input as { name: string };
    ran.push(`${name} begins`);
    await wait(name === 'a-1' ? 40 : 10);
    ran.push(`${name} ends`);
  });
  for (const name of ['a-1', 'b-1', 'a-2', 'c-1']) schedule(name, '2026-11-02T00:00:00');
  schedule('b-2', '2026-11-02T00:00:30');
  await moveClock(() => '2026-11-03T00:00:00.000Z');
  expect(ran.slice(0, 3)).toEqual(['a-1 begins', 'b-1 begins', 'c-1 begins']);
  expect(ran.slice(-5)).toEqual(['a-1 ends', 'a-2 begins', 'a-2 ends', 'b-2 begins', 'b-2 ends']);
  expect(ran).toHaveLength(10);
});

test('more subjects than fire at once all fire', async () => {
  const ran = new Set<string>();
  let running = 0;
  let most = 0;
  const { moveClock, schedule } = system(async (input) => {
    running += 1;
    most = Math.max(most, running);
    await wait(1);
    running -= 1;
    ran.add((input as { name: string }).name);
  });
  for (let nth = 0; nth < 50; nth++) schedule(`s${nth}`, '2026-11-02T00:00:00');
  await moveClock(() => '2026-11-03T00:00:00.000Z');
  expect(ran.size).toBe(50);
  expect(most).toBe(8);
});

test('the clock moves forward only, and one move at a time', async () => {
  const { moveClock } = system(async () => undefined);
  await expect(moveClock(() => '2026-10-31T00:00:00.000Z')).rejects.toEqual(new ClockMoveRefused('backward'));
  const moving = moveClock(() => '2026-11-02T00:00:00.000Z');
  await expect(moveClock(() => '2026-11-03T00:00:00.000Z')).rejects.toEqual(
    new ClockMoveRefused('already_moving'),
  );
  await moving;
});

test('a failing target is tried three times, then kept as a dead letter', async () => {
  let attempts = 0;
  const { store, deadLetters, moveClock, schedule } = system(async () => {
    attempts += 1;
    throw new Error('no');
  });
  schedule('bad', '2026-11-02T00:00:00');
  await moveClock(() => '2026-11-03T00:00:00.000Z');
  expect(attempts).toBe(3);
  expect(store.next('2027-01-01T00:00:00.000Z')).toBeUndefined();
  expect(deadLetters.list()).toMatchObject([
    { source: 'default', payload: { schedule: 'bad' }, reason: 'Error: no' },
  ]);
});

test('what is overdue fires at the start, the rest when the clock is there', async () => {
  const ran: unknown[] = [];
  const { firing, schedule } = system(async (input) => ran.push(input));
  schedule('overdue', '2026-10-01T00:00:00');
  schedule('soon', '2026-11-01T00:00:01');
  firing.start();
  await wait(100);
  expect(ran).toEqual([{ name: 'overdue', at: '2026-10-01T00:00:00Z' }]);
  await expect.poll(() => ran.length, { timeout: 2000 }).toBe(2);
  await firing.stop();
});

test('what takes long lets the rest fire meanwhile, and ends before the clock is moved', async () => {
  const ran: string[] = [];
  const { clock, firing, moveClock, schedule } = system(
    async (input, { getRemainingTimeInMillis }) => {
      const { name } = input as { name: string };
      ran.push(name);
      while (getRemainingTimeInMillis() > 0) await wait(5);
      ran.push(`${name} left off`);
    },
    new Set([arn]),
  );
  schedule('first', '2026-11-01T00:00:00');
  schedule('second', '2026-11-01T00:00:00');
  firing.start();
  await expect.poll(() => ran).toEqual(['first', 'second']);
  await moveClock(() => '2026-11-02T00:00:00.000Z');
  expect(ran).toEqual(['first', 'second', 'first left off', 'second left off']);
  expect(clock.now() >= '2026-11-02T00:00:00.000Z').toBe(true);
  await firing.stop();
});

test('what a kill has ended fires again at the next start', async () => {
  const ran: unknown[] = [];
  const { store, firing, schedule } = system(async (input) => ran.push(input), new Set([arn]));
  schedule('taken', '2026-11-01T00:00:00');
  const taken = store.next('2026-11-02T00:00:00.000Z');
  store.complete(taken?.id ?? 0);
  expect(store.next('2026-11-02T00:00:00.000Z')).toBeUndefined();
  firing.start();
  await expect.poll(() => ran).toHaveLength(1);
  await firing.stop();
});

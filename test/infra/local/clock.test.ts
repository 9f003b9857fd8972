import { expect, test } from 'vitest';
import { createClock } from '../../../infra/local/clock.ts';
import { stateInMemory } from './helpers.ts';

const machine = { now: Date.parse('2026-11-01T00:00:00Z') };
const machineNow = () => machine.now;

test('the clock is the machine’s until it is moved, stands while frozen, and runs on from where it was set', () => {
  const clock = createClock(stateInMemory(), machineNow);
  expect(clock.now()).toBe('2026-11-01T00:00:00.000Z');
  clock.freezeAt('2026-11-08T00:00:00.000Z');
  machine.now += 5000;
  expect(clock.now()).toBe('2026-11-08T00:00:00.000Z');
  clock.runFrom('2026-11-09T00:00:00.000Z');
  machine.now += 5000;
  expect(clock.now()).toBe('2026-11-09T00:00:05.000Z');
});

test('the offset is kept, also that of a clock that was frozen when the process died', () => {
  const state = stateInMemory();
  createClock(state, machineNow).freezeAt('2027-01-01T00:00:00.000Z');
  machine.now += 1000;
  expect(createClock(state, machineNow).now()).toBe('2027-01-01T00:00:01.000Z');
});

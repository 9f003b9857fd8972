import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wallClock as localTime } from '../../shared/domain/calendar.ts';
import {
  attemptOutcomes,
  callbackDetailsSchema,
  callbackSchema,
  currentCall,
  numberWanted,
} from '../../shared/domain/callback/callback.ts';
import { cancelCallback, moveCallback } from '../../shared/domain/callback/change.ts';
import { callableFrom } from '../../shared/domain/callback/due.ts';
import { giveNumber } from '../../shared/domain/callback/phone-number.ts';
import { callbackPurposes } from '../../shared/domain/callback/purposes.ts';
import { daysInVain, recordAttempt } from '../../shared/domain/callback/record-attempt.ts';
import { recordedPart } from '../../shared/domain/draft.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { replay } from '../../shared/domain/record.ts';
import { isRunning, nextStepAt } from '../../shared/domain/task.ts';
import { type Call, handled } from '../support/callback.ts';
import { Planned } from '../support/planned-call.ts';
import { berlin, later, shanghai, wallClock } from '../support/time.ts';

const fixed = { seed: 20261124, numRuns: 300 };

const purposes = callbackPurposes.filter((purpose) => purpose !== 'warranty');

const stories = fc.record({
  purpose: fc.constantFrom(...purposes),
  zone: fc.constantFrom(shanghai, berlin),
  happenings: fc.array(
    fc.record({
      seconds: fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 3 * 86_400 })),
      act: fc.constantFrom(
        ...attemptOutcomes,
        'no_answer' as const,
        'busy' as const,
        'number',
        'no_number',
        'cancel',
        'move',
        'settle',
        'settle',
      ),
    }),
    { maxLength: 25 },
  ),
});

type Act = (typeof attemptOutcomes)[number] | 'number' | 'no_number' | 'cancel' | 'move' | 'settle';

/** What becomes of the call; undefined where nothing does. */
function change(call: Planned, act: Act, at: string) {
  const given = call.given(at);
  switch (act) {
    case 'settle':
      return void call.settle(at);
    case 'number':
      return giveNumber(call.state, { phone: '13912345678' }, given);
    case 'no_number':
      return giveNumber(call.state, { phone: null }, given);
    case 'cancel':
      return cancelCallback(call.state, 'withdrawn', given);
    case 'move':
      return moveCallback(
        call.state,
        { notBefore: call.instant('2026-12-01 09:00'), dueAt: call.instant('2026-12-04 23:59:59') },
        given,
      );
    default: {
      const overall = act === 'reached' ? { answers: { overall: 4 } } : {};
      return recordAttempt(call.state, { outcome: act, ...overall }, given);
    }
  }
}

it('a callback keeps what always holds, whatever happens to it', () => {
  fc.assert(
    fc.property(stories, ({ purpose, zone, happenings }) => {
      const call = new Planned({ purpose, zone });
      let now = call.instant('2026-11-23 10:00');
      let ended: unknown;
      for (const { seconds, act } of happenings) {
        now = later(now, seconds);
        const { version } = call.head;
        const entries = call.entries.length;
        try {
          const after = change(call, act, wallClock(now, zone));
          if (after) call.keep(after);
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          // What is refused leaves to a firing what has come meanwhile.
          call.settle(wallClock(now, zone));
        }
        expect(call.head.version - version).toBe(call.entries.length > entries ? 1 : 0);
        holds(call, now);
        // It ends exactly one way, and stays so.
        if (call.head.status !== 'open') {
          ended ??= call.head.end;
          expect(call.head.end).toEqual(ended);
        } else expect(ended).toBeUndefined();
      }
    }),
    fixed,
  );
});

function holds({ state, entries, notices, policy, zone }: Planned, now: string): void {
  const { head: callback, details } = state;
  expect(callbackSchema.parse(callback)).toEqual(callback);
  expect(callbackDetailsSchema.parse(details)).toEqual(details);
  expect(replay(entries)).toEqual(recordedPart(state));
  expect(entries.map(({ entry }) => entry)).toEqual(entries.map((_, at) => at + 1));
  expect(notices.map(({ id }) => id)).toEqual(notices.map((_, at) => `n${at + 1}`));

  const call = currentCall(callback);
  // A letter that belongs to a call outlives it (CALL-9).
  const running = callback.tasks.filter((task) => isRunning(task) && task.kind !== 'letter');
  expect(daysInVain(callback)).toBeLessThanOrEqual(policy.callAttempts);
  if (callback.status === 'open') {
    expect(running[0]).toBe(call);
    expect(running.slice(1)).toEqual(numberWanted(callback) ? [numberWanted(callback)] : []);
    expect(daysInVain(callback)).toBeLessThan(policy.callAttempts);
    if (callback.nextTryAt !== undefined) {
      // People can be called then, and the promise holds until then at least.
      expect(callableFrom(callback.nextTryAt, zone, policy)).toBe(callback.nextTryAt);
      expect(call.dueAt > callback.nextTryAt).toBe(true);
      expect(localTime(callback.nextTryAt, zone).slice(11) >= '09:00').toBe(true);
    }
  } else {
    expect(running).toEqual([]);
    expect(callback).not.toHaveProperty('nextTryAt');
    const last = callback.attempts.at(-1)?.outcome;
    if (callback.status === 'done' && callback.end.outcome !== 'unreachable') {
      expect(callback.end.outcome).toBe(last);
    }
    if (callback.status === 'done' && last !== 'wrong_number' && callback.end.outcome === 'unreachable') {
      expect(daysInVain(callback)).toBe(policy.callAttempts);
    }
  }
  toldOnce(callback.tasks, notices, now);
}

/** Each deadline that was missed is told once to whoever calls, and once to the care director when its time comes. */
function toldOnce(tasks: Planned['head']['tasks'], notices: Planned['notices'], now: string): void {
  const told = notices.map(({ kind, at, text }) => `${kind} ${at} ${text.en}`);
  expect(new Set(told).size).toBe(told.length);
  const wanted = tasks.filter(({ kind }) => kind === 'phone_number');
  const missed = wanted.filter((task) => task.missed !== undefined);
  expect(notices.filter(({ kind }) => kind === 'number_wanted')).toHaveLength(wanted.length);
  const ofSuperior = notices.filter(
    ({ kind, to }) => kind === 'deadline_missed' && to.role !== 'care_director',
  );
  expect(ofSuperior).toHaveLength(missed.length);
  for (const task of tasks.filter(isRunning)) expect((nextStepAt(task) ?? '9') >= now).toBe(true);
}

const handlings = fc.array(
  fc.record({
    seconds: fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 4 * 86_400 })),
    act: fc.constantFrom(...attemptOutcomes, 'again', 'settle'),
  }),
  { maxLength: 20 },
);

function after(call: Call, act: (typeof attemptOutcomes)[number] | 'again' | 'settle', at: string): void {
  try {
    if (act === 'again') call.again(at);
    else if (act === 'settle') call.settle(at);
    else call.attempt(act, at);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    call.settle(at);
  }
}

it('CLOCK-8 handled once more, there is a call to make again, and its tries count anew', () => {
  fc.assert(
    fc.property(handlings, (story) => {
      const call = handled();
      let now = call.complaint.instant('2026-11-24 15:00');
      for (const { seconds, act } of story) {
        now = later(now, seconds);
        after(call, act, wallClock(now));
        const { state, entries } = call;
        expect(replay(entries)).toEqual(recordedPart(state));
        if (act === 'again') expect(state.head.status).toBe('open');
        if (state.head.status === 'open') expect(daysInVain(state.head)).toBeLessThan(3);
      }
    }),
    fixed,
  );
});

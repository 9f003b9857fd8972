import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  attemptOutcomes,
  callbackDetailsSchema,
  callbackSchema,
  endingOutcomes,
} from '../../shared/domain/callback/callback.ts';
import { recordedPart } from '../../shared/domain/draft.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { replay } from '../../shared/domain/record.ts';
import { isRunning, nextStepAt } from '../../shared/domain/task.ts';
import { type Call, handled } from '../support/callback.ts';
import { later, wallClock } from '../support/time.ts';

const fixed = { seed: 20261124, numRuns: 200 };

const stories = fc.array(
  fc.record({
    seconds: fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 4 * 86_400 })),
    act: fc.constantFrom(...attemptOutcomes, 'again', 'settle', 'settle'),
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
    expect(call.callback.status).toBe('done');
    // What is refused leaves to a firing what has come meanwhile.
    call.settle(at);
  }
}

it('a callback keeps what always holds, whatever happens to it', () => {
  fc.assert(
    fc.property(stories, (story) => {
      const call = handled();
      let now = call.complaint.instant('2026-11-24 15:00');
      for (const { seconds, act } of story) {
        now = later(now, seconds);
        const { version } = call.callback;
        const entries = call.entries.length;
        after(call, act, wallClock(now));
        expect(call.callback.version - version).toBe(call.entries.length > entries ? 1 : 0);
        holds(call, now);
      }
    }),
    fixed,
  );
});

function holds({ state, entries, notices, call }: Call, now: string): void {
  const { head: callback, details } = state;
  expect(callbackSchema.parse(callback)).toEqual(callback);
  expect(callbackDetailsSchema.parse(details)).toEqual(details);
  expect(replay(entries)).toEqual(recordedPart(state));
  expect(entries.map(({ entry }) => entry)).toEqual(entries.map((_, at) => at + 1));
  expect(notices.map(({ id }) => id)).toEqual(notices.map((_, at) => `n${at + 1}`));

  const running = callback.tasks.filter(isRunning);
  if (callback.status === 'open') {
    expect(running).toEqual([call]);
    if (call.state === 'open') expect(nextStepAt(call)).toBe(call.dueAt);
  } else {
    expect(running).toEqual([]);
    expect(endingOutcomes).toContain(callback.attempts.at(-1)?.outcome);
    expect(callback.end.at).toBe(callback.attempts.at(-1)?.at);
  }

  // Each deadline that was missed is told once to whoever calls, and once to the care director when its time comes.
  const missed = callback.tasks.filter((task) => task.missed !== undefined);
  const toTell = missed.filter(({ plan }) => plan.length > 0);
  expect(notices.filter(({ kind }) => kind === 'reminder')).toHaveLength(missed.length);
  expect(notices.filter(({ kind }) => kind === 'deadline_missed')).toHaveLength(
    missed.length - toTell.length,
  );
  for (const task of toTell) expect((nextStepAt(task) ?? '') >= now).toBe(true);
}

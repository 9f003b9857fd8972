import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type AttemptOutcome,
  attemptOutcomes,
  type CallbackState,
  numberWanted,
} from '../../shared/domain/callback/callback.ts';
import { cancelCallback } from '../../shared/domain/callback/change.ts';
import { callableFrom } from '../../shared/domain/callback/due.ts';
import { recordAttempt } from '../../shared/domain/callback/record-attempt.ts';
import { settleCallback } from '../../shared/domain/callback/settle.ts';
import { recordedPart } from '../../shared/domain/draft.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { replay } from '../../shared/domain/record.ts';
import { isRunning, nextStepAt } from '../../shared/domain/task.ts';
import { visitCommandNames } from '../../shared/domain/visit/transitions.ts';
import { unanswered, visitDetailsSchema, visitSchema } from '../../shared/domain/visit/visit.ts';
import { delivered, officer } from '../support/arrival.ts';
import { fullRoster } from '../support/complaint.ts';
import { berlin, instant, later, newYork, shanghai, wallClock } from '../support/time.ts';
import { Stay } from '../support/visit.ts';

const fixed = { seed: 20261123, numRuns: 150 };
const policy = effectivePolicy();
const zones = fc.constantFrom(shanghai, berlin, newYork);
const seconds = fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 4 * 86_400 }));

const callActs = fc.array(
  fc.record({
    seconds,
    call: fc.integer({ min: 0, max: 2 }),
    act: fc.constantFrom(...attemptOutcomes, 'cancel' as const, 'settle' as const),
  }),
  { maxLength: 25 },
);

type CallAct = AttemptOutcome | 'cancel' | 'settle';

/** What becomes of a call; itself where nothing does. */
function acted(state: CallbackState, act: CallAct, at: string): CallbackState {
  const given = { at, by: officer, policy, roster: fullRoster };
  try {
    if (act === 'settle') return settleCallback(state, at, policy) ?? state;
    if (act === 'cancel') return cancelCallback(state, 'no_calls', given) ?? state;
    const answers = { overall: 5 };
    return recordAttempt(state, { outcome: act, ...(act === 'reached' && { answers }) }, given);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return state;
  }
}

/**
 * Calls day by day, when people can be called, until the call has ended; one for which another number never came is
 * given up at last. Then settles what is left to tell.
 */
function carriedThrough(state: CallbackState, from: string): CallbackState {
  let now = from;
  let call = state;
  for (let day = 0; day < 60 && call.head.status === 'open'; day++) {
    now = callableFrom(later(now, 86_400), call.head.timeZone, policy);
    call = acted(call, 'no_answer', now);
  }
  if (call.head.status === 'open') {
    expect(numberWanted(call.head)).toBeDefined();
    call = acted(call, 'cancel', now);
  }
  return acted(call, 'settle', later(now, 60 * 86_400));
}

it('CALL-1 every delivery ends with exactly its callbacks, each ended once, and no schedule outlives them', () => {
  const endings = ['reached', 'refused', 'unreachable', 'no_calls'];
  fc.assert(
    fc.property(zones, callActs, (zone, acts) => {
      const start = '2026-11-23 15:30';
      const calls = delivered(start, { zone }).calls.map(
        ({ head, details }): CallbackState => ({ head, details }),
      );
      let now = instant(start, zone);
      for (const { seconds, call, act } of acts) {
        now = later(now, seconds);
        const before = calls[call];
        if (before) calls[call] = acted(before, act, now);
      }
      const ended = calls.map((call) => carriedThrough(call, now));
      expect(ended.map(({ head }) => head.purpose)).toEqual([
        'delivery_courtesy',
        'delivery_second',
        'delivery_third',
      ]);
      for (const { head } of ended) {
        if (head.status === 'open') throw new Error(`${head.purpose} never ends`);
        expect(endings).toContain(head.status === 'done' ? head.end.outcome : head.end.reason);
        expect(head.tasks.filter(isRunning)).toEqual([]);
        expect(head.tasks.filter((task) => nextStepAt(task) !== undefined)).toEqual([]);
      }
    }),
    fixed,
  );
});

const visitActs = fc.array(
  fc.record({
    seconds: fc.oneof(fc.integer({ min: 0, max: 7_000 }), fc.integer({ min: 0, max: 86_400 })),
    act: fc.constantFrom(...visitCommandNames, 'settle' as const),
    agreed: fc.boolean(),
    item: fc.integer({ min: 1, max: 3 }),
    ahead: fc.integer({ min: -1, max: 3 }),
  }),
  { maxLength: 30 },
);

type VisitAct = (typeof visitCommandNames)[number] | 'settle';

function step(
  stay: Stay,
  act: VisitAct,
  at: string,
  { agreed, item, ahead }: { agreed: boolean; item: number; ahead: number },
): void {
  const promisedAt = later(stay.instant(at), ahead * 40_000);
  if (act === 'settle') return void stay.settle(at);
  if (act === 'hand-back-visit') return void stay.handBack(at);
  const inputs: Partial<Record<VisitAct, Record<string, unknown>>> = {
    'record-diagnosis': ahead > 1 ? { promisedAt } : {},
    'answer-extra-work': { item, agreed },
    'complete-work': { extraWork: ahead > 2 ? [item] : [] },
    'record-arrival': ahead > 1 ? { solved: false, receipt: 'JC-1', promisedAt } : {},
    'record-delay': { promisedAt },
  };
  stay.do(act, at, inputs[act]);
}

it('VISIT-1 a visit keeps what always holds, whatever happens to it', () => {
  fc.assert(
    fc.property(zones, fc.boolean(), fc.boolean(), visitActs, (zone, onSite, promised, acts) => {
      const start = '2026-11-23 09:00';
      const stay = new Stay({
        zone,
        ...(onSite && { onSite: { area: 'suburbs' as const, calledAt: start } }),
        ...(promised && { promisedAt: '2026-11-23 17:00' }),
      });
      let now = stay.instant(start);
      for (const { seconds, act, ...told } of acts) {
        now = later(now, seconds);
        const { version } = stay.visit;
        const entries = stay.entries.length;
        try {
          step(stay, act, wallClock(now, zone), told);
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          stay.settle(wallClock(now, zone));
        }
        expect(stay.visit.version - version).toBe(stay.entries.length > entries ? 1 : 0);
        holds(stay, now);
      }
    }),
    fixed,
  );
});

function holds(stay: Stay, now: string): void {
  const { visit, state, entries, notices, calls } = stay;
  expect(visitSchema.parse(visit)).toEqual(visit);
  expect(visitDetailsSchema.parse(state.details)).toEqual(state.details);
  expect(replay(entries)).toEqual(recordedPart(state));
  expect(notices.map(({ id }) => id)).toEqual(notices.map((_, at) => `n${at + 1}`));
  expect(visit.steps.at(-1)?.step).toBe(visit.status);
  const times = visit.steps.map(({ at }) => at);
  expect(times).toEqual(times.toSorted());

  const consented = visit.extraWork.filter(({ answer }) => answer?.agreed).map(({ item }) => item);
  for (const item of visit.extraWorkDone ?? []) expect(consented).toContain(item);
  if (!['received', 'diagnosed', 'in_workshop'].includes(visit.status)) expect(unanswered(visit)).toEqual([]);

  const isBack = visit.status === 'handed_back';
  expect(calls).toHaveLength(isBack ? 1 : 0);
  if (isBack) expect(stay.running()).toEqual([]);
  // What is promised is watched until it is kept, and a promise that was broken was told.
  for (const task of visit.tasks.filter(isRunning)) {
    if (task.state === 'open') expect(nextStepAt(task)).toBe(task.dueAt);
    expect(
      task.dueAt >= now || task.state === 'overdue' || task.dueAt.slice(0, 19) === now.slice(0, 19),
    ).toBe(true);
  }
  const broken = entries.filter(({ action }) => action.endsWith('_miss')).length;
  expect(notices).toHaveLength(broken + visit.delays.length);
}

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Callback } from '../../../shared/domain/callback/callback.ts';
import { secondVisitCall, visitCall } from '../../../shared/domain/callback/due.ts';
import { deadlineNames } from '../../../shared/domain/deadline-names.ts';
import { callPromises } from '../../../shared/domain/dry-run/call-promises.ts';
import { complaintPromises } from '../../../shared/domain/dry-run/complaint-promises.ts';
import { judge, type PastPromise } from '../../../shared/domain/dry-run/promise.ts';
import { toldValues } from '../../../shared/domain/dry-run/told-values.ts';
import {
  effectivePolicy,
  type PolicyName,
  type PolicyOverrides,
  policyNames,
} from '../../../shared/domain/policy.ts';
import type { TaskKind } from '../../../shared/domain/task.ts';
import { delivered } from '../../support/arrival.ts';
import { handled } from '../../support/callback.ts';
import { type Case, newCarDefect, received } from '../../support/complaint.ts';
import { yuan } from '../../support/money.ts';
import { Planned } from '../../support/planned-call.ts';
import { fitting } from '../../support/policy-values.ts';
import { stories } from '../../support/stories.ts';
import { after, registered, settled } from '../../support/telling.ts';
import { instant, later, wallClock } from '../../support/time.ts';

const policy = effectivePolicy();
const now = '2027-03-01T00:00:00.000Z';

const verdictsOf = (promises: readonly PastPromise[], overrides: PolicyOverrides, at = now) => {
  const given = { was: () => policy, changed: effectivePolicy(overrides), now: at };
  return promises.flatMap((promise) => judge(promise, given) ?? []);
};

/** Kinds of what was missed, and of what would have been. */
function judged(promises: readonly PastPromise[], overrides: PolicyOverrides) {
  const verdicts = verdictsOf(promises, overrides);
  const kinds = (chosen: typeof verdicts) => chosen.map(({ kind }) => kind);
  return {
    missed: kinds(verdicts.filter(({ missed }) => missed)),
    wouldBe: kinds(verdicts.filter(({ wouldBeMissed }) => wouldBeMissed)),
    asSet: kinds(verdicts.filter(({ asSet }) => asSet)),
  };
}

const complaint = (told: Case, overrides: PolicyOverrides) =>
  judged(complaintPromises(told.complaint), overrides);

/** Handled as it should be, on Monday 2026-11-23 and the day after. */
const wellHandled = () =>
  newCarDefect()
    .contact('2026-11-23 11:30')
    .propose('2026-11-24 09:00')
    .agree('2026-11-24 09:30')
    .resolve('2026-11-25 15:00')
    .verify('2026-11-25 17:00', 'satisfied');

describe('POLICY-1 what a change would have meant for a complaint', () => {
  it.each<[overrides: PolicyOverrides, ...wouldBeMissed: TaskKind[]]>([
    [{}],
    [{ contactWithin: 'PT90M' }],
    [{ contactWithin: 'PT1H' }, 'contact'],
    // It runs from the deadline then, which is the earlier one.
    [{ contactWithin: 'PT1H', solutionWithin: 'PT21H30M' }, 'contact', 'solution'],
    [{ solutionWithin: 'PT21H30M' }],
    [{ solutionWithin: 'PT21H' }, 'solution'],
    [{ resolutionMediumByEndOfDay: 'P2D' }],
    [{ resolutionMediumByEndOfDay: 'P1D' }, 'resolution'],
    [{ resolutionHighByEndOfDay: 'P0D', resolutionLowByEndOfDay: 'P0D' }],
    [{ verificationByEndOfDay: 'P9D' }],
  ])('%j', (overrides, ...wouldBe) => {
    expect(complaint(wellHandled(), overrides)).toEqual({ missed: [], wouldBe, asSet: [] });
  });

  it('what was missed might have been kept', () => {
    const late = newCarDefect().contact('2026-11-23 14:00');
    expect(complaint(late, { contactWithin: 'PT4H' })).toMatchObject({
      missed: expect.arrayContaining(['contact']),
      wouldBe: expect.not.arrayContaining(['contact']),
    });
  });

  it('a deadline that somebody set stays, and is counted as such', () => {
    const set = received()
      .setDeadline('2026-11-23 11:00', '2026-12-20 12:00')
      .contact('2026-11-23 12:00')
      .propose('2026-11-24 12:00')
      .resolve('2026-12-10 09:00');
    const shorter = { resolutionMediumByEndOfDay: 'P1D', replyByEndOfDay: 'P0D' } as const;
    expect(complaint(set, shorter)).toMatchObject({
      asSet: ['resolution'],
      wouldBe: ['reply', 'verification'],
    });
  });

  it('so does one that was brought forward with the priority', () => {
    const raised = received({ priority: 'low' })
      .classify('2026-11-24 10:00', { priority: 'high' })
      .classify('2026-11-24 11:00', { priority: 'low' });
    expect(complaint(raised, { resolutionLowByEndOfDay: 'P30D' }).asSet).toEqual(['resolution']);
  });

  it('a verification in vain moves as far as the change says', () => {
    const tried = wellHandledBut('2026-11-25 20:00').verify('2026-11-27 10:00', 'satisfied');
    expect(complaint(tried, {}).missed).toEqual(['verification']);
    expect(complaint(tried, { verificationAgainByEndOfDay: 'P2D' })).toMatchObject({
      missed: ['verification'],
      wouldBe: [],
    });
  });

  it('one that has not come to its end is judged as it stands', () => {
    const open = newCarDefect();
    const at = instant('2026-11-23 11:30');
    const standing = (overrides: PolicyOverrides) =>
      verdictsOf(complaintPromises(open.complaint), overrides, at).filter(
        ({ wouldBeMissed }) => wouldBeMissed,
      );
    expect(standing({})).toEqual([]);
    expect(standing({ contactWithin: 'PT1H' }).map(({ kind }) => kind)).toEqual(['contact']);
  });

  it('what was cancelled in time is no deadline, and one that would not have been is', () => {
    const withdrawn = newCarDefect().withdraw('2026-11-23 11:30');
    const verdicts = (overrides: PolicyOverrides) =>
      verdictsOf(complaintPromises(withdrawn.complaint), overrides);
    expect(verdicts({})).toEqual([]);
    expect(verdicts({ contactWithin: 'PT1H' })).toMatchObject([{ kind: 'contact', wouldBeMissed: true }]);
  });

  it('under the policy that was in force each comes out as it did, whatever happened to it', () => {
    let promises = 0;
    let asSet = 0;
    fc.assert(
      fc.property(stories, (story) => {
        const told = story.steps.reduce(after, registered(story));
        const { state, now: at } = settled(told, told.now);
        const verdicts = verdictsOf(complaintPromises(state.head), {}, at);
        expect(verdicts.filter(({ missed, wouldBeMissed }) => missed !== wouldBeMissed)).toEqual([]);
        promises += verdicts.length;
        asSet += verdicts.filter((verdict) => verdict.asSet).length;
      }),
      { seed: 20261126, numRuns: 150 },
    );
    expect(promises).toBeGreaterThan(500);
    // Most deadlines are the policy's: the others were set by hand, stood still for a wait, or are an emergency's.
    expect(asSet / promises).toBeLessThan(0.2);
  });

  it('it is what would have happened, had that policy been in force', () => {
    const kinds: readonly TaskKind[] = ['contact', 'solution', 'resolution', 'verification'];
    const hours = (most: number) => fc.integer({ min: 0, max: most * 60 }).map((minutes) => minutes * 60);
    const lives = fc.record({
      priority: fc.constantFrom('high', 'medium', 'low'),
      costly: fc.boolean(),
      waits: fc.tuple(hours(5), hours(40), hours(30), hours(120), hours(30), hours(40)),
    });
    const policies = fc.record({
      contactWithin: fc.constantFrom('PT30M', 'PT2H', 'PT4H', 'PT20H'),
      contactByEndOfDay: fc.constantFrom('P0D', 'P1D'),
      solutionWithin: fc.constantFrom('PT6H', 'PT24H', 'PT30H'),
      solutionToldByEndOfDay: fc.constantFrom('P0D', 'P1D'),
      resolutionHighByEndOfDay: fc.constantFrom('P1D', 'P3D'),
      resolutionMediumByEndOfDay: fc.constantFrom('P2D', 'P5D'),
      resolutionLowByEndOfDay: fc.constantFrom('P4D', 'P9D'),
      verificationByEndOfDay: fc.constantFrom('P0D', 'P1D'),
      verificationAgainByEndOfDay: fc.constantFrom('P1D', 'P2D'),
    });
    type Life = typeof lives extends fc.Arbitrary<infer T> ? T : never;
    const lived = ({ priority, costly, waits }: Life, overrides: PolicyOverrides) => {
      const told = newCarDefect({ priority, overrides });
      let at = instant('2026-11-23 10:00');
      const next = (nth: number) => {
        at = later(at, waits[nth] ?? 0);
        return told.wallClock(at);
      };
      const cost = costly ? { cost: yuan(600) } : {};
      told.contact(next(0)).propose(next(1), { kind: 'refund', ...cost });
      if (costly) told.approve(next(2));
      told.agree(next(2)).resolve(next(3));
      return told.verify(next(4), 'not_reached').verify(next(5), 'satisfied');
    };
    fc.assert(
      fc.property(lives, policies, (life, overrides) => {
        const promises = complaintPromises(lived(life, {}).complaint);
        const verdicts = verdictsOf(promises, overrides).filter(({ kind }) => kinds.includes(kind));
        const really = lived(life, overrides)
          .complaint.tasks.filter(({ kind }) => kinds.includes(kind))
          .map(({ kind, state }) => [kind, state === 'done_late']);
        expect(verdicts.map(({ kind, wouldBeMissed }) => [kind, wouldBeMissed])).toEqual(really);
      }),
      { seed: 20261126, numRuns: 300 },
    );
  });
});

function wellHandledBut(triedInVainAt: string): Case {
  return newCarDefect()
    .contact('2026-11-23 11:30')
    .propose('2026-11-24 09:00')
    .resolve('2026-11-25 15:00')
    .verify(triedInVainAt, 'not_reached');
}

const calls = ({ head }: { readonly head: Callback }, from: string | undefined, overrides: PolicyOverrides) =>
  judged(callPromises(head, from), overrides);

describe('POLICY-1 what a change would have meant for a call', () => {
  const visitAt = instant('2026-11-23 10:00');
  const afterVisit = () =>
    new Planned({ purpose: 'visit', dueAt: '2026-11-26 23:59:59' }).attempt(
      'reached',
      '2026-11-25 10:00',
      answered,
    );
  const answered = { answers: { overall: 4 } };

  it.each<[overrides: PolicyOverrides, wouldBeMissed: boolean]>([
    [{}, false],
    [{ visitCallByEndOfDay: 'P2D' }, false],
    [{ visitCallByEndOfDay: 'P1D' }, true],
    [{ visitSecondCallByEndOfDay: 'P8D' }, false],
  ])('after a visit, by %j', (overrides, missed) => {
    expect(calls(afterVisit(), visitAt, overrides)).toEqual({
      missed: [],
      wouldBe: missed ? ['callback'] : [],
      asSet: [],
    });
  });

  it('each try in vain puts it off, as far as the change says', () => {
    const tried = new Planned({ purpose: 'visit' })
      .attempt('no_answer', '2026-11-26 10:00')
      .attempt('busy', '2026-11-27 10:00')
      .attempt('reached', '2026-11-28 10:00', answered);
    expect(calls(tried, visitAt, {})).toEqual({ missed: [], wouldBe: [], asSet: [] });
    expect(calls(tried, visitAt, { visitCallByEndOfDay: 'P2D' }).wouldBe).toEqual(['callback']);
    expect(calls(tried, visitAt, { callAgainAfter: 'P3D' }).wouldBe).toEqual([]);
    const slow = new Planned({ purpose: 'visit' })
      .attempt('no_answer', '2026-11-26 10:00')
      .attempt('reached', '2026-11-28 10:00', answered);
    expect(calls(slow, visitAt, {})).toMatchObject({ missed: ['callback'], wouldBe: ['callback'] });
    expect(calls(slow, visitAt, { callAgainAfter: 'P2D' })).toMatchObject({
      missed: ['callback'],
      wouldBe: [],
    });
  });

  it('one that the customer put off stays as it was', () => {
    const later = { callAgainAt: instant('2026-11-30 10:00') };
    const putOff = new Planned({ purpose: 'visit' })
      .attempt('call_later', '2026-11-24 10:00', later)
      .attempt('reached', '2026-11-30 10:00', answered);
    expect(calls(putOff, visitAt, { visitCallByEndOfDay: 'P1D' })).toEqual({
      missed: [],
      wouldBe: [],
      asSet: ['callback'],
    });
  });

  it('another number is due when the change says', () => {
    const wrong = new Planned({ purpose: 'visit' })
      .attempt('wrong_number', '2026-11-24 10:00')
      .number('13912345678', '2026-11-25 09:00')
      .attempt('reached', '2026-11-25 10:00', answered);
    expect(calls(wrong, visitAt, {})).toEqual({ missed: [], wouldBe: [], asSet: [] });
    expect(calls(wrong, visitAt, { newNumberByEndOfDay: 'P0D' }).wouldBe).toEqual(['phone_number']);
  });

  it('after a delivery each of the three has its own deadline', () => {
    const deliveredAt = '2026-11-23 10:00';
    const kept = (overrides: PolicyOverrides) =>
      delivered(deliveredAt)
        .calls.filter((call) => calls(call, instant(deliveredAt), overrides).wouldBe.length === 0)
        .map(({ head }) => head.purpose);
    expect(kept({})).toEqual([]);
    expect(kept({ deliveryThirdCallByEndOfDay: 'P200D' })).toEqual(['delivery_third']);
    expect(kept({ courtesyCallByEndOfDay: 'P200D', deliverySecondCallByEndOfDay: 'P200D' })).toEqual([
      'delivery_courtesy',
      'delivery_second',
    ]);
  });

  it('after a complaint it follows from the first time that was handled', () => {
    const call = handled('2026-11-24 15:00').attempt('reached', '2026-11-26 10:00');
    const from = instant('2026-11-24 15:00');
    expect(judged(callPromises(call.callback, from), {})).toEqual({ missed: [], wouldBe: [], asSet: [] });
    expect(judged(callPromises(call.callback, from), { calledAgainByEndOfDay: 'P1D' }).wouldBe).toEqual([
      'callback',
    ]);
  });

  it('what is known of nothing that it follows from stays as it was', () => {
    const reminder = new Planned({ purpose: 'campaign' });
    expect(calls(reminder, visitAt, { reminderCallByEndOfDay: 'P0D' }).asSet).toEqual(['callback']);
    expect(calls(afterVisit(), undefined, { visitCallByEndOfDay: 'P0D' }).asSet).toEqual(['callback']);
  });
});

/** Promises of every kind, to which every value that can be told of matters somewhere. */
function corpus(): PastPromise[] {
  const at = '2026-11-23 10:00';
  const cases = [
    wellHandledBut('2026-11-25 20:00').verify('2026-11-26 10:00', 'unsatisfied'),
    newCarDefect({ severe: true, priority: 'high' })
      .contact('2026-11-23 11:00')
      .propose('2026-11-24 09:00', { kind: 'refund', cost: yuan(600) })
      .approve('2026-11-24 10:00')
      .resolve('2026-11-24 15:00', { completedAt: instant('2026-11-23 20:00') }),
    newCarDefect({ receivedAt: at })
      .contact('2026-11-23 11:00')
      .resolve('2026-11-26 09:00', {
        completedAt: instant('2026-11-25 20:00'),
      }),
    received({ priority: 'low' })
      .contact('2026-11-23 11:00')
      .propose('2026-11-24 09:00', { kind: 'refund', cost: yuan(600) })
      .approve('2026-11-24 10:00'),
    received({ priority: 'medium' }),
  ];
  const visit = new Planned({ purpose: 'visit' })
    .attempt('wrong_number', '2026-11-26 10:00')
    .number('13912345678', '2026-11-26 11:00')
    .attempt('no_answer', '2026-11-26 12:00');
  const reached = instant('2026-11-25 10:00');
  const second = secondVisitCall(reached, visit.zone, policy);
  const afterwards = new Planned({ purpose: 'visit_second', dueAt: wallClock(second.dueAt) });
  expect(visitCall(instant(at), visit.zone, policy).dueAt).toBe(instant('2026-11-26 23:59:59'));
  return [
    ...cases.flatMap((told) => complaintPromises(told.complaint)),
    ...callPromises(visit.head, instant(at)),
    ...callPromises(afterwards.head, reached),
    ...delivered(at).calls.flatMap(({ head }) => callPromises(head, instant(at))),
    ...callPromises(handled('2026-11-24 15:00').callback, instant('2026-11-24 15:00')),
  ];
}

describe('what a dry run can tell of', () => {
  const promises = corpus();
  const dueBy = (overrides: object) =>
    promises.map(({ deadlines }) => deadlines?.(() => effectivePolicy(overrides)));
  const dueNow = dueBy({});
  const moves = (name: PolicyName) => {
    // Hours and holidays are those of what runs in working time.
    const base = name === 'openingHours' || name === 'holidays' ? { inWorkingTime: [...deadlineNames] } : {};
    const before = JSON.stringify(dueBy(base));
    return fitting.some(
      ([one, value]) => one === name && JSON.stringify(dueBy({ ...base, [name]: value })) !== before,
    );
  };

  it('every promise there has the deadline that its policy gives it', () => {
    const unexplained = promises.filter(({ task }, at) => dueNow[at]?.at(-1)?.dueAt !== task.dueAt);
    expect(unexplained.map(({ task }) => task.kind)).toEqual([]);
  });

  test.each(policyNames)('%s moves deadlines if it is one of them, else none', (name) => {
    expect(moves(name)).toBe(toldValues.includes(name));
  });
});

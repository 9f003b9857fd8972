import { describe, expect, it, test } from 'vitest';
import { delivered } from '../support/arrival.ts';
import { figuresOf } from '../support/figures.ts';
import { Planned } from '../support/planned-call.ts';
import { Stay } from '../support/visit.ts';

const answers = {
  overall: 4,
  recommend: 9,
  visit: { service: 5, repairQuality: 3 },
  technician: { skill: 'good', attitude: 'excellent' },
  staysAway: { reason: 'price', text: '收费偏高' },
} as const;

describe('STAT-1', () => {
  it('STAT-1 a call is planned in the month it is due, and done, on time and reached when it is made', () => {
    const call = new Planned({ dueAt: '2026-11-30 23:59:59' });
    expect(figuresOf('2026-11', call.head).callbacks).toMatchObject({ planned: 1, done: 0, reached: 0 });
    call.attempt('no_answer', '2026-11-30 11:00').attempt('reached', '2026-12-01 11:00');
    expect(figuresOf('2026-11', call.head).callbacks).toMatchObject({
      planned: 0,
      done: 0,
      attempts: { no_answer: 1, reached: 0 },
    });
    expect(figuresOf('2026-12', call.head).callbacks).toMatchObject({
      planned: 1,
      done: 1,
      onTime: 1,
      reached: 1,
      byPurpose: { campaign: { planned: 1, done: 1, onTime: 1, reached: 1 } },
      attempts: { no_answer: 0, reached: 1 },
    });
  });

  it('STAT-1 a call made late is done and not on time; given up, it is done and nobody was reached', () => {
    const late = new Planned({ dueAt: '2026-11-24 23:59:59' }).attempt('reached', '2026-11-25 10:00');
    const givenUp = new Planned()
      .attempt('busy', '2026-11-23 11:00')
      .attempt('no_answer', '2026-11-24 11:00')
      .attempt('no_answer', '2026-11-25 11:00');
    expect(figuresOf('2026-11', late.head, givenUp.head).callbacks).toMatchObject({
      planned: 2,
      done: 2,
      onTime: 1,
      reached: 1,
    });
  });

  it('STAT-1 the end of a warranty is told and is no call', () => {
    const told = new Planned({ purpose: 'warranty' }).settle('2026-11-27 00:00');
    const { callbacks, deadlines } = figuresOf('2026-11', told.head);
    expect(callbacks).toMatchObject({ planned: 0, done: 0 });
    expect(deadlines.callback).toEqual({ met: 0, late: 0, overdue: 0 });
  });

  it('STAT-1 what customers answer is counted in the month of the call', () => {
    const call = new Planned({ purpose: 'visit' }).attempt('reached', '2026-11-24 11:00', { answers });
    expect(figuresOf('2026-11', call.head).callbacks).toMatchObject({
      overall: { rated: 1, mean: 4 },
      recommend: { asked: 1, score: 100, byLikelihood: { 9: 1 } },
      marks: { service: { rated: 1, mean: 5 }, repairQuality: { mean: 3 }, parts: { rated: 0, mean: null } },
      technician: { skill: { good: 1, excellent: 0 }, attitude: { excellent: 1 } },
      staysAway: { price: 1, distance: 0 },
    });
    expect(figuresOf('2026-12', call.head).callbacks.overall.rated).toBe(0);
  });

  it('STAT-1 a letter that follows a call, a promised hand-back and an arrival on site are deadlines', () => {
    const stay = new Stay({ promisedAt: '2026-11-23 17:00' }).settle('2026-11-23 18:00');
    expect(figuresOf('2026-11', stay.visit).deadlines.hand_back).toEqual({ met: 0, late: 0, overdue: 1 });
    stay.handBack('2026-12-01 10:00');
    expect(figuresOf('2026-11', stay.visit).deadlines.hand_back.overdue).toBe(0);
    expect(figuresOf('2026-12', stay.visit).deadlines.hand_back).toEqual({ met: 0, late: 1, overdue: 0 });
    const letter = new Planned()
      .attempt('reached', '2026-11-23 11:00', { letterWanted: true })
      .settle('2026-11-26 00:00');
    expect(figuresOf('2026-11', letter.head).deadlines.letter.overdue).toBe(1);
  });

  it('STAT-1 visits and deliveries are counted', () => {
    const stay = new Stay({ receivedAt: '2026-11-30 09:00' }).handBack('2026-12-01 10:00');
    expect(figuresOf('2026-11', stay.visit).visits).toEqual({ received: 1, handedBack: 0 });
    expect(figuresOf('2026-12', stay.visit).visits).toEqual({ received: 0, handedBack: 1 });
    const cars = [delivered('2026-11-23 10:00'), delivered('2026-11-23 10:00', { wantsCalls: false })];
    expect(figuresOf('2026-11', ...cars.map(({ delivery }) => delivery.head)).deliveries).toEqual({
      delivered: 2,
      excluded: 1,
    });
  });

  /** A visit that was handed back, and the head of its call where it has one. */
  const covered = (sampling: NonNullable<ConstructorParameters<typeof Stay>[0]>['sampling']) => {
    const stay = new Stay({ ...(sampling && { sampling }) }).handBack('2026-11-23 18:00');
    return [stay.visit, ...stay.calls.map(({ head }) => head)] as const;
  };

  it('STAT-1 coverage tells of target and other customers how many are called about', () => {
    const { coverage } = figuresOf(
      '2026-11',
      ...covered({}),
      ...covered({ class: 'other', chosen: true }),
      ...covered({ class: 'other', chosen: false }),
      ...covered({ class: 'other', chosen: false }),
      ...covered({ class: 'excluded', chosen: false }),
    );
    expect(coverage.target).toEqual({ handedBack: 1, chosen: 1, done: 0, reached: 0, rate: 1 });
    expect(coverage.other).toMatchObject({
      handedBack: 3,
      chosen: 1,
      rate: 0.3333,
      atLeastPercent: 30,
      kept: true,
    });
    expect(coverage.excluded).toBe(1);
  });

  test.each([
    [3, 10, true],
    [29, 100, false],
    [0, 0, null],
  ])('STAT-1 %i of %i other visits keep the thirty of a hundred: %s', (chosen, handedBack, kept) => {
    const counters = { 'coverage.other.chosen': chosen, 'coverage.other.handedBack': handedBack };
    expect(figuresOf.counters('2026-11', counters).coverage.other.kept).toBe(kept);
  });

  it('STAT-2 a visit counts as called about in the month it was handed back, whenever that is', () => {
    const stay = new Stay({ receivedAt: '2026-11-30 09:00' }).handBack('2026-11-30 18:00');
    const [call] = stay.calls;
    if (!call) throw new Error('it is called about');
    const made = new Planned();
    made.keep(call);
    made.attempt('reached', '2026-12-01 11:00', { answers: { overall: 5 } });
    const heads = [stay.visit, made.head];
    expect(figuresOf('2026-11', ...heads).coverage.target).toMatchObject({ done: 1, reached: 1 });
    expect(figuresOf('2026-11', ...heads).callbacks.done).toBe(0);
    expect(figuresOf('2026-12', ...heads).callbacks.done).toBe(1);
    expect(figuresOf('2026-12', ...heads).coverage.target.done).toBe(0);
  });
});

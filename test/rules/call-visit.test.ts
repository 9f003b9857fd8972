import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isDrawn, samplingKey } from '../../shared/data/arrival/sampling-store.ts';
import { secondVisitCall } from '../../shared/domain/callback/due.ts';
import { customerClasses } from '../../shared/domain/complaint/codes.ts';
import { classAfter } from '../../shared/domain/customer/class-after.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import {
  type Basis,
  choose,
  type SampledVisit,
  type Slack,
  slackOf,
} from '../../shared/domain/visit/sampling.ts';
import { callsAs } from '../support/arrival.ts';
import { instant, newYork, shanghai, wallClock } from '../support/time.ts';
import { Stay } from '../support/visit.ts';

describe('CALL-2', () => {
  const called = (handedBackAt: string, told = {}) => callsAs(new Stay({ handedBackAt, ...told }).calls);

  it('CALL-2 a visit that was chosen leads to a call by the care specialist within 3 days', () => {
    expect(called('2026-11-23 16:40')).toEqual([
      'visit care_specialist 2026-11-23 16:40:00 – 2026-11-26 23:59:59 open',
    ]);
    expect(called('2026-11-23 20:01')).toEqual([
      'visit care_specialist 2026-11-24 09:00:00 – 2026-11-26 23:59:59 open',
    ]);
  });

  it('CALL-2 the same after the steps, and one that was not chosen leads to none', () => {
    const stay = new Stay().do('complete-work', '2026-11-23 15:00').handBack('2026-11-23 16:40');
    expect(callsAs(stay.calls)).toEqual(called('2026-11-23 16:40'));
    expect(stay.calls[0]?.head).toMatchObject({
      visit: stay.visit.id,
      number: stay.visit.number,
      adviser: { role: 'service_adviser', person: 'per.service' },
    });
    expect(new Stay({ sampling: { chosen: false } }).handBack('2026-11-23 16:40').calls).toEqual([]);
  });

  it('CALL-2 days are the branch’s, over the end of a year', () => {
    const told = { zone: newYork, receivedAt: '2026-12-30 09:00' };
    expect(called('2026-12-30 23:30', told)).toEqual([
      'visit care_specialist 2026-12-31 09:00:00 – 2027-01-02 23:59:59 open',
    ]);
  });

  it('CALL-2 the second call lies between 7 and 14 days after the first that reached the customer', () => {
    const { notBefore, dueAt } = secondVisitCall(
      instant('2026-11-25 11:00'),
      'Asia/Shanghai',
      effectivePolicy(),
    );
    expect([wallClock(notBefore), wallClock(dueAt)]).toEqual(['2026-12-02 09:00:00', '2026-12-09 23:59:59']);
  });
});

const month = '2026-11';
const policy = effectivePolicy();
const other: SampledVisit = {
  month,
  basis: { decidedAt: instant('2026-11-23 16:40'), customerClass: 'private' },
  receivedAt: instant('2026-11-23 09:00'),
  timeZone: shanghai,
  history: false,
  late: false,
};
const standing = (place: number, slack: number, percent = 30): Slack => ({ place, percent, slack });
const never = () => false;

/** How a visit is chosen whose customer's file says that. */
function chosenBy(
  file: Omit<Basis, 'decidedAt'>,
  visit: Partial<SampledVisit> = {},
  slack = 1000,
  drawn: () => boolean = never,
) {
  const basis = { ...other.basis, ...file };
  return choose({ ...other, ...visit, basis }, [standing(0, slack)], drawn, policy);
}

describe('CALL-3', () => {
  test.each(customerClasses)('CALL-3 of a customer known as %s nothing told makes less', (known) => {
    expect(classAfter(known, undefined)).toBe(known);
    expect(classAfter(known, 'private')).toBe(known);
    expect(classAfter(known, 'vip')).toBe('vip');
    expect(classAfter(undefined, known)).toBe(known);
  });

  test.each(customerClasses)('CALL-3 whether a %s customer is always called', (customerClass) => {
    const { class: samplingClass, chosen } = chosenBy({ customerClass });
    expect([samplingClass, chosen]).toEqual(
      customerClass === 'private' ? ['other', false] : ['target', true],
    );
  });

  it('CALL-3 focus customers are always called; who has wanted no calls for long never, whoever they are', () => {
    const focusSince = instant('2026-11-01 00:00');
    expect(chosenBy({ focusSince })).toMatchObject({ class: 'target', chosen: true });
    const unwanted = { focusSince, customerClass: 'vip', noCallsSince: instant('2026-10-01 12:00') } as const;
    expect(chosenBy(unwanted, {}, 0, () => true)).toMatchObject({ class: 'excluded', chosen: false });
    const history = chosenBy(unwanted, { history: true }, 0, () => true);
    expect(history).toMatchObject({ class: 'history', chosen: false });
  });

  test.each([
    ['2026-10-23 23:59:59', 'excluded', false],
    ['2026-10-24 00:00', 'target', true],
    ['2026-11-23 08:59', 'target', true],
    ['2026-11-23 16:00', 'target', true],
  ] as const)(
    'CALL-3 CALL-10 a wish of %s takes a visit of 23 November out of the choice only once it has stood for 30 days',
    (since, samplingClass, chosen) => {
      const choice = chosenBy({ customerClass: 'vip', noCallsSince: instant(since) });
      expect([choice.class, choice.chosen]).toEqual([samplingClass, chosen]);
    },
  );

  test.each([
    ['2026-10-23 23:59:59', 'other'],
    ['2026-10-24 00:00', 'target'],
    ['2026-11-23 16:00', 'target'],
  ] as const)(
    'CALL-3 who was taken out of the target classes at %s is one no more only after 30 days',
    (until, as) => {
      expect(chosenBy({ customerClass: 'private', targetUntil: instant(until) }).class).toBe(as);
    },
  );

  it('CALL-3 those days are the branch’s', () => {
    const file = { noCallsSince: instant('2026-10-24 00:30') };
    const receivedAt = instant('2026-11-23 14:00');
    expect(chosenBy(file, { receivedAt }).class).toBe('other');
    expect(chosenBy(file, { receivedAt, timeZone: newYork }).class).toBe('excluded');
  });

  it('CALL-3 whoever is drawn is called, and whoever cannot be passed over', () => {
    const chosen = (slack: number, drawn: boolean) => chosenBy({}, {}, slack, () => drawn).chosen;
    expect([chosen(0, true), chosen(29, true), chosen(30, true)]).toEqual([true, true, true]);
    expect([chosen(0, false), chosen(29, false), chosen(30, false)]).toEqual([true, true, false]);
  });

  it('CALL-3 a visit is passed over wherever there is slack for it, and else counted where it is looked for first', () => {
    const standings = [standing(3, 29), standing(4, 30), standing(5, 100)] as const;
    const decide = (drawn: boolean) => choose(other, standings, () => drawn, policy);
    expect(decide(false)).toMatchObject({ chosen: false, place: 4 });
    expect(decide(true)).toMatchObject({ chosen: true, place: 3 });
    expect(choose(other, [standing(3, 29), standing(4, 0)], never, policy)).toMatchObject({
      chosen: true,
      place: 3,
    });
  });

  it('CALL-3 told after its month, when the draw is known, a visit is called at any rate', () => {
    expect(chosenBy({}, { late: true })).toMatchObject({ chosen: true, drawn: false, late: true });
  });

  it('CALL-3 the draw is the same for the same visit and key, and falls on as many as it should', () => {
    const key = samplingKey('the key of a group', 'grp1.br1', month);
    const ids = Array.from({ length: 20_000 }, (_, n) => `vis.grp1.br1.${n}`);
    const drawn = (percent: number) => ids.filter((id) => isDrawn(key, id, percent));
    expect(drawn(30)).toEqual(drawn(30));
    expect(Math.abs(drawn(30).length / ids.length - 0.3)).toBeLessThan(0.01);
    expect([drawn(0).length, drawn(100).length]).toEqual([0, ids.length]);
    const in30 = new Set(drawn(30));
    expect(drawn(20).every((id) => in30.has(id))).toBe(true);
    const nextMonth = samplingKey('the key of a group', 'grp1.br1', '2026-12');
    const both = drawn(30).filter((id) => isDrawn(nextMonth, id, 30)).length;
    expect(Math.abs(both / drawn(30).length - 0.3)).toBeLessThan(0.03);
  });

  it('CALL-3 in whatever order visits are decided and written, the promised part is called at every moment', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0, 10, 30, 50, 100),
        fc.array(fc.boolean(), { maxLength: 60 }),
        fc.infiniteStream(fc.nat()),
        (percent, draws, picks) => {
          const outcomes = decideAtOnce(percent, draws, picks);
          expect(outcomes).toHaveLength(draws.length);
          let chosen = 0;
          for (const [before, outcome] of outcomes.entries()) {
            chosen += outcome.chosen ? 1 : 0;
            expect(chosen * 100).toBeGreaterThanOrEqual(percent * (before + 1));
            if (outcome.drawn) expect(outcome.chosen).toBe(true);
          }
        },
      ),
      { seed: 20261123, numRuns: 300 },
    );
  });
});

/**
 * Visits that are decided at once, as the table would have it: each reads the slack, others write in between. One that
 * is passed over is only while there still is slack for it, and one that is chosen against the draw only while there
 * still is none; otherwise it reads anew.
 */
function decideAtOnce(percent: number, draws: readonly boolean[], picks: Iterator<number>) {
  const outcomes: { chosen: boolean; drawn: boolean }[] = [];
  let slack = 0;
  const waiting = draws.map((drawn) => ({ drawn, seen: undefined as number | undefined }));
  while (waiting.length > 0) {
    const at = Number(picks.next().value) % waiting.length;
    const visit = waiting[at];
    if (!visit) break;
    if (visit.seen === undefined) {
      visit.seen = slack;
      continue;
    }
    const { chosen } = choose(other, [standing(0, visit.seen, percent)], () => visit.drawn, policy);
    if (!visit.drawn && chosen !== slack < percent) {
      visit.seen = undefined;
      continue;
    }
    slack += slackOf({ chosen }, percent);
    expect(slack).toBeGreaterThanOrEqual(0);
    outcomes.push({ chosen, drawn: visit.drawn });
    waiting.splice(at, 1);
  }
  return outcomes;
}

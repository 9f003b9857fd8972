import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { endPlan, startPlan } from '../../shared/domain/emergency/change.ts';
import {
  nextSeason,
  overlapping,
  type Period,
  periodAt,
  periodsWith,
  usualEnd,
  withGroups,
} from '../../shared/domain/emergency/period.ts';
import { checkPeriod, proposePlan, requireFree } from '../../shared/domain/emergency/register.ts';
import { effectivePolicy, policyTable } from '../../shared/domain/policy.ts';
import { PlanCase } from '../support/emergency.ts';
import { berlin, instant, later, newYork, shanghai, wallClock } from '../support/time.ts';

const policy = effectivePolicy();

const team = [
  'general_manager',
  'service_director',
  'sales_director',
  'care_director',
  'value_added_manager',
  'finance',
];

describe('EMERG-1 the period', () => {
  test.each([
    ['2026-11-23 10:00', '2027-03-10 00:00:00', '2027-03-21 00:00:00'],
    ['2027-03-09 23:59:59', '2027-03-10 00:00:00', '2027-03-21 00:00:00'],
    ['2027-03-12 10:00', '2027-03-12 10:00:00', '2027-03-21 00:00:00'],
    ['2027-03-20 23:59:59', '2027-03-20 23:59:59', '2027-03-21 00:00:00'],
    ['2027-03-21 00:00', '2028-03-10 00:00:00', '2028-03-21 00:00:00'],
  ])('EMERG-1 of the season that is next at %s', (now, from, until) => {
    for (const zone of [shanghai, berlin, newYork]) {
      const season = nextSeason(instant(now, zone), zone, policy);
      expect([season.from, season.until].map((at) => wallClock(at, zone))).toEqual([from, until]);
    }
  });

  it('EMERG-1 of a season that goes over the turn of the year', () => {
    const winter = effectivePolicy({ emergencySeasonFrom: '12-20', emergencySeasonThrough: '01-05' });
    const at = (now: string) => {
      const { from, until } = nextSeason(instant(now), shanghai, winter);
      return [from, until].map((one) => wallClock(one, shanghai));
    };
    expect(at('2026-11-23 10:00')).toEqual(['2026-12-20 00:00:00', '2027-01-06 00:00:00']);
    expect(at('2027-01-02 10:00')).toEqual(['2027-01-02 10:00:00', '2027-01-06 00:00:00']);
  });

  it('EMERG-1 lasts until the end of the tenth day after where nobody says otherwise', () => {
    expect(wallClock(usualEnd(instant('2026-11-23 09:00'), shanghai, policy), shanghai)).toBe(
      '2026-12-04 00:00:00',
    );
  });

  test.each(['02-29', '02-30', '04-31', '13-01', '3-10', '00-10', '2026-03-10'])(
    'EMERG-1 %s is no day of every year',
    (day) => {
      expect(policyTable.emergencySeasonFrom.schema.safeParse(day).success).toBe(false);
    },
  );

  test.each([
    ['2026-11-23 08:59:59', '2026-11-24 09:00', 'from'],
    ['2027-11-25 09:00', '2027-11-26 09:00', 'from'],
    ['2026-11-24 09:00', '2026-11-24 09:00', 'until'],
    ['2026-11-24 09:00', '2027-11-26 09:00', 'until'],
  ])('EMERG-1 from %s until %s is refused', (from, until, path) => {
    const now = instant('2026-11-23 09:00');
    const period = { from: instant(from), until: instant(until) };
    expect(() => checkPeriod(period, now)).toThrow(
      expect.objectContaining({ refusal: expect.objectContaining({ path }) }),
    );
  });
});

describe('EMERG-1 what it leads to', () => {
  it('EMERG-1 turned on now, all are told at once, and when it ends', () => {
    const told = new PlanCase();
    expect(told.plan.status).toBe('on');
    expect(told.told('emergency_started')).toEqual(team.map((role) => `${role} 2026-11-23 09:00:00`));
    told.settle('2026-12-01 09:00');
    expect(told.plan).toMatchObject({ status: 'ended', tasks: [{ kind: 'emergency', state: 'done' }] });
    expect(told.told('emergency_ended')).toEqual(team.map((role) => `${role} 2026-11-26 18:00:00`));
  });

  it('EMERG-1 registered for a date, it starts by itself at its instant, however late it is looked at', () => {
    const told = new PlanCase({ from: '2026-11-25 08:00' });
    expect(told.plan.status).toBe('planned');
    expect(told.notices).toEqual([]);
    told.settle('2026-11-25 07:59:59');
    expect(told.plan.status).toBe('planned');
    told.settle('2026-11-30 10:00');
    expect(told.plan.status).toBe('ended');
    expect(told.told('emergency_started')[0]).toBe('general_manager 2026-11-25 08:00:00');
    expect(told.told('emergency_ended')[0]).toBe('general_manager 2026-11-26 18:00:00');
    expect(told.actions).toEqual(['register-emergency-plan', 'emergency_start', 'emergency_end']);
  });

  it('EMERG-1 whoever is named for marketing is deputy, and others who are named take part, each once', () => {
    const told = new PlanCase({
      marketing: { role: 'sales_adviser', person: 'per.marketing' },
      invited: [
        { role: 'service_adviser', person: 'per.a' },
        { role: 'service_adviser', person: 'per.a' },
      ],
    });
    expect(told.told('emergency_started').map((line) => line.split(' ')[0])).toEqual([
      'general_manager',
      'service_director',
      'per.marketing',
      'sales_director',
      'care_director',
      'value_added_manager',
      'finance',
      'per.a',
    ]);
  });

  it('EMERG-1 ended before its time it is over then, and again is refused', () => {
    const told = new PlanCase();
    told.do((state) => endPlan(state, { reason: '已平息' }, told.given('2026-11-24 12:00')));
    expect(told.plan).toMatchObject({ status: 'ended', until: told.instant('2026-11-24 12:00') });
    expect(told.told('emergency_ended')).toHaveLength(6);
    expect(told.settle('2026-12-01 09:00').told('emergency_ended')).toHaveLength(6);
    expect(() => endPlan(told.state, {}, told.given('2026-11-24 13:00'))).toThrow(
      'is not allowed while the plan is ended',
    );
  });

  it('EMERG-1 called off before it began, nobody is told, and no receipt lies in it', () => {
    const told = new PlanCase({ from: '2026-11-25 08:00' });
    told.do((state) => endPlan(state, {}, told.given('2026-11-24 12:00')));
    expect(told.plan).toMatchObject({ status: 'ended', tasks: [{ state: 'cancelled', plan: [] }] });
    if (told.plan.status === 'ended') expect(told.plan.from).toBe(told.plan.until);
    expect(told.settle('2026-12-01 09:00').notices).toEqual([]);
  });

  it('EMERG-1 ended at the very instant at which it ends by itself, it has ended already', () => {
    const told = new PlanCase();
    expect(() => endPlan(told.state, {}, told.given('2026-11-26 18:00'))).toThrow('while the plan is ended');
  });

  it('EMERG-1 settles the same step by step, in one jump, and twice', () => {
    const jumps = fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(jumps, fc.boolean(), (seconds, drill) => {
        const start = { from: '2026-11-24 08:00', drill };
        const [stepwise, atOnce] = [new PlanCase(start), new PlanCase(start)];
        let now = stepwise.instant('2026-11-23 09:00');
        for (const by of seconds) {
          now = later(now, by);
          stepwise.settle(wallClock(now, shanghai));
        }
        atOnce.settle(wallClock(now, shanghai));
        const { version: _, ...facts } = atOnce.plan;
        expect(stepwise.plan).toMatchObject(facts);
        expect(stepwise.notices).toEqual(atOnce.notices);
        expect(stepwise.actions).toEqual(atOnce.actions);
      }),
      { seed: 20261127, numRuns: 60 },
    );
  });
});

describe('EMERG-1 several plans', () => {
  const period = (plan: string, from: string, until: string, drill = false): Period => ({
    plan,
    number: plan,
    from: instant(from),
    until: instant(until),
    drill,
  });
  const one = period('one', '2026-11-23 09:00', '2026-11-26 18:00');

  it('EMERG-1 a branch has one at a time, and a drill beside it', () => {
    const next = { from: one.until, until: instant('2026-11-30 00:00'), drill: false };
    expect(() => requireFree([one], next)).not.toThrow();
    const during = { ...next, from: instant('2026-11-26 17:59:59') };
    expect(() => requireFree([one], during)).toThrow('emergency plan one is on at that time');
    expect(() => requireFree([one], { ...during, drill: true })).not.toThrow();
    expect(overlapping([], during)).toBeUndefined();
  });

  it('EMERG-2 a receipt lies in the plan that was on at its instant, its first included and its last not', () => {
    const at = (time: string, drill = false) => periodAt([one], instant(time), drill)?.plan;
    expect(at('2026-11-23 08:59:59')).toBeUndefined();
    expect(at('2026-11-23 09:00')).toBe('one');
    expect(at('2026-11-26 17:59:59')).toBe('one');
    expect(at('2026-11-26 18:00')).toBeUndefined();
    expect(at('2026-11-24 09:00', true)).toBeUndefined();
    const group = period('group', '2026-11-22 09:00', '2026-11-30 00:00');
    expect(periodAt([one, group], instant('2026-11-24 09:00'), false)?.plan).toBe('group');
  });

  it('EMERG-2 they are remembered as long as a receipt can lie in them, and no more of them than have room', () => {
    const now = instant('2027-11-26 19:00');
    expect(periodsWith([one], period('two', '2027-11-01 00:00', '2027-11-02 00:00'), now)).toHaveLength(2);
    expect(
      periodsWith([one], period('two', '2027-11-01 00:00', '2027-11-02 00:00'), later(now, 86_400)),
    ).toHaveLength(1);
    const calledOff = periodsWith([one], { ...one, from: one.until }, now);
    expect(calledOff).toHaveLength(1);
    expect(overlapping(calledOff, { ...one, from: instant('2026-11-20 09:00') })).toBeUndefined();
    let many: Period[] = [];
    for (let nth = 0; nth < 80; nth++) {
      const from = later(instant('2026-11-23 09:00'), nth * 3600);
      many = periodsWith(many, { ...one, plan: `p${nth}`, from, until: later(from, 3600) }, from);
    }
    expect(many).toHaveLength(60);
    expect(many.at(-1)?.plan).toBe('p79');
  });
});

describe("EMERG-1 a group's plan at its branches", () => {
  const at = (time: string) => instant(`2026-11-${time}`);
  const span = (plan: string, from: string, until: string): Period => {
    return { plan, number: plan, drill: false, from: at(from), until: at(until) };
  };
  const whole = span('part', '23 09:00', '26 18:00');

  it.each([
    { what: 'not brought there yet', own: [], soon: true, on: true },
    {
      what: 'brought there a minute late',
      own: [span('part', '23 09:01', '26 18:00')],
      soon: true,
      on: true,
    },
    { what: 'ended by the branch', own: [span('part', '23 09:00', '24 09:00')], soon: true, on: false },
    { what: 'called off by the branch', own: [span('part', '22 09:00', '22 09:00')], soon: false, on: false },
  ])('$what', ({ own, soon, on }) => {
    const periods = withGroups([span('other', '20 09:00', '21 09:00'), ...own], [whole]);
    expect(periodAt(periods, at('20 10:00'), false)?.plan).toBe('other');
    expect(periodAt(periods, at('25 10:00'), false)?.plan).toBe(on ? 'part' : undefined);
    expect(periodAt(periods, at('26 18:00'), false)).toBeUndefined();
    expect(periodAt(periods, at('23 09:00:30'), false)?.plan).toBe(soon ? 'part' : undefined);
  });

  it('ends with it at once, whatever the branch still has', () => {
    const ended = { ...whole, until: at('24 12:00') };
    const periods = withGroups([span('part', '23 09:01', '26 18:00')], [ended]);
    expect(periodAt(periods, at('24 11:59:59'), false)?.plan).toBe('part');
    expect(periodAt(periods, at('24 12:00'), false)).toBeUndefined();
  });
});

describe('EMERG-3 what is proposed', () => {
  const identity = {
    id: 'emg.tst.br1.0000000000000002',
    branchId: 'tst.br1',
    number: 'T0-E20261123-0002',
    timeZone: shanghai,
  };
  const surge = { at: instant('2026-11-23 15:20'), count: 7, inDays: 21, days: 30 };

  it('EMERG-3 is told with the numbers, and one call turns it on', () => {
    const at = instant('2026-11-23 15:21');
    const proposed = proposePlan(identity, surge, { at, policy });
    expect(proposed.notices.map(({ to }) => to.role)).toEqual(['general_manager', 'care_director']);
    expect(proposed.notices[0]?.text).toEqual({
      zh: '近 24 小时内收到抱怨 7 条，此前 30 天日均 0.7 条。建议启动应急预案 T0-E20261123-0002。',
      en: '7 complaints came in within 24 hours, after 0.7 a day in the 30 days before. Emergency plan T0-E20261123-0002 is proposed: please turn it on.',
    });
    const told = new PlanCase();
    told.state = proposed;
    told.do((state) =>
      startPlan(state, { until: told.instant('2026-11-25 00:00') }, told.given('2026-11-23 15:45')),
    );
    expect(told.plan).toMatchObject({ status: 'on', from: told.instant('2026-11-23 15:45') });
    expect(told.settle('2026-11-25 00:00').plan.status).toBe('ended');
  });

  it('EMERG-3 can be declined, and nobody is told that anything ended', () => {
    const told = new PlanCase();
    told.notices.length = 0;
    told.state = proposePlan(identity, surge, { at: instant('2026-11-23 15:21'), policy });
    told.do((state) => endPlan(state, {}, told.given('2026-11-23 16:00')));
    expect(told.plan.status).toBe('ended');
    expect(told.notices).toEqual([]);
  });
});

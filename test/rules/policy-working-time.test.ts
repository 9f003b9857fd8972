import { describe, expect, it, test } from 'vitest';
import { deliveryCalls, secondVisitCall, visitCall } from '../../shared/domain/callback/due.ts';
import { type DeadlineName, deadlineNames } from '../../shared/domain/deadline-names.ts';
import { dueAfter } from '../../shared/domain/due-after.ts';
import { effectivePolicy, type PolicyOverrides, policyOverridesSchema } from '../../shared/domain/policy.ts';
import { newCarDefect, received } from '../support/complaint.ts';
import { berlin, instant, newYork, shanghai, wallClock } from '../support/time.ts';

const weekday: [string, string][] = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
];
const week = { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday };
const all = [...deadlineNames];

const office = (more: PolicyOverrides = {}) => ({ openingHours: week, inWorkingTime: all, ...more });

const due = (from: string, name: DeadlineName, overrides: PolicyOverrides, zone = shanghai) =>
  wallClock(dueAfter(instant(from, zone), zone, effectivePolicy(overrides), name).at, zone);

describe('POLICY-2 deadlines in working time', () => {
  test.each([
    ['minutes', '2026-11-23 11:45', { contactWithin: 'PT30M' }, '2026-11-23 13:15:00'],
    ['hours over lunch', '2026-11-23 11:00', {}, '2026-11-23 14:00:00'],
    ['hours over a weekend', '2026-11-27 17:00', {}, '2026-11-30 10:00:00'],
    ['hours from before it opens', '2026-11-23 06:00', {}, '2026-11-23 11:00:00'],
    ['hours from a Sunday', '2026-11-29 15:00', {}, '2026-11-30 11:00:00'],
    ['hours that end with the day', '2026-11-23 16:00', {}, '2026-11-23 18:00:00'],
  ])('POLICY-2 %s, from %s', (_what, from, more, expected) => {
    expect(due(from, 'contactWithin', office(more))).toBe(expected);
  });

  test.each([
    ['P0D', '2026-11-23 10:00', '2026-11-23 18:00:00'],
    ['P0D', '2026-11-23 19:00', '2026-11-24 18:00:00'],
    ['P0D', '2026-11-28 10:00', '2026-11-30 18:00:00'],
    ['P1D', '2026-11-27 10:00', '2026-11-30 18:00:00'],
    ['P3D', '2026-11-26 23:00', '2026-12-01 18:00:00'],
  ])('POLICY-2 %s from %s is the end of the hours of that working day', (length, from, expected) => {
    expect(due(from, 'replyByEndOfDay', office({ replyByEndOfDay: length }))).toBe(expected);
  });

  it('POLICY-2 hours until midnight end within their day, as a day without hours does', () => {
    const openingHours = { mon: [['08:00', '24:00']] } satisfies PolicyOverrides['openingHours'];
    expect(due('2026-11-23 10:00', 'replyByEndOfDay', office({ openingHours, replyByEndOfDay: 'P0D' }))).toBe(
      '2026-11-23 23:59:59',
    );
  });

  it('POLICY-2 exact hours and calendar days stay what they are where they are not named', () => {
    const overrides = { openingHours: week, inWorkingTime: ['replyByEndOfDay' as const] };
    expect(due('2026-11-27 17:00', 'contactWithin', overrides)).toBe('2026-11-27 19:00:00');
    expect(due('2026-11-27 17:00', 'contactByEndOfDay', overrides)).toBe('2026-11-27 23:59:59');
    expect(due('2026-11-27 17:00', 'replyByEndOfDay', overrides)).toBe('2026-11-30 18:00:00');
  });

  it('POLICY-2 nights, and changes of the clocks, in zones that have them', () => {
    const openingHours = { sat: [['20:00', '06:00']] } satisfies PolicyOverrides['openingHours'];
    const night = office({ openingHours, contactWithin: 'PT8H' });
    expect(due('2026-03-28 12:00', 'contactWithin', night, berlin)).toBe('2026-03-29 05:00:00');
    expect(due('2026-10-24 12:00', 'contactWithin', night, berlin)).toBe('2026-10-25 03:00:00');
    expect(due('2026-10-31 12:00', 'contactWithin', night, newYork)).toBe('2026-11-01 03:00:00');
  });

  it('POLICY-2 the public holidays of China and the days worked for them, where a group has them', () => {
    const china = office({ holidays: { calendar: 'china' } });
    expect(due('2026-09-30 17:00', 'contactWithin', china)).toBe('2026-10-08 10:00:00');
    expect(due('2026-10-09 17:00', 'contactWithin', china)).toBe('2026-10-10 10:00:00');
    expect(due('2026-10-09 17:00', 'contactWithin', office())).toBe('2026-10-12 10:00:00');
  });

  it('POLICY-2 what is entered goes before the calendar: another year, more days off, days with own hours', () => {
    const holidays = {
      calendar: 'china',
      closed: ['2026-10-10', '2027-01-01'],
      worked: ['2026-10-01', '2027-01-03'],
      open: { '2026-10-02': [['10:00', '11:00']] as [string, string][] },
    } satisfies PolicyOverrides['holidays'];
    const entered = office({ holidays });
    expect(due('2026-09-30 17:00', 'contactWithin', entered)).toBe('2026-10-01 10:00:00');
    expect(due('2026-10-01 17:30', 'contactWithin', entered)).toBe('2026-10-08 09:30:00');
    expect(due('2026-10-09 17:00', 'contactWithin', entered)).toBe('2026-10-12 10:00:00');
    expect(due('2026-12-31 17:00', 'contactWithin', entered)).toBe('2027-01-03 10:00:00');
  });

  it('POLICY-2 every promise of a complaint that is named runs so, and what follows goes by the calendar', () => {
    const complaint = newCarDefect({ receivedAt: '2026-11-27 17:00', overrides: office() });
    expect(complaint.due('contact')).toBe('2026-11-27 18:00:00');
    expect(complaint.due('solution')).toBe('2026-12-02 18:00:00');
    expect(complaint.due('reply')).toBe('2026-11-30 18:00:00');
    expect(complaint.due('resolution')).toBe('2026-12-04 18:00:00');
    expect(complaint.plan('resolution')).toEqual([
      'report_no_solution 2026-12-01 18:00:00',
      'remind 2026-12-03 18:00:00',
      'miss 2026-12-04 18:00:00',
      'tell_missed 2026-12-05 09:00:00',
    ]);
    complaint.contact('2026-11-27 17:30').resolve('2026-11-27 19:00');
    expect(complaint.due('verification')).toBe('2026-11-30 18:00:00');
    expect(complaint.verify('2026-11-28 10:00', 'unsatisfied').due('remedy')).toBe('2026-12-02 18:00:00');
  });

  it('POLICY-2 calls too, and never before they may be made', () => {
    const policy = effectivePolicy(office());
    const friday = instant('2026-11-27 17:00');
    const local = (at: string) => wallClock(at, shanghai);
    expect(deliveryCalls(friday, shanghai, policy).map(({ dueAt }) => local(dueAt))).toEqual([
      '2026-12-02 18:00:00',
      '2026-12-08 18:00:00',
      '2027-01-01 18:00:00',
    ]);
    expect(local(visitCall(friday, shanghai, policy).dueAt)).toBe('2026-12-02 18:00:00');
    const second = secondVisitCall(friday, shanghai, policy);
    expect([local(second.notBefore), local(second.dueAt)]).toEqual([
      '2026-12-04 09:00:00',
      '2026-12-17 18:00:00',
    ]);
  });

  it('POLICY-2 a running deadline keeps the time it was given when the hours change', () => {
    const complaint = received({ overrides: office() });
    const before = complaint.due('resolution');
    Object.assign(complaint.policy, effectivePolicy());
    complaint.classify('2026-11-23 11:00', { priority: 'low' });
    expect(complaint.due('resolution')).toBe(before);
  });
});

describe('POLICY-2 what a group may enter', () => {
  const problemsOf = (overrides: unknown) =>
    (policyOverridesSchema.safeParse(overrides).error?.issues ?? []).map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    );
  const hoursOf = (monday: unknown, more: object = {}) => ({ openingHours: { mon: monday, ...more } });

  test.each([
    office(),
    hoursOf([['00:00', '24:00']]),
    hoursOf([['18:00', '02:00']], { tue: [['02:00', '10:00']] }),
    { holidays: { calendar: 'china', closed: ['2027-02-05'], worked: ['2027-02-14'] } },
    { holidays: { calendar: 'none', open: { '2027-02-14': [['09:00', '12:00']] } } },
    { inWorkingTime: [] },
    { inWorkingTime: all },
    { pausedWhileWaiting: ['solution', 'resolution'] },
  ])('POLICY-2 takes %j', (overrides) => {
    expect(problemsOf(overrides)).toEqual([]);
  });

  const overlap = 'overlaps mon 08:00–12:00';
  test.each([
    [{ openingHours: {} }, 'openingHours: must have hours on one day at least'],
    [
      hoursOf([
        ['08:00', '12:00'],
        ['11:59', '14:00'],
      ]),
      `openingHours.mon.1: ${overlap}`,
    ],
    [
      hoursOf([
        ['08:00', '12:00'],
        ['08:00', '09:00'],
      ]),
      `openingHours.mon.1: ${overlap}`,
    ],
    [
      hoursOf([['08:00', '12:00']], { sun: [['22:00', '08:01']] }),
      `openingHours.mon.0: overlaps sun 22:00–08:01`,
    ],
    [
      hoursOf([['18:00', '02:00']], { tue: [['01:00', '03:00']] }),
      'openingHours.tue.0: overlaps mon 18:00–02:00',
    ],
    [hoursOf([['8:00', '12:00']]), 'openingHours.mon.0.0: must be a time from 00:00 to 23:59, such as 08:00'],
    [
      hoursOf([['24:00', '02:00']]),
      'openingHours.mon.0.0: must be a time from 00:00 to 23:59, such as 08:00',
    ],
    [
      hoursOf([['08:00', '24:30']]),
      'openingHours.mon.0.1: must be a time from 00:00 to 24:00, such as 18:00',
    ],
    [
      hoursOf([['08:00', '08:00']]),
      'openingHours.mon.0: must not end when it begins; a whole day is 00:00 to 24:00',
    ],
    [
      { holidays: { calendar: 'none', closed: ['2027-02-30'] } },
      'holidays.closed.0: must be a day such as 2026-11-21',
    ],
    [
      { holidays: { calendar: 'china', closed: ['2027-02-14'], worked: ['2027-02-14'] } },
      'holidays.worked.0: is closed as well',
    ],
    [
      {
        holidays: { calendar: 'none', worked: ['2027-02-14'], open: { '2027-02-14': [['09:00', '12:00']] } },
      },
      'holidays.open.2027-02-14: is worked as a weekday as well',
    ],
    [
      {
        holidays: {
          calendar: 'none',
          open: {
            '2027-02-14': [
              ['09:00', '12:00'],
              ['11:00', '13:00'],
            ],
          },
        },
      },
      'holidays.open.2027-02-14.1: overlaps 2027-02-14 09:00–12:00',
    ],
    [{ inWorkingTime: ['contactSoon'] }, 'inWorkingTime.0: names no deadline of the policy'],
    [
      { inWorkingTime: ['contactWithin', 'reminderBefore'] },
      'inWorkingTime.1: is no deadline: it reminds on a calendar day',
    ],
    [{ inWorkingTime: ['contactWithin', 'contactWithin'] }, 'inWorkingTime: must name each once'],
    [{ contactWithin: '-PT2H' }, 'contactWithin: must be hours such as PT2H'],
    [{ contactWithin: 'PT0H' }, 'contactWithin: must be hours such as PT2H'],
  ])('POLICY-2 refuses %j', (overrides, problem) => {
    expect(problemsOf(overrides)).toEqual([problem]);
  });

  it('POLICY-2 refuses a calendar, a day of the week and a kind of promise that there is none of', () => {
    expect(problemsOf({ holidays: { calendar: 'mars' } })).toHaveLength(1);
    expect(problemsOf(hoursOf([['08:00', '12:00']], { monday: [] }))).toHaveLength(1);
    expect(problemsOf({ pausedWhileWaiting: ['callback'] })).toHaveLength(1);
    expect(problemsOf({ workshopOpens: '08:00' })).toHaveLength(1);
  });

  it('POLICY-2 every duration of the policy is a deadline, or goes by the calendar with its reason', () => {
    const durations = Object.entries(effectivePolicy())
      .filter(([, value]) => typeof value === 'string' && /^P/.test(value))
      .map(([name]) => name);
    const refused = durations.filter((name) => problemsOf({ inWorkingTime: [name] }).length > 0);
    expect(durations.filter((name) => !refused.includes(name)).toSorted()).toEqual(all.toSorted());
    for (const name of refused)
      expect(problemsOf({ inWorkingTime: [name] })[0]).toContain('is no deadline: it');
  });
});

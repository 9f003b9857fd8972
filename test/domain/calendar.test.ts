import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  earlier,
  endOfDay,
  epochSeconds,
  instantOf,
  instantSchema,
  localDate,
  localMonth,
  monthBounds,
  monthSchema,
  monthsUpTo,
  plus,
  timeOnDay,
  timeZoneSchema,
  wallClock,
  withOffset,
} from '../../shared/domain/calendar.ts';
import { berlin, newYork, shanghai } from '../support/time.ts';

const instants = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const zones = fc.constantFrom(shanghai, berlin, newYork, 'Africa/Cairo', 'Asia/Kolkata', 'UTC');
const fixed = { seed: 20261123, numRuns: 200 };

describe('months one after the other', () => {
  test.each([
    ['2026-11', 1, ['2026-11']],
    ['2026-02', 4, ['2025-11', '2025-12', '2026-01', '2026-02']],
    ['2026-12', 2, ['2026-11', '2026-12']],
    ['2000-01', 2, ['1999-12', '2000-01']],
  ])('up to %s, %i of them', (month, count, months) => {
    expect(monthsUpTo(month, count)).toEqual(months);
  });

  it('are as many as asked for, in order, without a gap', () => {
    for (const month of ['2026-01', '2026-07', '2026-12']) {
      const months = monthsUpTo(month, 40);
      expect(new Set(months).size).toBe(40);
      expect(months).toEqual(months.toSorted());
      const days = months.map((one) => monthBounds(one, shanghai));
      for (const [at, { from }] of days.slice(1).entries()) expect(days[at]?.before).toBe(from);
    }
  });
});

describe('instants', () => {
  test.each([
    ['2026-11-21T10:00:00+08:00', '2026-11-21T02:00:00.000Z'],
    ['2026-11-21T02:00:00Z', '2026-11-21T02:00:00.000Z'],
    ['2026-11-20T21:00:00.5-05:00', '2026-11-21T02:00:00.500Z'],
  ])('%s is kept as %s', (text, instant) => {
    expect(instantSchema.parse(text)).toBe(instant);
    expect(instantOf(text)).toBe(instant);
  });

  test.each(['2026-11-21', '2026-11-21T10:00:00', '2026-02-30T10:00:00Z', 'now', '', 5])(
    '%s is no time',
    (text) => {
      expect(instantSchema.safeParse(text).success).toBe(false);
    },
  );

  it('order as text is order in time', () => {
    fc.assert(
      fc.property(instants, instants, (a, b) => {
        expect(earlier(a, b)).toBe(Date.parse(a) <= Date.parse(b) ? a : b);
      }),
      fixed,
    );
  });

  it('hours are exact', () => {
    expect(plus('2026-03-29T00:30:00.000Z', 'PT24H')).toBe('2026-03-30T00:30:00.000Z');
    expect(plus('2026-03-29T00:30:00.000Z', '-PT1H')).toBe('2026-03-28T23:30:00.000Z');
  });

  it('epoch seconds leave the fraction out', () => {
    expect(epochSeconds('1970-01-01T00:00:01.999Z')).toBe(1);
  });
});

describe('days', () => {
  it('the end of a day is its last second: still that day, and one second later the next', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const end = endOfDay(at, zone);
        expect(localDate(end, zone)).toBe(localDate(at, zone));
        expect(localDate(plus(end, 'PT1S'), zone)).not.toBe(localDate(at, zone));
      }),
      fixed,
    );
  });

  test.each([
    ['P0D', '2028-02-28T15:59:59.000Z'],
    ['P1D', '2028-02-29T15:59:59.000Z'],
    ['P2D', '2028-03-01T15:59:59.000Z'],
    ['P1M', '2028-03-28T15:59:59.000Z'],
  ])('the end of the day %s after 28 February of a leap year', (days, end) => {
    expect(endOfDay('2028-02-28T04:00:00.000Z', shanghai, days)).toBe(end);
  });

  it('a day on which the clocks change has 23 or 25 hours', () => {
    const hours = (day: string) => {
      const { from, before } = { from: instantOf(`${day}T00:30:00+01:00`), before: 'P1D' };
      const [start, end] = [
        timeOnDay(from, berlin, 'P0D', '00:00'),
        timeOnDay(from, berlin, before, '00:00'),
      ];
      return (Date.parse(end) - Date.parse(start)) / 3_600_000;
    };
    expect([hours('2026-03-28'), hours('2026-03-29'), hours('2026-10-25')]).toEqual([24, 23, 25]);
  });

  it('a time that the clocks leave out is taken after the gap', () => {
    expect(timeOnDay('2026-03-28T12:00:00.000Z', berlin, 'P1D', '02:30')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('a time that comes twice is taken the first time', () => {
    expect(timeOnDay('2026-10-24T12:00:00.000Z', berlin, 'P1D', '02:30')).toBe('2026-10-25T00:30:00.000Z');
  });
});

describe('months', () => {
  it('every instant lies in the bounds of its month', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const { from, before } = monthBounds(localMonth(at, zone), zone);
        expect(from <= at && at < before).toBe(true);
      }),
      fixed,
    );
  });

  it('December ends where January begins', () => {
    expect(monthBounds('2026-12', shanghai).before).toBe(monthBounds('2027-01', shanghai).from);
    expect(monthBounds('2026-12', shanghai).from).toBe('2026-11-30T16:00:00.000Z');
  });

  test.each([
    ['2026-11', true],
    ['2026-00', false],
    ['2026-13', false],
    ['1999-12', false],
    ['2026-1', false],
  ])('%s is a month: %s', (text, is) => {
    expect(monthSchema.safeParse(text).success).toBe(is);
  });
});

describe('for people', () => {
  it('times carry the offset of the branch, which changes with the season', () => {
    expect(withOffset('2026-11-21T02:00:00.000Z', shanghai)).toBe('2026-11-21T10:00:00+08:00');
    expect(withOffset('2026-07-01T02:00:00.000Z', berlin)).toBe('2026-07-01T04:00:00+02:00');
    expect(wallClock('2026-07-01T02:00:59.000Z', berlin)).toBe('2026-07-01 04:00');
  });

  it('Shanghai, whose offset is built in, is where the time-zone database has it', () => {
    const format = new Intl.DateTimeFormat('sv', {
      timeZone: shanghai,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    for (let at = Date.UTC(1992, 0); at < Date.UTC(2040, 0); at += 31 * 24 * 3600_000) {
      const instant = new Date(at).toISOString();
      expect(withOffset(instant, shanghai)).toBe(`${format.format(at).replace(' ', 'T')}+08:00`);
    }
  });

  it('fractions of a second are written alike, whether the offset is built in or looked up', () => {
    fc.assert(
      fc.property(instants, (at) => {
        expect(withOffset(at, shanghai)).toBe(withOffset(at, 'Asia/Singapore'));
      }),
      fixed,
    );
    expect(withOffset('2026-11-21T02:00:00.120Z', shanghai)).toBe('2026-11-21T10:00:00.12+08:00');
  });

  it('what is written with an offset is the same instant', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        expect(instantOf(withOffset(at, zone))).toBe(at);
      }),
      fixed,
    );
  });

  test.each([
    ['Asia/Shanghai', true],
    ['Europe/Berlin', true],
    ['Mars/Olympus', false],
    ['', false],
  ])('%s is a time zone: %s', (zone, is) => {
    expect(timeZoneSchema.safeParse(zone).success).toBe(is);
  });
});

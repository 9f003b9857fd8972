import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { afterPauses, workingClock } from '../../shared/domain/clock.ts';
import { type Segment, type WorkingHours, weekdays } from '../../shared/domain/working-hours.ts';
import {
  endOfWorkingDay,
  minusWorkingTime,
  plusWorkingDays,
  plusWorkingTime,
  workingTimeBetween,
} from '../../shared/domain/working-time.ts';
import { berlin, instant, later, newYork, shanghai, wallClock } from '../support/time.ts';

const lordHowe = 'Australia/Lord_Howe';
const hourMs = 3_600_000;
const fixed = { seed: 20261126, numRuns: 120 };

const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
const clockTime = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Breaks, split days, nights, and whole days; they may overlap, which is closed or open all the same. */
const segments = fc.array(
  fc.tuple(minutes.map(clockTime), fc.oneof(minutes.map(clockTime), fc.constant('24:00'))),
  { maxLength: 3 },
) as fc.Arbitrary<Segment[]>;

/** Around changes of the clocks, in both directions on both hemispheres. */
const days = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01'];
const someDay = fc.constantFrom(...days);
const byDay = fc.dictionary(someDay, segments, { maxKeys: 3 }).map((told) => new Map(Object.entries(told)));

const anyHours: fc.Arbitrary<WorkingHours> = fc.record({
  zone: fc.constantFrom(shanghai, berlin, newYork, lordHowe),
  week: fc
    .tuple(...weekdays.map(() => segments))
    .map((own) => Object.fromEntries(weekdays.map((day, at) => [day, own[at] ?? []])))
    .filter((week) => Object.values(week).some((own) => own.length > 0)),
  holidays: fc.array(someDay, { maxLength: 2 }).map((told) => new Set(told)),
  shifts: byDay,
  breaks: byDay,
});

const starts = fc
  .tuple(someDay, fc.integer({ min: -4 * 86_400, max: 4 * 86_400 }))
  .map(([day, seconds]) => later(`${day}T00:00:00.000Z`, seconds));
const amounts = fc.oneof(
  fc.integer({ min: 1, max: 12 * hourMs }),
  fc.integer({ min: 1, max: 90 * 24 * hourMs }),
);

describe('POLICY-2 working time, whatever the hours and the zone', () => {
  it('added, then measured, is what was added', () => {
    fc.assert(
      fc.property(anyHours, starts, amounts, (hours, start, amount) => {
        const end = plusWorkingTime(start, amount, hours);
        expect(workingTimeBetween(start, end, hours)).toBe(amount);
        expect(workingTimeBetween(end, start, hours)).toBe(-amount);
      }),
      fixed,
    );
  });

  it('taken back, then measured, is what was taken', () => {
    fc.assert(
      fc.property(anyHours, starts, amounts, (hours, end, amount) => {
        const start = minusWorkingTime(end, amount, hours);
        expect(workingTimeBetween(start, end, hours)).toBe(amount);
        expect(plusWorkingTime(end, -amount, hours)).toBe(start);
      }),
      fixed,
    );
  });

  it('ends while it is open, and begins so when taken back', () => {
    fc.assert(
      fc.property(anyHours, starts, amounts, (hours, start, amount) => {
        const end = plusWorkingTime(start, amount, hours);
        expect(workingTimeBetween(justBefore(end), end, hours)).toBe(1);
        const begin = minusWorkingTime(start, amount, hours);
        expect(workingTimeBetween(begin, justAfter(begin), hours)).toBe(1);
      }),
      fixed,
    );
  });

  it('is later for a later start, and for more', () => {
    fc.assert(
      fc.property(
        anyHours,
        starts,
        fc.nat({ max: 4 * 24 * hourMs }),
        amounts,
        amounts,
        (hours, start, by, amount, more) => {
          const end = plusWorkingTime(start, amount, hours);
          const fromLater = plusWorkingTime(later(start, by / 1000), amount, hours);
          expect(fromLater >= end).toBe(true);
          expect(plusWorkingTime(start, amount + more, hours) > end).toBe(true);
        },
      ),
      fixed,
    );
  });

  it('in days ends with the hours of a day, later for a later start and for more days', () => {
    const inDaytime = anyHours.map(withoutNights);
    const counts = fc.nat({ max: 9 });
    fc.assert(
      fc.property(inDaytime, starts, fc.nat({ max: 400_000 }), counts, (hours, start, by, count) => {
        const end = endOfWorkingDay(start, count, hours);
        expect(end > start).toBe(true);
        expect(workingTimeBetween(justBefore(end), end, hours)).toBe(1);
        expect(endOfWorkingDay(later(start, by), count, hours) >= end).toBe(true);
        expect(endOfWorkingDay(start, count + 1, hours) > end || count === 0).toBe(true);
      }),
      fixed,
    );
  });

  it('adds up: in parts it comes to the same as at once', () => {
    fc.assert(
      fc.property(anyHours, starts, amounts, amounts, (hours, start, one, other) => {
        const parts = plusWorkingTime(plusWorkingTime(start, one, hours), other, hours);
        expect(parts).toBe(plusWorkingTime(start, one + other, hours));
      }),
      fixed,
    );
  });

  it('is what a look at the clock on the wall says, minute by minute', () => {
    fc.assert(
      fc.property(anyHours, starts, fc.integer({ min: 1, max: 3_000 }), (told, start, length) => {
        const hours = onTheHour(told);
        const from = `${start.slice(0, 16)}:00.000Z`;
        const end = later(from, length * 60);
        expect(workingTimeBetween(from, end, hours) / 60_000).toBe(openMinutes(from, length, hours));
      }),
      { ...fixed, numRuns: 20 },
    );
  });

  it('a pause that ends when it begins changes nothing, and any other never shortens', () => {
    fc.assert(
      fc.property(anyHours, starts, amounts, fc.nat(), fc.nat(), (hours, start, amount, skip, length) => {
        const due = plusWorkingTime(start, amount, hours);
        const from = later(start, skip % (86_400 * 5));
        const clock = workingClock(hours);
        expect(afterPauses(due, start, [{ from, to: from }], clock)).toEqual({ dueAt: due, paused: 0 });
        const to = later(from, length % (86_400 * 5));
        const paused = afterPauses(due, start, [{ from, to }], clock);
        if (from >= due) expect(paused).toEqual({ dueAt: due, paused: 0 });
        else {
          const stood = workingTimeBetween(from, to, hours);
          expect(paused.paused).toBe(stood);
          expect(workingTimeBetween(start, paused.dueAt, hours) - stood).toBe(amount);
        }
      }),
      fixed,
    );
  });
});

describe('POLICY-2 days and nights', () => {
  const shop: WorkingHours = {
    zone: shanghai,
    week: { mon: [['08:00', '18:00']], wed: [['18:00', '02:00']] },
  };
  const closing = (start: string, count: number) =>
    wallClock(endOfWorkingDay(instant(start), count, shop), shanghai);

  test.each([
    ['2026-11-23 10:00', 0, '2026-11-23 18:00:00'],
    ['2026-11-23 18:00', 0, '2026-11-26 02:00:00'],
    ['2026-11-24 10:00', 0, '2026-11-26 02:00:00'],
    ['2026-11-23 10:00', 1, '2026-11-26 02:00:00'],
    ['2026-11-23 10:00', 2, '2026-11-30 18:00:00'],
    ['2026-11-26 01:00', 1, '2026-11-30 18:00:00'],
  ])('from %s the hours of working day %d end at %s', (start, count, end) => {
    expect(closing(start, count)).toBe(end);
  });

  it('a night belongs to the day it begins on, and ends where a holiday begins', () => {
    const night: WorkingHours = { zone: berlin, week: { tue: [['22:00', '06:00']] } };
    const [from, to] = [instant('2026-11-24 00:00', berlin), instant('2026-11-26 00:00', berlin)];
    expect(workingTimeBetween(from, to, night)).toBe(8 * hourMs);
    const holidayAfter = { ...night, holidays: new Set(['2026-11-25']) };
    expect(workingTimeBetween(from, to, holidayAfter)).toBe(2 * hourMs);
    const holidayThen = { ...night, holidays: new Set(['2026-11-24']) };
    expect(workingTimeBetween(from, to, holidayThen)).toBe(0);
  });

  it('a night in which the clocks change has the hours that pass', () => {
    const night: WorkingHours = { zone: berlin, week: { sat: [['22:00', '06:00']] } };
    const within = (from: string, to: string) =>
      workingTimeBetween(instant(from, berlin), instant(to, berlin), night) / hourMs;
    expect(within('2026-03-28 12:00', '2026-03-29 12:00')).toBe(7);
    expect(within('2026-10-24 12:00', '2026-10-25 12:00')).toBe(9);
  });

  it('working days keep the time of day over a change of the clocks', () => {
    const office: WorkingHours = {
      zone: newYork,
      week: { fri: [['09:00', '17:00']], mon: [['09:00', '17:00']] },
    };
    const start = instant('2026-03-06 10:30', newYork);
    expect(wallClock(plusWorkingDays(start, 1, office), newYork)).toBe('2026-03-09 10:30:00');
    expect(plusWorkingDays(start, 0, office)).toBe(start);
  });

  it('hours that are never open have no end', () => {
    const never: WorkingHours = { zone: shanghai, week: {} };
    const start = instant('2026-11-23 10:00');
    expect(() => plusWorkingTime(start, 1, never)).toThrow(RangeError);
    expect(() => minusWorkingTime(start, 1, never)).toThrow(RangeError);
    expect(() => endOfWorkingDay(start, 1, never)).toThrow(RangeError);
    expect(workingTimeBetween(start, later(start, 86_400), never)).toBe(0);
  });
});

function justBefore(at: string): string {
  return later(at, -0.001);
}

function justAfter(at: string): string {
  return later(at, 0.001);
}

/** Without what goes on past midnight, so that no day ends after the next one. */
function withoutNights({ zone, week, holidays, shifts, breaks }: WorkingHours): WorkingHours {
  const own = (told: readonly Segment[] = []) => told.filter(([from, until]) => until > from);
  const byDates = (told: WorkingHours['shifts'] = new Map()) =>
    new Map([...told].map(([day, hours]) => [day, own(hours)]));
  const days = Object.fromEntries(weekdays.map((day) => [day, own(week[day])]));
  return {
    zone,
    week: { ...days, thu: [['08:00', '18:00']] },
    holidays: holidays ?? new Set(),
    shifts: byDates(shifts),
    breaks: byDates(breaks),
  };
}

/** With times on the full hour from 04:00 on, where no clock is changed, so that the wall says what is open. */
function onTheHour({ zone, week, holidays, shifts, breaks }: WorkingHours): WorkingHours {
  const round = (time: string) => `${String(4 + (Number(time.slice(0, 2)) % 20)).padStart(2, '0')}:00`;
  const own = (told: readonly Segment[] = []) =>
    told.map(([from, until]): Segment => [round(from), round(until)]);
  const rounded = (told: WorkingHours['shifts'] = new Map()) =>
    new Map([...told].map(([day, hours]) => [day, own(hours)]));
  return {
    zone,
    week: Object.fromEntries(weekdays.map((day) => [day, own(week[day])])),
    holidays: holidays ?? new Set(),
    shifts: rounded(shifts),
    breaks: rounded(breaks),
  };
}

/** Counted minute by minute, from the date and the time of day alone. */
function openMinutes(from: string, length: number, hours: WorkingHours): number {
  let open = 0;
  for (let minute = 0; minute < length; minute++) {
    const [date = '', time = ''] = wallClock(later(from, minute * 60), hours.zone).split(' ');
    if (isOpen(date, time.slice(0, 5), hours)) open++;
  }
  return open;
}

function isOpen(date: string, time: string, { week, holidays, shifts, breaks }: WorkingHours): boolean {
  const yesterday = dayBefore(date);
  if (holidays?.has(date)) return false;
  const own = (day: string) => (holidays?.has(day) ? [] : (shifts?.get(day) ?? week[weekdayIn(day)] ?? []));
  const within = (told: readonly Segment[], isNext: boolean) =>
    told.some(([begin, end]) =>
      isNext ? end <= begin && time < end : time >= begin && (end <= begin || time < end),
    );
  const closed = within(breaks?.get(date) ?? [], false) || within(breaks?.get(yesterday) ?? [], true);
  return !closed && (within(own(date), false) || within(own(yesterday), true));
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}

function weekdayIn(date: string) {
  return weekdays[(new Date(date).getUTCDay() + 6) % 7] ?? 'mon';
}

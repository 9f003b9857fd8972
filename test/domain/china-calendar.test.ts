import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { describe, expect, it, test } from 'vitest';
import { announcedYears, chinaCalendar } from '../../shared/domain/china-calendar.ts';
import { workingHoursOf } from '../../shared/domain/policy-hours.ts';
import { workingTimeBetween } from '../../shared/domain/working-time.ts';
import { instant, later, shanghai } from '../support/time.ts';

const office = {
  mon: [['09:00', '17:00']],
  tue: [['09:00', '17:00']],
  wed: [['09:00', '17:00']],
  thu: [['09:00', '17:00']],
  fri: [['09:00', '17:00']],
} satisfies Parameters<typeof workingHoursOf>[0];

const hours = workingHoursOf(office, { calendar: 'china' }, shanghai);

const daysOf = (year: number) =>
  Array.from({ length: 366 }, (_, at) =>
    new Date(Date.UTC(year, 0, 1 + at)).toISOString().slice(0, 10),
  ).filter((day) => day.startsWith(`${year}-`));

const isWorked = (day: string) => {
  const midnight = instant(`${day} 00:00`);
  return workingTimeBetween(midnight, later(midnight, 86_400), hours) > 0;
};

const isWorkedByPackage = (day: string) =>
  day in data.workdays || (![0, 6].includes(new Date(day).getUTCDay()) && !(day in data.holidays));

describe('POLICY-2 the Chinese calendar', () => {
  test.each(Object.keys(announcedYears).map(Number))('%d, day by day, as in the package', (year) => {
    for (const day of daysOf(year)) expect([day, isWorked(day)]).toEqual([day, isWorkedByPackage(day)]);
  });

  it('has every year of the package from 2020 on: what is missing is written here as it is to stand there', () => {
    const told = [...Object.keys(data.holidays), ...Object.keys(data.workdays)];
    const years = [...new Set(told.map((day) => day.slice(0, 4)))]
      .filter((year) => year >= '2020')
      .toSorted();
    const ofPackage = years.map((year) => [
      year,
      { off: compact(Object.keys(data.holidays), year), worked: compact(Object.keys(data.workdays), year) },
    ]);
    expect(announcedYears).toEqual(Object.fromEntries(ofPackage));
  });

  test.each([
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%d has %d working days', (year, count) => {
    expect(daysOf(year).filter(isWorked)).toHaveLength(count);
  });

  test.each([
    ['2026-02-17', false, 'Spring Festival'],
    ['2026-02-14', true, 'a Saturday worked for it'],
    ['2026-02-28', true, 'another'],
    ['2026-10-01', false, 'National Day'],
    ['2026-10-10', true, 'a Saturday worked for it'],
    ['2026-10-11', false, 'a Sunday'],
    ['2026-10-12', true, 'a Monday'],
  ])('%s: worked is %s, as %s', (day, worked) => {
    expect(isWorked(day)).toBe(worked);
  });

  it('names no day twice', () => {
    const { off, worked } = chinaCalendar();
    expect(new Set([...off, ...worked]).size).toBe(off.length + worked.length);
  });
});

/** Days of a year as `mm-dd`, with those in a row as `mm-dd/mm-dd`. */
function compact(told: readonly string[], year: string): string {
  const days = told.filter((day) => day.startsWith(year)).toSorted();
  const isNext = (day: string, at: number) =>
    Date.parse(day) - Date.parse(days[at - 1] ?? '1970-01-01') === 86_400_000;
  const firsts = days.filter((day, at) => !isNext(day, at));
  return firsts
    .map((first, at) => {
      const until = firsts[at + 1] ?? '9999';
      const last = days.findLast((day) => day >= first && day < until) ?? first;
      return last === first ? first.slice(5) : `${first.slice(5)}/${last.slice(5)}`;
    })
    .join(' ');
}

import { type Instant, timeOnDate } from '../calendar.ts';

/** A date with or without a time of day, as dealers' systems and spreadsheets write it. */
const written =
  /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;

/** Days since the end of 1899 with the time as a fraction: how a spreadsheet keeps a date. */
const serial = /^[3-7]\d{4}(?:\.\d+)?$/;
const dayMs = 86_400_000;

interface DateAndTime {
  /** Such as `2026-11-21`. */
  readonly date: string;
  /** Such as `10:05:00`; the day's beginning where none is written. */
  readonly time: string;
}

/** What a cell says; undefined for what is no date. */
function dateAndTime(cell: string): DateAndTime | undefined {
  if (serial.test(cell)) {
    const iso = new Date(Date.UTC(1899, 11, 30) + Math.round(Number(cell) * dayMs)).toISOString();
    return { date: iso.slice(0, 10), time: iso.slice(11, 19) };
  }
  const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0'] =
    written.exec(cell) ?? [];
  if (year === '') return undefined;
  const padded = (part: string) => part.padStart(2, '0');
  const date = `${year}-${padded(month)}-${padded(day)}`;
  const real = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(real.getTime()) || !real.toISOString().startsWith(date)) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return { date, time: [hour, minute, second].map(padded).join(':') };
}

/** The local date in a cell, such as `2026-11-21`; undefined for what is none of this century. */
export function dateIn(cell: string): string | undefined {
  const date = dateAndTime(cell)?.date;
  return date?.startsWith('20') ? date : undefined;
}

/** The instant in a cell, by the clocks of the zone; the beginning of the day where it names no time. */
export function instantIn(cell: string, zone: string): Instant | undefined {
  const found = dateAndTime(cell);
  return found?.date.startsWith('20') ? timeOnDate(found.date, zone, found.time) : undefined;
}

import { Temporal } from 'temporal-polyfill';
import type { Offset } from './step.ts';

/** The days of one local month. */
export interface MonthCalendar {
  /** Such as `2027-01`. */
  readonly month: string;
  /** The instant of a day of the month and a local time, such as `3 09:20`. */
  on(dayAndTime: string): string;
  /** The instant that lies `offset` after `from`. */
  after(from: string, offset: Offset): string;
  /** The local day of the month of an instant. */
  dayOf(instant: string): number;
  /** Its first instant, and the first one after it. */
  readonly begin: string;
  readonly end: string;
}

/** The first month that begins after `now`. */
export function nextFullMonth(now: string, timeZone: string): MonthCalendar {
  const local = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const first = local(now).toPlainDate().with({ day: 1 }).add({ months: 1 });
  const at = (date: Temporal.PlainDate, time: string) =>
    date
      .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) })
      .toString({ timeZoneName: 'never' });
  return {
    month: first.toPlainYearMonth().toString(),
    begin: at(first, '00:00'),
    end: at(first.add({ months: 1 }), '00:00'),
    on(dayAndTime) {
      const [day, time = '00:00'] = dayAndTime.split(' ');
      return at(first.with({ day: Number(day) }), time);
    },
    after(from, offset) {
      const [amount = '', time] = offset.split(' ');
      const days = Number.parseInt(amount, 10);
      if (time !== undefined) return at(local(from).toPlainDate().add({ days }), time);
      return local(from).add({ minutes: days }).toString({ timeZoneName: 'never' });
    },
    dayOf: (instant) => local(instant).day,
  };
}

import { Temporal } from 'temporal-polyfill';
import type { Offset } from '../../../../infra/local/demo/step.ts';

export const timeZone = 'Asia/Shanghai';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** A local month of the branches, whose clocks nobody changes; instants are epoch milliseconds. */
export class PlayedTime {
  readonly month: string;
  readonly begin: number;
  readonly end: number;
  readonly days: number;

  /** @param now the month is the first that begins after it */
  constructor(now: string) {
    const first = Temporal.Instant.from(now)
      .toZonedDateTimeISO(timeZone)
      .toPlainDate()
      .with({ day: 1 })
      .add({ months: 1 });
    this.month = first.toPlainYearMonth().toString();
    this.begin = first.toZonedDateTime(timeZone).epochMilliseconds;
    this.days = first.daysInMonth;
    this.end = this.begin + this.days * dayMs;
  }

  /** So many minutes into a day of the month, of which the first is 0. */
  on(day: number, minutes: number): number {
    return this.begin + day * dayMs + minutes * minuteMs;
  }

  after(from: number, offset: Offset): number {
    const [amount = '', time] = offset.split(' ');
    const count = Number.parseInt(amount, 10);
    if (time === undefined) return from + count * minuteMs;
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return this.on(this.dayOf(from) + count, hours * 60 + minutes);
  }

  /** The day of the month, of which the first is 0. */
  dayOf(instant: number): number {
    return Math.floor((instant - this.begin) / dayMs);
  }

  dateOf(day: number): string {
    return `${this.month}-${String(day + 1).padStart(2, '0')}`;
  }

  endOfDay(instant: number): number {
    return this.on(this.dayOf(instant) + 1, 0) - 1;
  }
}

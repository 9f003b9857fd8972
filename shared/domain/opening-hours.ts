import * as z from 'zod/mini';
import { localDateSchema } from './calendar.ts';
import { refused } from './refusals/in-schema.ts';
import { policySays } from './refusals/policy.ts';
import type { Said } from './refusals/sentences.ts';
import { type Segment, weekdays } from './working-hours.ts';

const clockTime = '([01]\\d|2[0-3]):[0-5]\\d';

const segmentsSchema = () => {
  const from = z
    .string()
    .check(z.regex(new RegExp(`^${clockTime}$`), refused(policySays.not_an_opening_time)));
  const until = z
    .string()
    .check(z.regex(new RegExp(`^(${clockTime}|24:00)$`), refused(policySays.not_a_closing_time)));
  const segment = z
    .tuple([from, until])
    .check(z.refine(([begin, end]) => begin !== end, refused(policySays.ends_as_it_begins)));
  return z.array(segment).check(z.minLength(1), z.maxLength(12));
};

/** The hours of each weekday (POLICY-2): breaks are what lies between segments, and one may go on past midnight. */
export const openingHoursSchema = z.lazy(() => {
  const hours = z.optional(segmentsSchema());
  return z
    .strictObject({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours })
    .check(({ value, issues }) => {
      const week = weekdays.flatMap((day, at) =>
        (value[day] ?? []).map((segment, index) => ({ path: [day, index], day: at, segment })),
      );
      if (week.length === 0) {
        issues.push(issueOf(value, { path: [], said: policySays.never_open }));
      }
      for (const overlap of overlapsIn(week)) issues.push(issueOf(value, overlap));
    });
});

export type OpeningHours = z.infer<typeof openingHoursSchema>;

/** As many as are announced for ten years. */
const mostDays = 400;

/**
 * What is closed and open besides (POLICY-2): the days of a public calendar; more days that are closed; days that are
 * worked with the hours of a weekday; and days with hours of their own. What is said here of a day goes before the
 * calendar, so that a year can be entered before the calendar knows it.
 */
export const holidaysSchema = z.lazy(() => {
  const days = z.optional(z.array(localDateSchema).check(z.maxLength(mostDays)));
  return z
    .strictObject({
      calendar: z.enum(['none', 'china']),
      closed: days,
      worked: days,
      open: z.optional(
        z
          .record(localDateSchema, segmentsSchema())
          .check(
            z.refine(
              (open) => Object.keys(open).length <= mostDays,
              refused(policySays.too_many_days({ most: mostDays })),
            ),
          ),
      ),
    })
    .check(({ value, issues }) => {
      for (const problem of contradictionsIn(value)) issues.push(issueOf(value, problem));
    });
});

export type Holidays = z.infer<typeof holidaysSchema>;

type Problem = { path: (string | number)[]; said: Said };

function issueOf(input: unknown, { path, said }: Problem) {
  return { code: 'custom' as const, input, path, said, message: said.message };
}

/** Days of which two things are said, and hours of a day that overlap. */
function contradictionsIn({
  closed = [],
  worked = [],
  open = {},
}: Pick<Holidays, 'closed' | 'worked' | 'open'>): Problem[] {
  const workedAndClosed = worked.flatMap((day, index) =>
    closed.includes(day) ? [{ path: ['worked', index], said: policySays.closed_as_well }] : [],
  );
  const opened = Object.entries(open).flatMap(([day, hours]) => {
    const path = ['open', day];
    const own = hours.map((segment, index) => ({ path: [...path, index], day: 0, segment }));
    return [
      ...(closed.includes(day) ? [{ path, said: policySays.closed_as_well }] : []),
      ...(worked.includes(day) ? [{ path, said: policySays.worked_as_well }] : []),
      ...overlapsIn(own),
    ];
  });
  return [...workedAndClosed, ...opened];
}

interface Told {
  readonly path: (string | number)[];
  /** Which day of the week it begins on, from 0. */
  readonly day: number;
  readonly segment: Segment;
}

const dayMinutes = 24 * 60;
const weekMinutes = 7 * dayMinutes;

/** Each that begins while another still runs, also from Sunday into Monday. */
function overlapsIn(told: readonly Told[]): Problem[] {
  const spans = told.map((one) => ({ ...one, ...minutesOf(one) }));
  return spans.flatMap(({ path, from }, at) => {
    const other = spans.find(
      (one, index) =>
        index !== at &&
        [from, from + weekMinutes].some((begin) => begin >= one.from && begin < one.until) &&
        // Of two that begin at once, the later in order is told.
        (one.from !== from || index < at),
    );
    if (!other) return [];
    return [
      {
        path,
        said: policySays.overlaps({ day: String(other.path.at(-2)), segment: other.segment.join('–') }),
      },
    ];
  });
}

function minutesOf({ day, segment: [from, until] }: Told): { from: number; until: number } {
  const end = minuteOf(until) + (until > from ? 0 : dayMinutes);
  return { from: day * dayMinutes + minuteOf(from), until: day * dayMinutes + end };
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

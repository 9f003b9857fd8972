import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { Instant } from '../../shared/domain/calendar.ts';
import { afterPauses, workingClock } from '../../shared/domain/clock.ts';
import { type Segment, type WorkingHours, weekdays } from '../../shared/domain/working-hours.ts';
import {
  endOfWorkingDay,
  minusWorkingTime,
  plusWorkingDays,
  plusWorkingTime,
  workingTimeBetween,
} from '../../shared/domain/working-time.ts';
import { instant, wallClock } from './time.ts';

const localTime = z.string().check(z.regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/));
const segment = z.tuple([
  z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
  z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)),
]);
const segments = z.array(segment);
const byDate = z.record(z.iso.date(), segments);

const shared = {
  id: z.int(),
  source: z.string(),
  tz: z.string(),
  week: z.partialRecord(z.enum(weekdays), segments),
  holidays: z.optional(z.array(z.iso.date())),
  shifts: z.optional(byDate),
  breaks: z.optional(byDate),
  start: localTime,
};

const moved = {
  ...shared,
  amount_s: z.int().check(z.minimum(0)),
  expect: localTime,
  offset_s: z.optional(z.int()),
  expect_offset: z.optional(localTime),
};

const paused = {
  pauses: z.optional(z.array(z.tuple([localTime, localTime]))),
  expect_paused_s: z.optional(z.int()),
};

/** Nothing is passed over: a field that the test does not know is one that it would not hold. */
const caseSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.enum(['deadline', 'add_days', 'add_days_eod']), ...moved, ...paused }),
  z.strictObject({ op: z.literal('back'), ...moved }),
  z.strictObject({ op: z.literal('within'), ...shared, end: localTime, expect: z.int() }),
]);

const fileSchema = z.strictObject({
  about: z.string(),
  fields: z.record(z.string(), z.string()),
  cases: z.array(caseSchema).check(z.minLength(1)),
});

type Case = z.infer<typeof caseSchema>;

/** The cases of any file of that form. @throws ZodError where it has fields that are not known here */
export function readCases(path: string | URL): readonly Case[] {
  return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).cases;
}

/** What the case asks for and what it expects, under the same names. */
export function answersOf(one: Case): { found: object; expected: object } {
  const hours = hoursOf(one);
  const start = instant(one.start, one.tz);
  if (one.op === 'within') {
    const within = workingTimeBetween(start, instant(one.end, one.tz), hours) / 1000;
    return { found: { within }, expected: { within: one.expect } };
  }
  const told: { pauses?: [string, string][] | undefined; expect_paused_s?: number | undefined } =
    one.op === 'back' ? {} : one;
  const pauses = (told.pauses ?? []).map(([from, to]) => ({
    from: instant(from, one.tz),
    to: instant(to, one.tz),
  }));
  const unpaused = operations[one.op](start, one.amount_s, hours);
  const { dueAt, paused } = afterPauses(unpaused, start, pauses, workingClock(hours));
  const offset = plusWorkingTime(dueAt, (one.offset_s ?? 0) * 1000, hours);
  return {
    found: {
      at: wallClock(dueAt, one.tz),
      ...(told.expect_paused_s !== undefined && { paused: paused / 1000 }),
      ...(one.expect_offset !== undefined && { offset: wallClock(offset, one.tz) }),
    },
    expected: {
      at: one.expect,
      ...(told.expect_paused_s !== undefined && { paused: told.expect_paused_s }),
      ...(one.expect_offset !== undefined && { offset: one.expect_offset }),
    },
  };
}

const operations: Record<
  Exclude<Case['op'], 'within'>,
  (start: Instant, amount: number, hours: WorkingHours) => Instant
> = {
  deadline: (start, seconds, hours) => plusWorkingTime(start, seconds * 1000, hours),
  back: (start, seconds, hours) => minusWorkingTime(start, seconds * 1000, hours),
  add_days: plusWorkingDays,
  add_days_eod: endOfWorkingDay,
};

function hoursOf({ tz, week, holidays, shifts, breaks }: Case): WorkingHours {
  const byDay = (days: Readonly<Record<string, readonly Segment[]>> = {}) => new Map(Object.entries(days));
  return { zone: tz, week, holidays: new Set(holidays), shifts: byDay(shifts), breaks: byDay(breaks) };
}

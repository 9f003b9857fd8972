import * as z from 'zod/mini';
import { type Instant, laterOf, localDate, plus, startOfDayAfter } from '../calendar.ts';
import type { Complaint } from '../complaint/complaint.ts';
import type { Policy } from '../policy.ts';
import { stored } from '../stored.ts';
import type { Surge } from './plan.ts';

/** That a complaint came in. */
export const arrivalSchema = stored({ id: z.string(), at: z.string(), registeredAt: z.string() });

export type Arrival = z.infer<typeof arrivalSchema>;

/** What a branch's complaints are watched by: the newest one by one, those of the weeks before by the day. */
export const watchSchema = stored({
  version: z.int(),
  arrivals: z.array(arrivalSchema),
  days: z.record(z.string(), z.int()),
  /** When there was a surge last. */
  surgeAt: z.optional(z.string()),
});

export type Watch = z.infer<typeof watchSchema>;

/** For how long after its registration a complaint is known again: longer than any record of it can come late. */
const known = 'PT48H';

/** Of more than so many in that time the oldest are forgotten, so that an item has room for them. */
const mostArrivals = 2_000;

/** A complaint as an arrival; undefined for what is none: enquiries and drills. */
export function arrivalOf({ id, category, drill, receivedAt, registeredAt }: Complaint): Arrival | undefined {
  return category === 'enquiry' || drill ? undefined : { id, at: receivedAt, registeredAt };
}

/**
 * EMERG-3: counts complaints that came in, each once however often it is told, and looks whether there is a surge: more
 * of them within a day than so many times the daily mean of the weeks before, and no fewer than so many. The surge is
 * news where there was none within that day before: as long as more come in than that, it is the same one.
 *
 * @returns undefined where all of it is known already
 */
export function watchArrivals(
  before: Watch | undefined,
  told: readonly Arrival[],
  { zone, policy }: { readonly zone: string; readonly policy: Policy },
): { readonly watch: Watch; readonly surge?: Surge | undefined } | undefined {
  const knownIds = new Set(before?.arrivals.map(({ id }) => id));
  const news = [...new Map(told.map((one) => [one.id, one])).values()].filter(({ id }) => !knownIds.has(id));
  if (news.length === 0) return undefined;

  const arrivals = [...(before?.arrivals ?? []), ...news].toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const days: Record<string, number> = { ...before?.days };
  for (const { at } of news) {
    const day = localDate(at, zone);
    days[day] = (days[day] ?? 0) + 1;
  }
  const surges = surgesSeenBy(news, arrivals, days, { zone, policy });
  const newest = arrivals.reduce((latest, { registeredAt }) => laterOf(latest, registeredAt), '');
  const since = plus(newest, `-${known}`);
  const last = surges.at(-1);
  const { surgeAt } = before ?? {};
  const isNews = surges.some(({ at }) => surgeAt === undefined || at >= plus(surgeAt, policy.surgeWithin));
  const latest = last && (surgeAt === undefined ? last.at : laterOf(last.at, surgeAt));
  return {
    watch: {
      ...before,
      version: (before?.version ?? 0) + 1,
      arrivals: arrivals
        .filter(({ registeredAt }) => registeredAt > since)
        .toSorted((a, b) => (a.registeredAt < b.registeredAt ? -1 : 1))
        .slice(-mostArrivals),
      days: daysSince(days, oldestDay(newest, zone, policy)),
      ...(latest !== undefined && { surgeAt: latest }),
    },
    surge: isNews ? last : undefined,
  };
}

export function dailyMean({ inDays, days }: Pick<Surge, 'inDays' | 'days'>): number {
  return inDays / days;
}

/**
 * Every time at which one of the new ones makes a surge, the earliest first. What came in more than a day before it was
 * registered is counted, and alarms nobody any more.
 */
function surgesSeenBy(
  news: readonly Arrival[],
  arrivals: readonly Arrival[],
  days: Readonly<Record<string, number>>,
  { zone, policy }: { readonly zone: string; readonly policy: Policy },
): Surge[] {
  const { surgeWithin, surgeTimesMean, surgeAtLeast } = policy;
  const fresh = news
    .map((one) => ({ ...one, until: plus(one.at, surgeWithin) }))
    .filter(({ until, registeredAt }) => until > registeredAt);
  const first = fresh.map(({ at }) => at).toSorted()[0];
  if (first === undefined) return [];
  return arrivals.flatMap(({ at }, nth) => {
    if (at < first || !fresh.some((one) => one.at <= at && at < one.until)) return [];
    const since = plus(at, `-${surgeWithin}`);
    const count = arrivals.slice(0, nth + 1).filter((one) => one.at > since).length;
    if (count < surgeAtLeast) return [];
    const mean = { inDays: inDaysBefore(since, days, zone, policy), days: daysOf(policy) };
    return count > surgeTimesMean * dailyMean(mean) ? [{ at, count, ...mean }] : [];
  });
}

/** How many came in on the whole local days before the one on which the window begins. */
function inDaysBefore(
  since: Instant,
  days: Readonly<Record<string, number>>,
  zone: string,
  policy: Policy,
): number {
  const end = localDate(since, zone);
  const begin = localDate(startOfDayAfter(since, zone, `-${policy.surgeMeanOver}`), zone);
  const within = Object.entries(days).filter(([day]) => begin <= day && day < end);
  return within.reduce((sum, [, count]) => sum + count, 0);
}

/** The first day that can still be asked for. */
function oldestDay(newest: Instant, zone: string, policy: Policy): string {
  const since = plus(plus(newest, `-${known}`), `-${policy.surgeWithin}`);
  return localDate(startOfDayAfter(since, zone, `-${policy.surgeMeanOver}`), zone);
}

function daysSince(days: Readonly<Record<string, number>>, oldest: string): Record<string, number> {
  return Object.fromEntries(Object.entries(days).filter(([day]) => day >= oldest));
}

function daysOf({ surgeMeanOver }: Policy): number {
  return Number(surgeMeanOver.slice('P'.length, -1));
}

import { earlierOf, type Instant, laterOf, localDate, plus, startOfDayAfter } from '../calendar.ts';
import type { Complaint } from '../complaint/complaint.ts';
import type { Policy } from '../policy.ts';
import type { Surge } from './plan.ts';

/** That a complaint came in. */
export interface ReceivedComplaint {
  readonly id: string;
  readonly at: Instant;
  readonly registeredAt: Instant;
}

/** What a branch's complaints are watched by: the newest by their times, those of the weeks before by the day. */
export interface Watch {
  readonly version: number;
  /** When the one that was registered last was. */
  readonly newest: Instant;
  /** When the newest came in, the earliest first. */
  readonly arrivals: readonly Instant[];
  readonly days: Readonly<Record<string, number>>;
  /** When there was a surge last. */
  readonly surgeAt?: Instant | undefined;
}

/** For how long the times are kept at least, should the policy's window become longer. */
const remembered = 'PT48H';

/** Of more than so many in that time the oldest are forgotten, so that they fit into a few kilobytes. */
const mostArrivals = 2_000;

/** A complaint as an arrival; undefined for what is none: enquiries and drills. */
export function arrivalOf({
  id,
  category,
  drill,
  receivedAt,
  registeredAt,
}: Complaint): ReceivedComplaint | undefined {
  return category === 'enquiry' || drill ? undefined : { id, at: receivedAt, registeredAt };
}

interface Given {
  /** Those of the told that were counted before, by id. */
  readonly counted: ReadonlySet<string>;
  readonly zone: string;
  readonly policy: Policy;
}

/**
 * EMERG-3: counts complaints that came in, each once however often it is told, and looks whether there is a surge: more
 * of them within a day than so many times the daily mean of the weeks before, and no fewer than so many. The surge is
 * news where there was none within that day before: as long as more come in than that, it is the same one.
 *
 * @returns with those that are counted by it; undefined where all of them were
 */
export function watchArrivals(
  before: Watch | undefined,
  told: readonly ReceivedComplaint[],
  { counted, zone, policy }: Given,
):
  | { readonly watch: Watch; readonly news: readonly ReceivedComplaint[]; readonly surge?: Surge | undefined }
  | undefined {
  const news = [...new Map(told.map((one) => [one.id, one])).values()].filter(({ id }) => !counted.has(id));
  if (news.length === 0) return undefined;

  const arrivals = [...(before?.arrivals ?? []), ...news.map(({ at }) => at)].toSorted();
  const days: Record<string, number> = { ...before?.days };
  for (const { at } of news) {
    const day = localDate(at, zone);
    days[day] = (days[day] ?? 0) + 1;
  }
  const surges = surgesSeenBy(news, arrivals, days, { zone, policy });
  const newest = news.reduce(
    (latest, { registeredAt }) => laterOf(latest, registeredAt),
    before?.newest ?? '',
  );
  const since = beginning(newest, policy);
  const last = surges.at(-1);
  const { surgeAt } = before ?? {};
  const isNews = surges.some(({ at }) => surgeAt === undefined || at >= plus(surgeAt, policy.surgeWithin));
  const latest = last && (surgeAt === undefined ? last.at : laterOf(last.at, surgeAt));
  return {
    watch: {
      ...before,
      version: (before?.version ?? 0) + 1,
      newest,
      arrivals: arrivals.filter((at) => at > since).slice(-mostArrivals),
      days: daysSince(days, oldestDay(since, zone, policy)),
      ...(latest !== undefined && { surgeAt: latest }),
    },
    news,
    surge: isNews ? last : undefined,
  };
}

/** What came in up to then is in no window any more: one ends a window's length before a registration at most. */
function beginning(newest: Instant, { surgeWithin }: Policy): Instant {
  const lastWindow = plus(plus(newest, `-${surgeWithin}`), `-${surgeWithin}`);
  return earlierOf(lastWindow, plus(newest, `-${remembered}`));
}

export function dailyMean({ inDays, days }: Pick<Surge, 'inDays' | 'days'>): number {
  return inDays / days;
}

/**
 * Every time at which one of the new ones makes a surge, the earliest first. What came in more than a day before it was
 * registered is counted, and alarms nobody any more.
 */
function surgesSeenBy(
  news: readonly ReceivedComplaint[],
  arrivals: readonly Instant[],
  days: Readonly<Record<string, number>>,
  { zone, policy }: Pick<Given, 'zone' | 'policy'>,
): Surge[] {
  const { surgeWithin, surgeTimesMean, surgeAtLeast } = policy;
  const fresh = news
    .map((one) => ({ ...one, until: plus(one.at, surgeWithin) }))
    .filter(({ until, registeredAt }) => until > registeredAt);
  const first = fresh.map(({ at }) => at).toSorted()[0];
  if (first === undefined) return [];
  return arrivals.flatMap((at, nth) => {
    if (at < first || !fresh.some((one) => one.at <= at && at < one.until)) return [];
    const since = plus(at, `-${surgeWithin}`);
    const count = nth + 1 - arrivals.findIndex((one) => one > since);
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

/** The first day that can still be asked for: of a complaint that is told late a window begins up to a day earlier. */
function oldestDay(since: Instant, zone: string, policy: Policy): string {
  return localDate(startOfDayAfter(plus(since, '-PT24H'), zone, `-${policy.surgeMeanOver}`), zone);
}

function daysSince(days: Readonly<Record<string, number>>, oldest: string): Record<string, number> {
  return Object.fromEntries(Object.entries(days).filter(([day]) => day >= oldest));
}

function daysOf({ surgeMeanOver }: Policy): number {
  return Number(surgeMeanOver.slice('P'.length, -1));
}

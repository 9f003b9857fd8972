import type { Instant } from '../calendar.ts';
import { type Contribution, isCounted } from './contribution.ts';
import type { Counters } from './counters.ts';

/** To whose figures those of a branch are added up. */
export interface FiguresPlace {
  readonly groupId: string;
  readonly regionId: string;
  readonly brand: string;
}

/**
 * A branch's account in the books of figures. Whoever writes any of them raises its version, conditioned on the one read: so one
 * writes at a time, and each on what all before have written (STAT-3).
 */
export interface Account {
  readonly version: number;
  readonly place?: FiguresPlace | undefined;
  /** Per month, openings less endings of the whole branch. */
  readonly balance: Counters;
  /** The generation given last, and those that have become the figures. */
  readonly generation: number;
  readonly adopted: readonly number[];
  /** A second set of figures that a recount builds beside the first. */
  readonly shadow?: Shadow | undefined;
}

export interface Shadow {
  readonly generation: number;
  /** The job that builds it. */
  readonly job: string;
  readonly openedAt: Instant;
  /** When all that was listed by then was in it. */
  readonly fullAt?: Instant | undefined;
  /** Every head up to this id is in it. */
  readonly cursor?: string | undefined;
  /** How many heads were gone through. */
  readonly heads: number;
  readonly balance: Counters;
}

export const newAccount: Account = { version: 0, balance: {}, generation: 0, adopted: [] };

/** What is counted of one head: in the figures, and apart where it stands otherwise in the shadow of a generation. */
export interface Counted {
  readonly live?: Contribution | undefined;
  readonly apart?: (Contribution & { readonly generation: number }) | undefined;
}

/** What stands of a head in one of the two sets, before something is counted and after. */
export interface CountedChange {
  readonly before: Contribution | undefined;
  readonly after: Contribution | undefined;
}

export interface Counting {
  /** What is to be kept of the head from now on; undefined where it stays as it is. */
  readonly counted?: Counted | undefined;
  readonly live: CountedChange;
  /** Where a shadow is open. */
  readonly shadow?: CountedChange | undefined;
}

/** What a head counts in the figures. */
export function liveOf({ adopted }: Account, { live, apart }: Counted): Contribution | undefined {
  return apart && adopted.includes(apart.generation) ? apart : live;
}

/** What a head counts in the open shadow; undefined where it is not in it yet. */
export function shadowOf(account: Account, id: string, counted: Counted): Contribution | undefined {
  const { shadow } = account;
  if (!shadow) return undefined;
  if (counted.apart?.generation === shadow.generation) return counted.apart;
  return isPast(shadow, id) ? liveOf(account, counted) : undefined;
}

/**
 * Counts what is newer than what stands: in the figures, and where a shadow is open in both alike. What comes again,
 * or too late, changes nothing.
 *
 * @returns undefined where nothing is to be written
 */
export function countIn(
  account: Account,
  id: string,
  counted: Counted,
  next: Contribution,
): Counting | undefined {
  const live = replaced(liveOf(account, counted), next);
  if (!account.shadow) return changes(live) ? { counted: { live: live.after }, live } : undefined;
  const shadow = replaced(shadowOf(account, id, counted), next);
  if (!changes(live) && !changes(shadow)) return undefined;
  const past = isPast(account.shadow, id);
  return { counted: countedAs(account.shadow, live.after, shadow.after, past), live, shadow };
}

/**
 * Counts a head in the shadow alone, as whoever recounts has read it; the cursor goes on past it. Where the stream was
 * faster, what it brought stays.
 */
export function countInShadow(
  account: Account & { readonly shadow: Shadow },
  id: string,
  counted: Counted,
  next: Contribution,
): Counting {
  const live = liveOf(account, counted);
  const before = shadowOf(account, id, counted);
  const newest = live && isNewer(live, next) ? live : next;
  const after = isCounted(before, newest) ? before : newest;
  const kept = countedAs(account.shadow, live, after, true);
  return {
    ...(kept.apart && { counted: kept }),
    live: { before: live, after: live },
    shadow: { before, after },
  };
}

/** The account with a new shadow in it, in the place of what a recount that has ended may have left. */
export function withShadow(account: Account, job: string, openedAt: Instant): Account {
  const generation = account.generation + 1;
  return { ...account, generation, shadow: { generation, job, openedAt, heads: 0, balance: {} } };
}

/** The account without its shadow. @param adopted whether the shadow has become the figures */
export function withoutShadow({ shadow, ...account }: Account, adopted: boolean): Account {
  if (!shadow || !adopted) return account;
  return { ...account, balance: shadow.balance, adopted: [...account.adopted, shadow.generation] };
}

function replaced(before: Contribution | undefined, next: Contribution): CountedChange {
  return { before, after: isCounted(before, next) ? before : next };
}

export function changes({ before, after }: CountedChange): boolean {
  return before !== after;
}

function isNewer(one: Contribution, other: Contribution): boolean {
  return one.version > other.version && one.shape >= other.shape;
}

function isPast({ cursor }: Shadow, id: string): boolean {
  return cursor !== undefined && id <= cursor;
}

/** Kept apart where the shadow has something else, or could not tell by its cursor that it has this. */
function countedAs(
  { generation }: Shadow,
  live: Contribution | undefined,
  inShadow: Contribution | undefined,
  past: boolean,
): Counted {
  if (!inShadow || (live && past && isSame(live, inShadow))) return { live };
  return { live, apart: { ...contributionIn(inShadow), generation } };
}

function contributionIn({ shape, version, months, balance }: Contribution): Contribution {
  return { shape, version, months, balance };
}

function isSame(a: Contribution, b: Contribution): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

/** Plain values whose names are in order, so that equal ones read alike. */
function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, ordered(part)]),
  );
}

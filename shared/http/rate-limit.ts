import { requestSays } from '../domain/refusals/request.ts';
import { Problem } from './problem.ts';

/** How much a caller may send: so much at once, and so much a second from then on. */
export interface RateLimit {
  readonly perSecond: number;
  readonly atOnce: number;
}

/** What a costly request counts as, such as a report's: as many others. */
export const costlyCounts = 5;

/** How many callers a Lambda remembers: some megabytes of memory at most. */
const mostCallers = 10_000;

interface Bucket {
  readonly left: number;
  readonly atMs: number;
}

/**
 * A bucket a caller, in the memory of one Lambda: approximate, since each running copy of a Lambda has its own and
 * forgets it when it ends. It keeps one caller from crowding out the others; what all together may send is the
 * gateway's to bound.
 */
export function createBuckets({ perSecond, atOnce }: RateLimit, most = mostCallers) {
  // In the order in which they were last used, so that who was quiet longest is forgotten first.
  const buckets = new Map<string, Bucket>();

  /** @returns after how many seconds the caller has enough; 0 where they have, which is then taken. */
  return function take(caller: string, count: number, nowMs: number): number {
    const wanted = Math.min(count, atOnce);
    const { left: before, atMs } = buckets.get(caller) ?? { left: atOnce, atMs: nowMs };
    const refilled = (Math.max(0, nowMs - atMs) / 1000) * perSecond;
    const there = Math.min(atOnce, before + refilled);
    const enough = there >= wanted;
    buckets.delete(caller);
    buckets.set(caller, { left: enough ? there - wanted : there, atMs: nowMs });
    if (buckets.size > most) buckets.delete(buckets.keys().next().value ?? '');
    return enough ? 0 : Math.ceil((wanted - there) / perSecond);
  };
}

export function tooMany(retryAfterSeconds: number): Problem {
  return new Problem('too_many', requestSays.too_many_requests, {}, retryAfterSeconds);
}

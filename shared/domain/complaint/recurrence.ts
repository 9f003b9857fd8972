import { endOfDay, type Instant } from '../calendar.ts';
import type { Policy } from '../policy.ts';
import { isMissed } from '../task.ts';
import type { Category } from './category.ts';
import type { LinkedComplaint } from './details.ts';

/** How many of its links a complaint shows; whether it is a recurrence is judged by all of them. */
export const mostLinks = 20;

/** The complaints of several files, each once, newest first (INTAKE-5). */
export function linkedFrom(
  ...files: readonly ({ readonly complaints: readonly LinkedComplaint[] } | undefined)[]
): LinkedComplaint[] {
  const all = files.flatMap((file) => file?.complaints ?? []);
  return [...new Map(all.map((one) => [one.id, one])).values()].toSorted(newestFirst);
}

export function newestFirst(a: LinkedComplaint, b: LinkedComplaint): number {
  if (a.receivedAt === b.receivedAt) return a.id < b.id ? 1 : -1;
  return a.receivedAt < b.receivedAt ? 1 : -1;
}

/**
 * INTAKE-5: the same customer or vehicle had the same trouble up to so many days before. An enquiry is no
 * trouble.
 */
export function isRecurrence(
  linked: readonly LinkedComplaint[],
  category: Category,
  receivedAt: Instant,
  zone: string,
  policy: Policy,
): boolean {
  if (category === 'enquiry') return false;
  return linked.some(
    (earlier) =>
      earlier.category === category &&
      earlier.receivedAt <= receivedAt &&
      !isMissed(endOfDay(earlier.receivedAt, zone, policy.recurrenceWithin), receivedAt),
  );
}

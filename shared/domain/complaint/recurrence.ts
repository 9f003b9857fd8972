import { endOfDay, type Instant } from '../calendar.ts';
import type { Policy } from '../policy.ts';
import { isMissed } from '../task.ts';
import type { Category } from './category.ts';
import type { LinkedComplaint } from './complaint.ts';

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

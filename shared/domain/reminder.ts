import { type Instant, reminderBefore } from './calendar.ts';
import type { Policy } from './policy.ts';
import type { Step } from './task.ts';

/** The reminder of a deadline (CLOCK-5); none where its instant has passed when the deadline is set. */
export function reminderOf(dueAt: Instant, setAt: Instant, zone: string, policy: Policy): Step[] {
  const at = reminderBefore(dueAt, zone, {
    before: policy.reminderBefore,
    earliest: policy.reminderEarliest,
    latest: policy.reminderLatest,
    instead: policy.reminderInstead,
  });
  return at > setAt ? [{ at, action: 'remind' }] : [];
}

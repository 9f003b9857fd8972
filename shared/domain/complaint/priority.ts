import type { Priority } from './codes.ts';
import type { Complaint } from './complaint.ts';
import { isInEmergency } from './emergency.ts';

type Weighed = Pick<
  Complaint,
  'severe' | 'customerClass' | 'focus' | 'recurrence' | 'category' | 'emergency'
>;

/**
 * ROUTE-4, EMERG-2: target customers, recurrences, severe cases and what came in during an emergency are high,
 * whatever else is said.
 */
export function isAlwaysHigh(weighed: Weighed): boolean {
  const { severe, customerClass = 'private', focus, recurrence } = weighed;
  return severe || recurrence || focus || customerClass !== 'private' || isInEmergency(weighed);
}

/** ROUTE-4: what is told holds, but for those that are always high; medium where nothing is told. */
export function priorityOf(weighed: Weighed, told: Priority | undefined): Priority {
  return isAlwaysHigh(weighed) ? 'high' : (told ?? 'medium');
}

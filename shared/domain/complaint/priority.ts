import type { Priority } from './codes.ts';
import type { Complaint } from './complaint.ts';

type Weighed = Pick<Complaint, 'severe' | 'customerClass' | 'focus' | 'recurrence'>;

/** ROUTE-4: target customers, recurrences and severe cases are high, whatever else is said. */
export function isAlwaysHigh({ severe, customerClass, focus, recurrence }: Weighed): boolean {
  return severe || recurrence || focus || (customerClass !== undefined && customerClass !== 'private');
}

/** ROUTE-4: what is told holds, but for those that are always high; medium where nothing is told. */
export function priorityOf(weighed: Weighed, told: Priority | undefined): Priority {
  return isAlwaysHigh(weighed) ? 'high' : (told ?? 'medium');
}

import { earlier, type Instant, localDate, timeOnDay } from '../calendar.ts';
import { type Due, dueAfter, earlierDue } from '../due-after.ts';
import type { Policy } from '../policy.ts';
import { reminderOf } from '../reminder.ts';
import type { Step, Task } from '../task.ts';
import type { Priority } from './codes.ts';

/** CLOCK-1, CLOCK-2: within hours where that is promised, by the end of the day of receipt in any case. */
export function contactDue(receivedAt: Instant, urgent: boolean, zone: string, policy: Policy): Due {
  const byEndOfDay = dueAfter(receivedAt, zone, policy, 'contactByEndOfDay');
  return urgent ? earlierDue(dueAfter(receivedAt, zone, policy, 'contactWithin'), byEndOfDay) : byEndOfDay;
}

/** CLOCK-2. */
export function replyDue(receivedAt: Instant, zone: string, policy: Policy): Due {
  return dueAfter(receivedAt, zone, policy, 'replyByEndOfDay');
}

/** CLOCK-3: so long after the contact, or after the contact deadline where that is earlier. */
export function solutionDue(from: Instant, zone: string, policy: Policy): Due {
  return dueAfter(from, zone, policy, 'solutionWithin');
}

/** From when that runs. */
export function solutionFrom(contactDueAt: Instant, contactedAt: Instant | undefined): Instant {
  return contactedAt === undefined ? contactDueAt : earlier(contactedAt, contactDueAt);
}

/** CLOCK-4: what holds until the care director sets another. */
export function resolutionDue(from: Instant, priority: Priority, zone: string, policy: Policy): Due {
  return dueAfter(from, zone, policy, resolutionBy[priority]);
}

/** One that somebody sets, which runs by the same clock. */
export function resolutionSetFor(at: Instant, priority: Priority, { inWorkingTime }: Policy): Due {
  return { at, ...(inWorkingTime.includes(resolutionBy[priority]) && { inWorkingTime: true }) };
}

const resolutionBy = {
  high: 'resolutionHighByEndOfDay',
  medium: 'resolutionMediumByEndOfDay',
  low: 'resolutionLowByEndOfDay',
} as const;

/**
 * What happens by itself around a resolution deadline: the reminder (CLOCK-5) unless its instant has passed,
 * the miss, and the report of the miss on the day after (ESC-1).
 */
export function resolutionPlan(due: Due, setAt: Instant, zone: string, policy: Policy): Step[] {
  return [
    ...reminderOf(due.at, setAt, zone, policy),
    ...missAt(due),
    {
      at: timeOnDay(due.at, zone, policy.missedToldAfter, policy.missedToldAt),
      action: 'tell_missed',
      deadline: due.at,
    },
  ];
}

/** CLOCK-6: when the superior hears that there is no solution. */
export function noSolutionStep(receivedAt: Instant, zone: string, policy: Policy): Step {
  return { ...dueAfter(receivedAt, zone, policy, 'noSolutionByEndOfDay'), action: 'report_no_solution' };
}

/** CLOCK-7: by the end of the day of completion, or hours after the form where that comes on a later day. */
export function verificationDue(completedAt: Instant, formAt: Instant, zone: string, policy: Policy): Due {
  return localDate(completedAt, zone) === localDate(formAt, zone)
    ? dueAfter(completedAt, zone, policy, 'verificationByEndOfDay')
    : dueAfter(formAt, zone, policy, 'verificationAfterLateForm');
}

/** The plan of a promise that has nothing but its deadline. */
export function missAt(due: Due): Step[] {
  return [{ ...due, action: 'miss' }];
}

/** The deadline that a task has, with its clock. */
export function dueOf({ dueAt, plan }: Pick<Task, 'dueAt' | 'plan'>): Due {
  const miss = plan.find(({ action }) => action === 'miss');
  return { at: dueAt, ...(miss?.inWorkingTime && { inWorkingTime: true }) };
}

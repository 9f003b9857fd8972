import { earlier, endOfDay, type Instant, localDate, plus, reminderBefore, timeOnDay } from '../calendar.ts';
import type { Policy } from '../policy.ts';
import type { Step } from '../task.ts';
import type { Priority } from './codes.ts';

/** CLOCK-1, CLOCK-2: within hours where that is promised, by the end of the day of receipt in any case. */
export function contactDueAt(receivedAt: Instant, urgent: boolean, zone: string, policy: Policy): Instant {
  const byEndOfDay = endOfDay(receivedAt, zone, policy.contactByEndOfDay);
  return urgent ? earlier(plus(receivedAt, policy.contactWithin), byEndOfDay) : byEndOfDay;
}

/** CLOCK-2. */
export function replyDueAt(receivedAt: Instant, zone: string, policy: Policy): Instant {
  return endOfDay(receivedAt, zone, policy.replyByEndOfDay);
}

/** CLOCK-3: so long after the contact, or after the contact deadline where that is earlier. */
export function solutionDueAt(
  contactDue: Instant,
  contactedAt: Instant | undefined,
  { solutionWithin }: Pick<Policy, 'solutionWithin'>,
): Instant {
  const from = contactedAt === undefined ? contactDue : earlier(contactedAt, contactDue);
  return plus(from, solutionWithin);
}

/** CLOCK-4: what holds until the care director sets another. */
export function resolutionDueAt(from: Instant, priority: Priority, zone: string, policy: Policy): Instant {
  const days = {
    high: policy.resolutionHighByEndOfDay,
    medium: policy.resolutionMediumByEndOfDay,
    low: policy.resolutionLowByEndOfDay,
  }[priority];
  return endOfDay(from, zone, days);
}

/**
 * What happens by itself around a resolution deadline: the reminder (CLOCK-5) unless its instant has passed,
 * the miss, and the report of the miss on the day after (ESC-1).
 */
export function resolutionPlan(dueAt: Instant, setAt: Instant, zone: string, policy: Policy): Step[] {
  const remindAt = reminderBefore(dueAt, zone, {
    before: policy.reminderBefore,
    earliest: policy.reminderEarliest,
    latest: policy.reminderLatest,
    instead: policy.reminderInstead,
  });
  const reminder: Step[] = remindAt > setAt ? [{ at: remindAt, action: 'remind' }] : [];
  return [
    ...reminder,
    { at: dueAt, action: 'miss' },
    {
      at: timeOnDay(dueAt, zone, policy.missedToldAfter, policy.missedToldAt),
      action: 'tell_missed',
      deadline: dueAt,
    },
  ];
}

/** CLOCK-6: when the superior hears that there is no solution. */
export function noSolutionStep(receivedAt: Instant, zone: string, policy: Policy): Step {
  return { at: endOfDay(receivedAt, zone, policy.noSolutionByEndOfDay), action: 'report_no_solution' };
}

/** CLOCK-7: by the end of the day of completion, or hours after the form where that comes on a later day. */
export function verificationDueAt(
  completedAt: Instant,
  formAt: Instant,
  zone: string,
  policy: Policy,
): Instant {
  return localDate(completedAt, zone) === localDate(formAt, zone)
    ? endOfDay(completedAt, zone, policy.verificationByEndOfDay)
    : plus(formAt, policy.verificationAfterLateForm);
}

/** The plan of a promise that has nothing but its deadline. */
export function missAt(dueAt: Instant): Step[] {
  return [{ at: dueAt, action: 'miss' }];
}

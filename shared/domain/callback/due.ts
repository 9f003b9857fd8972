import { type Instant, timeOnDay, wallClock } from '../calendar.ts';
import type { DeadlineName } from '../deadline-names.ts';
import { dueAfter } from '../due-after.ts';
import type { Policy } from '../policy.ts';
import type { Role } from '../roles.ts';
import type { CallbackPurpose } from './purposes.ts';

/** A call that follows from something: for what, by which role, from when and until when. */
export interface DueCall {
  readonly purpose: CallbackPurpose;
  readonly role: Role;
  readonly notBefore: Instant;
  readonly dueAt: Instant;
}

/** CALL-1: the adviser's courtesy call, and two calls by the care specialist. */
export function deliveryCalls(deliveredAt: Instant, zone: string, policy: Policy): DueCall[] {
  const on = (days: string) => timeOnDay(deliveredAt, zone, days, policy.callEarliest);
  const by = (name: DeadlineName) => dueAfter(deliveredAt, zone, policy, name).at;
  return [
    {
      purpose: 'delivery_courtesy',
      role: 'sales_adviser',
      notBefore: callableFrom(deliveredAt, zone, policy),
      dueAt: by('courtesyCallByEndOfDay'),
    },
    {
      purpose: 'delivery_second',
      role: 'care_specialist',
      notBefore: on(policy.deliverySecondCallFrom),
      dueAt: by('deliverySecondCallByEndOfDay'),
    },
    {
      purpose: 'delivery_third',
      role: 'care_specialist',
      notBefore: on(policy.deliveryThirdCallFrom),
      dueAt: by('deliveryThirdCallByEndOfDay'),
    },
  ];
}

/** CALL-2: the first call after a visit was handed back. */
export function visitCall(handedBackAt: Instant, zone: string, policy: Policy): DueCall {
  return {
    purpose: 'visit',
    role: 'care_specialist',
    notBefore: callableFrom(handedBackAt, zone, policy),
    dueAt: dueAfter(handedBackAt, zone, policy, 'visitCallByEndOfDay').at,
  };
}

/** CALL-2: the second one, counted from the first that reached the customer. */
export function secondVisitCall(reachedAt: Instant, zone: string, policy: Policy): DueCall {
  return {
    purpose: 'visit_second',
    role: 'care_specialist',
    notBefore: timeOnDay(reachedAt, zone, policy.visitSecondCallFrom, policy.callEarliest),
    dueAt: dueAfter(reachedAt, zone, policy, 'visitSecondCallByEndOfDay').at,
  };
}

/** The first instant from then on at which people can be called (CALL-4): that itself, or the next morning. */
export function callableFrom(from: Instant, zone: string, policy: Policy): Instant {
  const time = wallClock(from, zone).slice('yyyy-mm-dd '.length);
  if (time < policy.callEarliest) return timeOnDay(from, zone, 'P0D', policy.callEarliest);
  return time <= policy.callLatest ? from : timeOnDay(from, zone, 'P1D', policy.callEarliest);
}

import { earlier, endOfDate, type Instant, laterOf, timeOnDate } from '../calendar.ts';
import type { VehicleDate } from '../customer/customer.ts';
import { dueAfter } from '../due-after.ts';
import type { Policy } from '../policy.ts';
import { callableFrom, type DueCall } from './due.ts';

/** A call, or a telling, that a date leads to. */
export interface DueReminder extends DueCall {
  /** The local day that it reminds of. */
  readonly date: string;
}

/** What each date of a vehicle leads to, for whom to do, and which number of the policy says how long before. */
const kinds = {
  maintenanceContractEndsOn: {
    purpose: 'maintenance_contract',
    role: 'care_specialist',
    before: 'maintenanceContractCallBefore',
  },
  warrantyEndsOn: { purpose: 'warranty', role: 'sales_director', before: 'warrantyToldBefore' },
  nextServiceOn: { purpose: 'next_service', role: 'care_specialist', before: 'nextServiceCallBefore' },
} as const satisfies Record<VehicleDate, Pick<DueCall, 'purpose' | 'role'> & { before: keyof Policy }>;

/**
 * CALL-9: the reminder of a vehicle's date. Where its time is over it is due at once, as long as the date itself is
 * not past; nobody is reminded of what is.
 */
export function dueReminder(
  name: VehicleDate,
  date: string,
  { at, zone, policy }: { at: Instant; zone: string; policy: Policy },
): DueReminder | undefined {
  const { purpose, role, before } = kinds[name];
  const wanted = laterOf(at, timeOnDate(date, zone, policy.callEarliest, policy[before]));
  const isTold = purpose === 'warranty';
  const notBefore = isTold ? wanted : callableFrom(wanted, zone, policy);
  const lastAt = endOfDate(date, zone);
  if (notBefore > lastAt) return undefined;
  const dueAt = isTold ? notBefore : callBy(notBefore, lastAt, zone, policy);
  return { purpose, role, notBefore, dueAt, date };
}

/**
 * CALL-9: the call of a campaign for that day, made before the day is over.
 *
 * @param toldAnother whether the customer was told another day, and is to know at once
 */
export function dueCampaignCall(
  date: string,
  { at, zone, policy }: { at: Instant; zone: string; policy: Policy },
  toldAnother = false,
): DueReminder | undefined {
  const before = timeOnDate(date, zone, policy.callEarliest, policy.campaignCallBefore);
  const wanted = toldAnother ? at : laterOf(at, before);
  const notBefore = callableFrom(wanted, zone, policy);
  const lastAt = endOfDate(date, zone);
  if (notBefore > lastAt) return undefined;
  const dueAt = callBy(notBefore, lastAt, zone, policy);
  return { purpose: 'campaign', role: 'care_specialist', notBefore, dueAt, date };
}

function callBy(notBefore: Instant, lastAt: Instant, zone: string, policy: Policy): Instant {
  return earlier(dueAfter(notBefore, zone, policy, 'reminderCallByEndOfDay').at, lastAt);
}

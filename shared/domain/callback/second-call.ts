import type { Given } from '../draft.ts';
import type { CallbackChange, CallbackState } from './callback.ts';
import { secondVisitCall } from './due.ts';
import { planCallback } from './plan.ts';

/**
 * CALL-2: the second call after a visit, counted from when the first reached the customer.
 *
 * @param id of the second call
 * @returns undefined for what is no first call after a visit, or has not reached the customer
 */
export function planSecondCall(
  { head, details }: CallbackState,
  id: string,
  given: Given,
): CallbackChange | undefined {
  if (head.purpose !== 'visit' || head.status !== 'done' || head.end.outcome !== 'reached') return undefined;
  const { branchId, number, timeZone, visit, adviser, technician } = head;
  const { customer, vehicle, files } = details;
  const { role, ...due } = secondVisitCall(head.end.at, timeZone, given.policy);
  const planned = {
    id,
    branchId,
    number,
    timeZone,
    visit,
    adviser,
    ...(technician !== undefined && { technician }),
    ...due,
    owner: { role },
    details: { customer, vehicle, files },
  };
  return planCallback(planned, 'plan-callback', given);
}

import { type Adviser, ownerOf } from '../arrival/arrival.ts';
import { type Opening, planCalls } from '../arrival/plan-calls.ts';
import { type Instant, localMonth } from '../calendar.ts';
import type { CallbackChange } from '../callback/callback.ts';
import { deliveryCalls } from '../callback/due.ts';
import { changeOf, type Draft, type Given, recorded } from '../draft.ts';
import { isMissed } from '../task.ts';
import type { Delivery, DeliveryChange, DeliveryDetails } from './delivery.ts';

/** What is known of a delivery when it is registered. */
export interface DeliveryRegistration
  extends Pick<Delivery, 'id' | 'branchId' | 'number' | 'timeZone' | 'customerClass'> {
  readonly deliveredAt: Instant;
  readonly adviser: Adviser;
  /** Whether the customer may be called (CALL-10). */
  readonly wantsCalls: boolean;
  readonly details: Omit<DeliveryDetails, 'adviser'>;
}

/** Whether a delivery lies so far back that all of its calls would be overdue. */
export function isPastDelivery(
  deliveredAt: Instant,
  timeZone: string,
  { at, policy }: Pick<Given, 'at' | 'policy'>,
): boolean {
  return deliveryCalls(deliveredAt, timeZone, policy).every(({ dueAt }) => isMissed(dueAt, at));
}

/** A new car was delivered: its calls follow at once (CALL-1), unless the customer wants none (CALL-10). */
export function registerDelivery(
  { adviser, wantsCalls, details, customerClass, ...told }: DeliveryRegistration,
  opening: Opening,
  given: Given,
): { delivery: DeliveryChange; calls: CallbackChange[] } {
  const { at, by, policy } = given;
  const { id, branchId, number, timeZone, deliveredAt } = told;
  const head: Delivery = {
    ...told,
    ...(customerClass && { customerClass }),
    version: 0,
    registeredAt: at,
    deliveredMonth: localMonth(deliveredAt, timeZone),
    adviser: ownerOf(adviser),
    ...(!wantsCalls && { excluded: 'no_calls' as const }),
    tasks: [],
    entries: 0,
    notices: 0,
  };
  const draft: Draft<Delivery, DeliveryDetails> = {
    head,
    details: { ...details, adviser: { name: adviser.name } },
    policy,
    entries: [],
    notices: [],
  };
  recorded(draft, { at, by, action: 'register-delivery' }, () => undefined, {});
  const { customer, vehicle, files } = details;
  const about = {
    branchId,
    number,
    timeZone,
    delivery: id,
    adviser: head.adviser,
    details: { customer, vehicle, files },
  };
  const due = wantsCalls ? deliveryCalls(deliveredAt, timeZone, policy) : [];
  return { delivery: changeOf(draft, () => true), calls: planCalls(due, about, opening, given) };
}

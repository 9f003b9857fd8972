import {
  type Customer,
  type Reminder,
  type Vehicle,
  type VehicleDate,
  vehicleDates,
  wantsCalls,
} from '../customer/customer.ts';
import type { Given } from '../draft.ts';
import type { Policy } from '../policy.ts';
import type { CallbackChange, CallbackState } from './callback.ts';
import { cancelCallback, moveCallback } from './change.ts';
import type { PlannedCall } from './plan.ts';
import { planReminder } from './remind.ts';
import { type ReminderDecision, remindersAfter } from './reminders.ts';

/** The callback that a date has led to, and the policy of the branch that calls. */
export interface PlannedReminder {
  readonly state: CallbackState;
  readonly policy: Policy;
}

export interface Following {
  /** The vehicle's file as it will be, but for what its dates lead to. */
  readonly vehicle: Vehicle;
  /** The keyed hash of its VIN. */
  readonly vehicleHash: string;
  readonly owner: Customer | undefined;
  readonly standing: Partial<Record<VehicleDate, PlannedReminder | undefined>>;
  readonly branch: { readonly id: string; readonly timeZone: string };
  /** Of a new callback: its id, and the number people call it by. */
  readonly newCall: () => Pick<PlannedCall, 'id' | 'number'>;
}

export interface Followed {
  /** Of the dates that have led to anything new. */
  readonly reminders: NonNullable<Vehicle['reminders']>;
  readonly changes: readonly {
    readonly before: CallbackState | undefined;
    readonly change: CallbackChange;
  }[];
  /** Whether the owner is to be called about anything they were not before. */
  readonly plansAny: boolean;
}

type Known = Customer & { name: string };

/** CALL-9: what becomes of the reminders of a vehicle: planned, moved and cancelled as its dates and its owner say. */
export function followDates(following: Following, given: Given): Followed {
  const { vehicle, owner, standing, branch } = following;
  const decisions = remindersAfter(vehicle, {
    at: given.at,
    zone: branch.timeZone,
    policy: given.policy,
    knowsOwner: isKnown(owner),
    wantsCalls: wantsCalls(owner),
    heads: Object.fromEntries(vehicleDates.map((name) => [name, standing[name]?.state.head])),
  });
  const steps = decisions.map((decision) => carryOut(decision, following, given));
  return {
    reminders: Object.assign({}, ...steps.map(({ reminder }) => reminder)),
    changes: steps.flatMap(({ changes }) => changes),
    plansAny: decisions.some(({ plan }) => plan !== undefined),
  };
}

/** One of whom not even the name is known is not reminded. */
function isKnown(owner: Customer | undefined): owner is Known {
  return owner?.name !== undefined;
}

function carryOut(decision: ReminderDecision, following: Following, given: Given) {
  const { name, cancel, move, plan, made } = decision;
  const before = following.standing[name];
  const mine = before && { ...given, policy: before.policy };
  const changed =
    mine &&
    ((cancel && cancelCallback(before.state, cancel, mine)) ||
      (move && moveCallback(before.state, move, mine)));
  const planned = plan && newReminder(plan, following, given);
  const callback = planned?.head.id ?? before?.state.head.id;
  const date = (plan ?? move)?.date;
  const customer = following.vehicle.owner;
  const reminder: Reminder | undefined =
    callback === undefined || date === undefined || customer === undefined
      ? undefined
      : { callback, date, customer, ...(made.length > 0 && { made: [...made] }) };
  return {
    reminder: reminder && { [name]: reminder },
    changes: [
      ...(before && changed ? [{ before: before.state, change: changed }] : []),
      ...(planned ? [{ before: undefined, change: planned }] : []),
    ],
  };
}

function newReminder(
  due: NonNullable<ReminderDecision['plan']>,
  { vehicle, vehicleHash, owner, branch, newCall }: Following,
  given: Given,
): CallbackChange | undefined {
  if (!isKnown(owner) || vehicle.owner === undefined) return undefined;
  const { vin, plate, model } = vehicle;
  const details = {
    customer: { name: owner.name, phone: owner.phone },
    vehicle: { vin, plate, model },
    files: { customer: vehicle.owner, vehicle: vehicleHash },
  };
  const reminded = { ...newCall(), branchId: branch.id, timeZone: branch.timeZone, details };
  return planReminder(reminded, due, { ...given, wantsCalls: wantsCalls(owner) });
}

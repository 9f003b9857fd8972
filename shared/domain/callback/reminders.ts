import type { Instant } from '../calendar.ts';
import {
  type MadeReminder,
  type Reminder,
  type Vehicle,
  type VehicleDate,
  vehicleDates,
} from '../customer/customer.ts';
import type { Policy } from '../policy.ts';
import { isRunning, type Task } from '../task.ts';
import { type Callback, type CallbackCancellation, isGivenUp } from './callback.ts';
import { runningLetter } from './letter.ts';
import { type DueReminder, dueReminder } from './reminder-due.ts';

/** What is to happen to the reminder of one date. */
export interface ReminderDecision {
  readonly name: VehicleDate;
  /** The callback it led to is not to be made any more, for that reason. */
  readonly cancel?: CallbackCancellation | undefined;
  /** It is to be made at another time. */
  readonly move?: DueReminder | undefined;
  /** A new one is to be made. */
  readonly plan?: DueReminder | undefined;
  /** Which customers have been reminded of which dates. */
  readonly made: readonly MadeReminder[];
}

/** How many dates back are known: decades of services. */
const mostMade = 50;

interface Given {
  readonly at: Instant;
  readonly zone: string;
  readonly policy: Policy;
  /** Whether it is known whom to call or to write to; a number may still be found out (CALL-4). */
  readonly knowsOwner: boolean;
  /** Whether its owner may be called (CALL-10). */
  readonly wantsCalls: boolean;
  /** The head of each reminder's callback. */
  readonly heads: Partial<Record<VehicleDate, Callback | undefined>>;
}

/** Whether anything that reminders follow from is other than it was, or has not led to one yet. */
export function mayChangeReminders(
  before: Vehicle | undefined,
  after: Vehicle,
  given: Pick<Given, 'at' | 'zone' | 'policy'>,
): boolean {
  if (before?.owner !== after.owner || before?.soldOn !== after.soldOn) return true;
  return vehicleDates.some((name) => before?.[name] !== after[name] || isWanting(after, name, given));
}

/** What of a reminder is left for an owner who wants no calls: the letter, what nobody is called for, or nothing. */
const withoutCall = {
  maintenanceContractEndsOn: 'letter',
  warrantyEndsOn: 'all',
  nextServiceOn: 'nothing',
} as const satisfies Record<VehicleDate, string>;

function isWanting(
  { owner, soldOn, reminders, ...dates }: Vehicle,
  name: VehicleDate,
  given: Pick<Given, 'at' | 'zone' | 'policy'>,
): boolean {
  const date = dates[name];
  const reminder = reminders?.[name];
  if (date === undefined || owner === undefined || soldOn !== undefined) return false;
  if (reminder && [reminder, ...(reminder.made ?? [])].some(isOf(date, owner))) return false;
  return dueReminder(name, date, given) !== undefined;
}

/**
 * CALL-9: what is to happen to the reminders of a vehicle that stands so by now. A date that the owner was reminded
 * of is not reminded of again, even where the car was somebody else's meanwhile; another date moves a call that is still to be made, and leads to a new one where it
 * has been made; a car that is sold or has another owner takes its old ones with it. An owner who wants no calls is
 * written to all the same, and a warranty's end told (CALL-10).
 */
export function remindersAfter(vehicle: Vehicle, given: Given): ReminderDecision[] {
  return vehicleDates
    .map((name) => decide(vehicle, name, given))
    .filter(({ cancel, move, plan }) => cancel !== undefined || move !== undefined || plan !== undefined);
}

function decide(vehicle: Vehicle, name: VehicleDate, given: Given): ReminderDecision {
  const { [name]: date, owner } = vehicle;
  const reminder = vehicle.reminders?.[name];
  const head = given.heads[name];
  const isOwners = reminder !== undefined && reminder.customer === owner;
  const made = reminder ? madeBy(reminder, head) : [];
  const left = given.wantsCalls ? 'all' : withoutCall[name];
  const reason = reasonAgainst(vehicle, left, isOwners);
  const isSame = isOwners && reminder.date === date && reason === undefined;
  if (isSame && head && stands(head, left)) return { name, made };
  if (isSame && head?.status === 'open') return { name, made, cancel: 'no_calls' };
  const wanted =
    date === undefined || mayNotBe(vehicle, left, given) || made.some(isOf(date, owner))
      ? undefined
      : dueReminder(name, date, given);
  if (isSame && !wanted) return { name, made };
  const isOpen = head?.status === 'open';
  if (isOpen && isOwners && wanted && left === 'all') return { name, move: wanted, made };
  const toCancel = head !== undefined && (isOpen || runningLetter(head) !== undefined);
  const instead = isSame ? 'replaced' : 'date_removed';
  return { name, plan: wanted, made, ...(toCancel && { cancel: reason ?? instead }) };
}

type Left = 'all' | 'letter' | 'nothing';

/** Whether what a date has led to is what is wanted of it. */
function stands(head: Callback, left: Left): boolean {
  if (isGivenUp(head)) return false;
  if (left === 'all' || head.status === 'done') return head.status !== 'cancelled';
  return head.status === 'cancelled' && letterOf(head) !== undefined;
}

/** The letter that goes, or went, without the call, since the customer wanted none. */
function letterOf(head: Callback): Task | undefined {
  if (head.status !== 'cancelled' || head.end.reason !== 'no_calls') return undefined;
  return head.tasks.find(({ kind, state }) => kind === 'letter' && state !== 'cancelled');
}

/** Whether it is the reminder of that customer of that date. */
function isOf(date: string, customer: string | undefined) {
  return (one: MadeReminder) => one.date === date && one.customer === customer;
}

function madeBy(
  { date, customer, made = [] }: Reminder,
  head: Callback | undefined,
): readonly MadeReminder[] {
  const letter = head && letterOf(head);
  const isCalled = head?.status === 'done' && !isGivenUp(head);
  const isMade = isCalled || (letter !== undefined && !isRunning(letter));
  if (!isMade) return made;
  const before = made.filter((one) => !isOf(date, customer)(one));
  return [...before, { date, customer }].slice(-mostMade);
}

/** Whether nobody is to be reminded, whatever the date. */
function mayNotBe({ owner, soldOn }: Vehicle, left: Left, { knowsOwner }: Given): boolean {
  return owner === undefined || soldOn !== undefined || left === 'nothing' || !knowsOwner;
}

function reasonAgainst({ soldOn }: Vehicle, left: Left, isOwners: boolean): CallbackCancellation | undefined {
  if (soldOn !== undefined) return 'vehicle_sold';
  if (!isOwners) return 'owner_changed';
  return left === 'nothing' ? 'no_calls' : undefined;
}

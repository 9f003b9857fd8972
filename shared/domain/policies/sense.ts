import type { Policy, PolicyName } from '../policy.ts';
import { policySays, senseSays } from '../refusals/policy.ts';
import type { Said } from '../refusals/sentences.ts';

/** A policy that does not make sense: which value, and why. */
export interface Nonsense {
  readonly path: PolicyName;
  readonly said: Said;
}

/** What must hold between two values, or between one and a bound. */
export interface SenseRule {
  /** The value that is to come first, or to be the smaller one; a bound is written as such a value is. */
  readonly first: PolicyName | { readonly bound: string };
  readonly second: PolicyName;
  /** Whether they may not be the same either. */
  readonly apart?: true;
  readonly why: Said;
}

const inOrder = senseSays.urgent_is_sooner;
const replyFirst = senseSays.reply_comes_first;
const daytime = senseSays.reminder_in_daytime;
const whileDue = senseSays.not_due_before_made;
const lateArrival = senseSays.late_arrival_next_day;

/** What a policy must hold to make sense, whatever each value says for itself. */
export const senseRules: readonly SenseRule[] = [
  {
    first: { bound: 'P1D' },
    second: 'reminderBefore',
    why: senseSays.reminder_before_deadline,
  },
  {
    first: 'reminderBefore',
    second: 'resolutionLowByEndOfDay',
    why: senseSays.reminder_after_complaint,
  },
  { first: 'reminderEarliest', second: 'reminderLatest', apart: true, why: daytime },
  { first: 'reminderEarliest', second: 'reminderInstead', why: daytime },
  { first: 'reminderInstead', second: 'reminderLatest', why: daytime },
  {
    first: 'contactByEndOfDay',
    second: 'replyByEndOfDay',
    why: senseSays.contact_before_reply,
  },
  { first: 'replyByEndOfDay', second: 'resolutionHighByEndOfDay', why: replyFirst },
  { first: 'replyByEndOfDay', second: 'resolutionMediumByEndOfDay', why: replyFirst },
  { first: 'replyByEndOfDay', second: 'resolutionLowByEndOfDay', why: replyFirst },
  { first: 'resolutionHighByEndOfDay', second: 'resolutionMediumByEndOfDay', why: inOrder },
  { first: 'resolutionMediumByEndOfDay', second: 'resolutionLowByEndOfDay', why: inOrder },
  {
    first: 'replyByEndOfDay',
    second: 'noSolutionByEndOfDay',
    why: senseSays.no_solution_told_after_reply,
  },
  {
    first: 'noSolutionByEndOfDay',
    second: 'resolutionLowByEndOfDay',
    why: senseSays.no_solution_told_in_time,
  },
  {
    first: 'solvedAtOnce',
    second: 'ownerMayApprove',
    why: senseSays.at_once_without_approval,
  },
  {
    first: 'ownerMayApprove',
    second: 'generalManagerMayApprove',
    why: senseSays.manager_above_owner,
  },
  { first: { bound: 'P1D' }, second: 'courtesyCallByEndOfDay', why: lateArrival },
  { first: { bound: 'P1D' }, second: 'visitCallByEndOfDay', why: lateArrival },
  { first: 'deliverySecondCallFrom', second: 'deliverySecondCallByEndOfDay', why: whileDue },
  { first: 'deliveryThirdCallFrom', second: 'deliveryThirdCallByEndOfDay', why: whileDue },
  { first: 'visitSecondCallFrom', second: 'visitSecondCallByEndOfDay', why: whileDue },
  {
    first: 'courtesyCallByEndOfDay',
    second: 'deliverySecondCallByEndOfDay',
    why: senseSays.courtesy_call_first,
  },
  {
    first: 'deliverySecondCallByEndOfDay',
    second: 'deliveryThirdCallFrom',
    why: senseSays.third_call_after_second,
  },
  { first: 'callEarliest', second: 'callLatest', apart: true, why: senseSays.time_to_call },
  {
    first: 'onSiteInCityWithin',
    second: 'onSiteInSuburbsWithin',
    why: senseSays.suburbs_are_farther,
  },
];

/**
 * What of a policy in force does not make sense, once for each rule that it breaks.
 *
 * @param mine whether a value is one of those that somebody is setting: of the two that do not fit it is named
 */
export function senseless(policy: Policy, mine: (name: PolicyName) => boolean = () => false): Nonsense[] {
  return senseRules.filter((rule) => !holds(rule, policy)).map((rule) => complaintOf(rule, policy, mine));
}

function holds({ first, second, apart }: SenseRule, policy: Policy): boolean {
  const [smaller, larger] = [sizeOf(valueFor(first, policy)), sizeOf(policy[second])];
  return apart ? smaller < larger : smaller <= larger;
}

function complaintOf(
  { first, second, apart, why }: SenseRule,
  policy: Policy,
  mine: (name: PolicyName) => boolean,
): Nonsense {
  if (typeof first === 'object') {
    return { path: second, said: policySays.at_least_bound({ bound: first.bound, why }) };
  }
  const beside = (other: PolicyName) => ({ other, value: String(policy[other]), why });
  if (mine(first) && !mine(second)) {
    const lower = apart ? policySays.less_than_other : policySays.at_most_other;
    return { path: first, said: lower(beside(second)) };
  }
  const upper = apart ? policySays.more_than_other : policySays.at_least_other;
  return { path: second, said: upper(beside(first)) };
}

function valueFor(first: SenseRule['first'], policy: Policy): unknown {
  return typeof first === 'object' ? first.bound : policy[first];
}

/** How much a value is of its kind: days, minutes, minutes of the day, or what it is as a number. */
function sizeOf(value: unknown): number {
  if (typeof value === 'number') return value;
  const text = String(value);
  const [, days] = /^P(\d+)D$/.exec(text) ?? [];
  if (days !== undefined) return Number(days);
  const [, hours = 0, minutes = 0] = /^(?:PT)?(?:(\d+)[H:])?(?:(\d+)M?)?$/.exec(text) ?? [];
  return Number(hours) * 60 + Number(minutes);
}

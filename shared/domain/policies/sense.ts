import type { Policy, PolicyName } from '../policy.ts';

/** A policy that does not make sense: which value, and why. */
export interface Nonsense {
  readonly path: PolicyName;
  readonly message: string;
}

/** What must hold between two values, or between one and a bound. */
export interface SenseRule {
  /** The value that is to come first, or to be the smaller one; a bound is written as such a value is. */
  readonly first: PolicyName | { readonly bound: string };
  readonly second: PolicyName;
  /** Whether they may not be the same either. */
  readonly apart?: true;
  readonly why: string;
}

const inOrder = 'the more urgent a complaint, the sooner it is resolved';
const replyFirst = 'a reply is promised before the solution is carried out';
const daytime = 'a reminder comes in the daytime';
const whileDue = 'a call is not due before it may be made';
const lateArrival = 'who comes after calling hours is called the next day';

/** What a policy must hold to make sense, whatever each value says for itself. */
export const senseRules: readonly SenseRule[] = [
  {
    first: { bound: 'P1D' },
    second: 'reminderBefore',
    why: 'a reminder comes before its deadline',
  },
  {
    first: 'reminderBefore',
    second: 'resolutionLowByEndOfDay',
    why: 'a reminder comes after the complaint itself',
  },
  { first: 'reminderEarliest', second: 'reminderLatest', apart: true, why: daytime },
  { first: 'reminderEarliest', second: 'reminderInstead', why: daytime },
  { first: 'reminderInstead', second: 'reminderLatest', why: daytime },
  {
    first: 'contactByEndOfDay',
    second: 'replyByEndOfDay',
    why: 'a customer is contacted before they have a reply',
  },
  { first: 'replyByEndOfDay', second: 'resolutionHighByEndOfDay', why: replyFirst },
  { first: 'replyByEndOfDay', second: 'resolutionMediumByEndOfDay', why: replyFirst },
  { first: 'replyByEndOfDay', second: 'resolutionLowByEndOfDay', why: replyFirst },
  { first: 'resolutionHighByEndOfDay', second: 'resolutionMediumByEndOfDay', why: inOrder },
  { first: 'resolutionMediumByEndOfDay', second: 'resolutionLowByEndOfDay', why: inOrder },
  {
    first: 'replyByEndOfDay',
    second: 'noSolutionByEndOfDay',
    why: 'that there is no solution is told once a reply is due',
  },
  {
    first: 'noSolutionByEndOfDay',
    second: 'resolutionLowByEndOfDay',
    why: 'that there is no solution is told while there is time for one',
  },
  {
    first: 'solvedAtOnce',
    second: 'ownerMayApprove',
    why: 'what is solved at once needs nobody’s approval',
  },
  {
    first: 'ownerMayApprove',
    second: 'generalManagerMayApprove',
    why: 'the general manager decides on more than the owner',
  },
  { first: { bound: 'P1D' }, second: 'courtesyCallByEndOfDay', why: lateArrival },
  { first: { bound: 'P1D' }, second: 'visitCallByEndOfDay', why: lateArrival },
  { first: 'deliverySecondCallFrom', second: 'deliverySecondCallByEndOfDay', why: whileDue },
  { first: 'deliveryThirdCallFrom', second: 'deliveryThirdCallByEndOfDay', why: whileDue },
  { first: 'visitSecondCallFrom', second: 'visitSecondCallByEndOfDay', why: whileDue },
  {
    first: 'courtesyCallByEndOfDay',
    second: 'deliverySecondCallByEndOfDay',
    why: 'the courtesy call is the first',
  },
  {
    first: 'deliverySecondCallByEndOfDay',
    second: 'deliveryThirdCallFrom',
    why: 'the third call comes after the second',
  },
  { first: 'callEarliest', second: 'callLatest', apart: true, why: 'there is a time of day to call' },
  {
    first: 'onSiteInCityWithin',
    second: 'onSiteInSuburbsWithin',
    why: 'the way to the suburbs is the longer one',
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
  if (typeof first === 'object') return { path: second, message: `must be at least ${first.bound}: ${why}` };
  const lower = `must be ${apart ? 'less than' : 'at most'} ${second} (${policy[second]}): ${why}`;
  const upper = `must be ${apart ? 'more than' : 'at least'} ${first} (${policy[first]}): ${why}`;
  return mine(first) && !mine(second) ? { path: first, message: lower } : { path: second, message: upper };
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

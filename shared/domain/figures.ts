import type { Month } from './calendar.ts';
import { categoryNames } from './complaint/category.ts';
import { channels, statusAfter } from './complaint/codes.ts';
import type { Complaint } from './complaint/complaint.ts';
import type { Role } from './roles.ts';
import { complaintTaskKinds, type Task } from './task.ts';

/** Names of counters, such as `received`, `category.price_dispute` or `deadline.contact.met`, with whole numbers. */
export type Counters = Readonly<Record<string, number>>;

/** What one complaint adds to the figures of its branch. */
export interface Contribution {
  /** The version of what is counted: raised with a new counter, so that a recount fills it in. */
  readonly shape: number;
  /** The complaint's version this was made from. */
  readonly version: number;
  readonly months: Readonly<Record<Month, Counters>>;
  /** Per month, openings less endings: what is open at a month's end is the sum up to it. */
  readonly balance: Readonly<Record<Month, number>>;
}

export const contributionShape = 2;

/**
 * What a complaint adds to which month (STAT-1, STAT-2): what it is counts in the month it was received, what
 * happened in the month it happened, a deadline in the month it was met, or while unmet in the month it was due.
 * An enquiry is none: it counts in its category and its deadlines, and in nothing that is a rate of complaints
 * (INTAKE-8); a drill counts in nothing at all (EMERG-4).
 */
export function contributionOf(complaint: Complaint): Contribution {
  const months: Record<Month, Record<string, number>> = {};
  const balance: Record<Month, number> = {};
  const count = (month: Month, counter: string) => {
    months[month] ??= {};
    addTo(months[month], { [counter]: 1 });
  };
  const open = (month: Month, by: 1 | -1) => {
    balance[month] = (balance[month] ?? 0) + by;
  };

  const counted = { shape: contributionShape, version: complaint.version, months, balance };
  if (complaint.drill) return counted;
  const { receivedMonth, category } = complaint;
  count(receivedMonth, `category.${category}`);
  for (const task of complaint.tasks) {
    const outcome = outcomeOf(task);
    if (outcome) count(outcome.month, `deadline.${task.kind}.${outcome.name}`);
  }
  for (const { month, level } of complaint.escalations) count(month, `escalation.${level}`);
  if (category === 'enquiry') count(receivedMonth, 'enquiries');
  else countCourse(complaint, count, open);
  return counted;
}

/** That it came in, ended, and was taken up again. */
function countCourse(
  complaint: Complaint,
  count: (month: Month, counter: string) => void,
  open: (month: Month, by: 1 | -1) => void,
): void {
  const { receivedMonth, channel, reopenings, closures } = complaint;
  count(receivedMonth, 'received');
  count(receivedMonth, `channel.${channel}`);
  open(receivedMonth, 1);
  for (const { month, reason } of reopenings) {
    count(month, 'reopened');
    if (reason === 'reopened') open(month, 1);
  }
  for (const { month, reason } of 'closure' in complaint ? [...closures, complaint.closure] : closures) {
    count(month, statusAfter[reason]);
    open(month, -1);
  }
}

/** CLOCK-10: one that was missed stays so until it is met late, also where it was moved or cancelled since. */
function outcomeOf(task: Task): { month: Month; name: 'met' | 'late' | 'overdue' } | undefined {
  if (task.state === 'done') return { month: task.doneMonth, name: 'met' };
  if (task.state === 'done_late') return { month: task.doneMonth, name: 'late' };
  return task.missed && { month: task.missed.month, name: 'overdue' };
}

/** Counters of the newer less those of the older; what did not change is left out. */
export function difference(older: Counters | undefined, newer: Counters | undefined): Record<string, number> {
  const names = new Set([...Object.keys(older ?? {}), ...Object.keys(newer ?? {})]);
  const changes = [...names].map((name) => [name, (newer?.[name] ?? 0) - (older?.[name] ?? 0)] as const);
  return Object.fromEntries(changes.filter(([, by]) => by !== 0));
}

/** Adds `by` onto `sums`, in place. */
export function addTo(sums: Record<string, number>, by: Counters): void {
  for (const [name, value] of Object.entries(by)) sums[name] = (sums[name] ?? 0) + value;
}

/** Those that can be told of a failed promise; shown also where they were told of none. */
const levels = [
  'sales_director',
  'service_director',
  'care_director',
  'general_manager',
  'group_admin',
  'regional_manager',
] as const satisfies readonly Role[];

/** The figures of one branch and month, out of its counters and the balances up to it. */
export function monthlyFigures(counters: Counters, balance: Counters, month: Month) {
  const of = (counter: string) => counters[counter] ?? 0;
  const table = <Name extends string>(names: readonly Name[], prefix: string) =>
    Object.fromEntries(names.map((name) => [name, of(`${prefix}.${name}`)])) as Record<Name, number>;
  const upToMonth = Object.entries(balance).filter(([of]) => of <= month);
  return {
    received: of('received'),
    enquiries: of('enquiries'),
    closed: of('closed'),
    withdrawn: of('withdrawn'),
    merged: of('merged'),
    reopened: of('reopened'),
    openAtEnd: upToMonth.reduce((sum, [, by]) => sum + by, 0),
    byCategory: table(categoryNames, 'category'),
    byChannel: table(channels, 'channel'),
    deadlines: Object.fromEntries(
      complaintTaskKinds.map((kind) => [kind, table(['met', 'late', 'overdue'], `deadline.${kind}`)]),
    ) as Record<(typeof complaintTaskKinds)[number], Record<'met' | 'late' | 'overdue', number>>,
    escalations: table(levels, 'escalation'),
  };
}

import fc from 'fast-check';
import { categoryNames } from '../../shared/domain/complaint/category.ts';
import {
  channels,
  customerClasses,
  findings,
  priorities,
  solutionKinds,
} from '../../shared/domain/complaint/codes.ts';
import type { Complaint } from '../../shared/domain/complaint/complaint.ts';
import {
  allowedCommands,
  type CommandName,
  commandNames,
  type Moment,
} from '../../shared/domain/complaint/transitions.ts';
import { higherRoles } from '../../shared/domain/roles.ts';
import { usualInput } from './commands.ts';
import { staff } from './staff.ts';
import { berlin, later, newYork, shanghai } from './time.ts';

/** Something somebody tries. Which command it is depends on the complaint, so that most may be done. */
export interface Act {
  readonly legal: boolean;
  readonly pick: number;
  readonly choice: Choice;
}

/** So many seconds pass, and then perhaps somebody tries something. */
export interface Step {
  readonly seconds: number;
  readonly act: Act | undefined;
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

export const choices = fc.record({
  /** For times that are told: mostly some hours ago, sometimes ahead or before receipt, sometimes left out. */
  agoSeconds: maybe(fc.integer({ min: -60, max: 20 * 3600 })),
  reached: fc.boolean(),
  progress: fc.boolean(),
  kind: fc.constantFrom(...solutionKinds),
  amount: fc.constantFrom(0, 1, 50_000, 50_001, 60_000, 3_000_000),
  charge: fc.constantFrom(undefined, undefined, 0, 1),
  yes: fc.boolean(),
  outcome: fc.constantFrom('satisfied', 'satisfied', 'unsatisfied', 'not_reached'),
  role: fc.constantFrom('sales_adviser', 'care_officer', 'care_director', 'general_manager'),
  person: fc.constantFrom(undefined, undefined, ...staff.map(({ id }) => id), 'per.nobody'),
  level: maybe(fc.constantFrom(...higherRoles)),
  category: maybe(fc.constantFrom(...categoryNames)),
  priority: maybe(fc.constantFrom(...priorities)),
  severe: maybe(fc.boolean()),
  finding: fc.constantFrom(...findings),
  evidence: fc.boolean(),
  insurable: maybe(fc.boolean()),
  atOnce: maybe(fc.record({ finding: fc.boolean(), solution: fc.boolean() })),
  deadlineInSeconds: maybe(fc.integer({ min: -3600, max: 5 * 86_400 })),
});

type Choice = typeof choices extends fc.Arbitrary<infer T> ? T : never;

/** What ends a complaint for good comes seldom, so that stories go on. */
const seldom: readonly CommandName[] = ['withdraw-complaint', 'merge-complaint'];

/** What leads on from state to state is tried more often than what may be done at any time. */
const onward: readonly CommandName[] = [
  'record-contact',
  'record-findings',
  'propose-solution',
  'approve-solution',
  'record-agreement',
  'resolve-complaint',
  'verify-complaint',
  'record-payout',
  'reopen-complaint',
];

export function commandOf({ legal, pick }: Act, complaint: Complaint, moment: Moment): CommandName {
  const allowed = allowedCommands(complaint, moment).filter(
    (name) => !seldom.includes(name) || pick % 30 === 0,
  );
  const leading = allowed.filter((name) => onward.includes(name));
  const weighed = [...allowed, ...leading, ...leading, ...leading];
  const from = legal && weighed.length > 0 ? weighed : commandNames;
  return from[pick % from.length] ?? 'record-contact';
}

export function inputOf(command: CommandName, choice: Choice, now: string): Record<string, unknown> {
  const { agoSeconds, reached, progress, kind, yes, outcome, role, person, level, finding } = choice;
  const { category, priority, severe, deadlineInSeconds } = choice;
  const told = agoSeconds === undefined ? undefined : later(now, -agoSeconds);
  const money = (amount: number) => ({ amount, currency: 'CNY' });
  const evidence = choice.evidence ? { evidence: '维修记录' } : {};
  const more: Partial<Record<CommandName, Record<string, unknown>>> = {
    'record-contact': {
      ...(told && { at: told }),
      outcome: reached ? 'reached' : 'not_reached',
      ...(reached && progress && { progress }),
    },
    'record-findings': {
      finding,
      ...evidence,
      ...(choice.insurable !== undefined && { insurable: choice.insurable }),
      ...(yes && { demandReasonable: progress, heard: [{ person: '赵强', statement: '当时未检查' }] }),
    },
    'propose-solution': {
      kind,
      cost: money(choice.amount),
      ...(choice.charge !== undefined && { charge: money(choice.charge) }),
      ...(person && { responsible: person }),
    },
    'approve-solution': { approved: yes, reason: '另行商定' },
    'record-agreement': { agreed: yes },
    'resolve-complaint': {
      ...(told && { completedAt: told }),
      ...(choice.atOnce && {
        atOnce: {
          ...(choice.atOnce.finding && { finding }),
          ...evidence,
          ...(choice.atOnce.solution && { solution: { kind, cost: money(choice.amount) } }),
        },
      }),
    },
    'verify-complaint': { outcome },
    'assign-complaint':
      deadlineInSeconds === undefined
        ? person === undefined
          ? { role }
          : { role: undefined, person }
        : { role: undefined, resolutionDueAt: later(now, deadlineInSeconds) },
    'classify-complaint': { category, priority, severe },
    'escalate-complaint': level === undefined ? {} : { to: level },
    'record-payout': { amount: money(choice.amount), ...(told && { paidAt: told }) },
    'record-letter': told === undefined ? {} : { sentAt: told },
    'record-concealment': { person: person ?? 'per.a' },
    'await-customer': deadlineInSeconds === undefined ? {} : { until: later(now, deadlineInSeconds) },
  };
  return { ...usualInput[command], ...more[command] };
}

const seconds = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 3 * 3600 }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 30 * 3600 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 10 * 86_400 }) },
  { weight: 1, arbitrary: fc.integer({ min: 25 * 86_400, max: 35 * 86_400 }) },
);

const acts: fc.Arbitrary<Act> = fc.record({
  legal: fc.constantFrom(true, true, true, false),
  pick: fc.integer({ min: 0, max: 1000 }),
  choice: choices,
});

/** An earlier complaint of the customer, 89 to 91 days before those of 23 November. */
const linked = fc.record({
  category: fc.constantFrom(...categoryNames),
  receivedAt: fc.constantFrom('2026-08-24T02:00:00.000Z', '2026-08-25T16:00:00.000Z'),
});

/** Complaints of every kind, registered at once or late, and what happens to them. */
export const stories = fc.record({
  told: fc.record({
    category: fc.constantFrom(...categoryNames),
    channel: fc.constantFrom(...channels),
    priority: fc.constantFrom(...priorities, undefined),
    customerClass: fc.constantFrom(...customerClasses, undefined),
    severe: fc.boolean(),
    focus: fc.boolean(),
    emergencyPlan: fc.constantFrom(undefined, undefined, 'emg.grp1.br1.e1'),
    drill: fc.constantFrom(false, false, false, true),
    concealedBy: fc.constantFrom(undefined, undefined, staff[0]),
    zone: fc.constantFrom(shanghai, berlin, newYork),
    receivedAt: fc.constantFrom(
      '2026-11-23 10:00',
      '2026-12-31 23:59:59',
      '2028-02-28 22:30',
      '2026-03-27 21:00',
      '2026-10-24 00:00',
    ),
  }),
  linked: fc.array(linked, { maxLength: 2 }),
  lateBySeconds: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 9 * 86_400 }) },
  ),
  steps: fc.array(fc.record({ seconds, act: fc.option(acts, { nil: undefined, freq: 8 }) }), {
    size: 'max',
    minLength: 8,
    maxLength: 32,
  }),
});

export type Story = typeof stories extends fc.Arbitrary<infer T> ? T : never;

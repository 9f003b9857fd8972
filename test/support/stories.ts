import fc from 'fast-check';
import { categoryNames } from '../../shared/domain/complaint/category.ts';
import {
  type Complaint,
  channels,
  customerClasses,
  priorities,
  solutionKinds,
} from '../../shared/domain/complaint/complaint.ts';
import {
  allowedCommands,
  type CommandName,
  commandNames,
  type Moment,
} from '../../shared/domain/complaint/transitions.ts';
import { usualInput } from './commands.ts';
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

const choices = fc.record({
  /** For times that are told: mostly some hours ago, sometimes ahead or before receipt, sometimes left out. */
  agoSeconds: fc.option(fc.integer({ min: -60, max: 20 * 3600 }), { nil: undefined, freq: 2 }),
  reached: fc.boolean(),
  progress: fc.boolean(),
  kind: fc.constantFrom(...solutionKinds),
  amount: fc.constantFrom(0, 60_000, 3_000_000),
  yes: fc.boolean(),
  outcome: fc.constantFrom('satisfied', 'unsatisfied', 'unsatisfied', 'not_reached', 'not_reached'),
  role: fc.constantFrom('sales_adviser', 'care_officer', 'care_director', 'general_manager'),
  deadlineInSeconds: fc.option(fc.integer({ min: -3600, max: 5 * 86_400 }), { nil: undefined, freq: 2 }),
});

type Choice = typeof choices extends fc.Arbitrary<infer T> ? T : never;

/** What ends a complaint for good comes seldom, so that stories go on. */
const seldom: readonly CommandName[] = ['withdraw-complaint', 'merge-complaint'];

export function commandOf({ legal, pick }: Act, complaint: Complaint, moment: Moment): CommandName {
  const allowed = allowedCommands(complaint, moment).filter(
    (name) => !seldom.includes(name) || pick % 30 === 0,
  );
  const from = legal && allowed.length > 0 ? allowed : commandNames;
  return from[pick % from.length] ?? 'record-contact';
}

export function inputOf(command: CommandName, choice: Choice, now: string): Record<string, unknown> {
  const { agoSeconds, reached, progress, kind, amount, yes, outcome, role, deadlineInSeconds } = choice;
  const told = agoSeconds === undefined ? {} : { at: later(now, -agoSeconds) };
  const more: Partial<Record<CommandName, Record<string, unknown>>> = {
    'record-contact': {
      ...told,
      outcome: reached ? 'reached' : 'not_reached',
      ...(reached && progress && { progress }),
    },
    'propose-solution': { kind, cost: { amount, currency: 'CNY' } },
    'approve-solution': { approved: yes, reason: '另行商定' },
    'record-agreement': { agreed: yes },
    'resolve-complaint': told.at === undefined ? {} : { completedAt: told.at },
    'verify-complaint': { outcome },
    'assign-complaint':
      deadlineInSeconds === undefined
        ? { role }
        : { role: undefined, resolutionDueAt: later(now, deadlineInSeconds) },
  };
  return { ...usualInput[command], ...more[command] };
}

const seconds = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 3 * 3600 }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 30 * 3600 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 10 * 86_400 }) },
);

const acts: fc.Arbitrary<Act> = fc.record({
  legal: fc.constantFrom(true, true, true, false),
  pick: fc.integer({ min: 0, max: 1000 }),
  choice: choices,
});

/** Complaints of every kind, registered at once or late, and what happens to them. */
export const stories = fc.record({
  told: fc.record({
    category: fc.constantFrom(...categoryNames),
    channel: fc.constantFrom(...channels),
    priority: fc.constantFrom(...priorities, undefined),
    customerClass: fc.constantFrom(...customerClasses, undefined),
    severe: fc.boolean(),
    zone: fc.constantFrom(shanghai, berlin, newYork),
    receivedAt: fc.constantFrom(
      '2026-11-23 10:00',
      '2026-12-31 23:59:59',
      '2028-02-28 22:30',
      '2026-03-27 21:00',
      '2026-10-24 00:00',
    ),
  }),
  lateBySeconds: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 9 * 86_400 }) },
  ),
  steps: fc.array(fc.record({ seconds, act: fc.option(acts, { nil: undefined, freq: 8 }) }), {
    size: 'max',
    maxLength: 24,
  }),
});

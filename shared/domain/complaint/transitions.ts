import { endOfDay, type Instant } from '../calendar.ts';
import type { Policy } from '../policy.ts';
import { levelsAbove } from '../roles.ts';
import { isMissed } from '../task.ts';
import { openStatuses, type Status } from './codes.ts';
import { type Complaint, isOpen } from './complaint.ts';
import { runningTask } from './draft.ts';
import { isCompensated } from './finding.ts';
import { owedTask } from './owed.ts';
import { canStand } from './waiting.ts';

/** When a command is given, and the policy in force. */
export interface Moment {
  readonly at: Instant;
  readonly policy: Policy;
}

interface Transition {
  readonly allowedIn: readonly Status[];
  /** What must hold besides the status, and what is to be said where it does not. */
  readonly when?: (complaint: Complaint, moment: Moment) => boolean;
  readonly unless?: string | ((complaint: Complaint) => string);
}

const pending = (complaint: Complaint) => complaint.solution?.decision.approval === 'pending';

const decided = {
  when: (complaint: Complaint) => !pending(complaint),
  unless: 'the solution awaits approval',
};

const handled = ['contacted', 'investigated', 'proposed', 'reopened'] as const satisfies readonly Status[];

const compensationFirst = 'what the pre-delivery check missed is to be compensated first: propose how';

/** HANDLE-3: what the first call puts right is told with its form. */
function lacksCompensation({ status, finding, solution }: Complaint): boolean {
  return status !== 'contacted' && finding === 'pre_delivery_miss' && !isCompensated(solution);
}

/** Which command is allowed when (HANDLE-1); the command itself says what it leads to. */
export const transitions = {
  'acknowledge-complaint': { allowedIn: ['received', 'assigned'] },
  'assign-complaint': { allowedIn: openStatuses },
  'record-contact': { allowedIn: openStatuses.filter((status) => status !== 'resolved') },
  'classify-complaint': { allowedIn: openStatuses },
  'record-findings': { allowedIn: handled },
  'propose-solution': { allowedIn: handled },
  'approve-solution': { allowedIn: ['proposed'], when: pending, unless: 'no solution awaits approval' },
  'record-agreement': { allowedIn: ['proposed'], ...decided },
  'resolve-complaint': {
    allowedIn: ['contacted', 'investigated', 'proposed', 'agreed', 'reopened'],
    when: (complaint) => decided.when(complaint) && !lacksCompensation(complaint),
    unless: (complaint) => (pending(complaint) ? decided.unless : compensationFirst),
  },
  'verify-complaint': { allowedIn: ['resolved'] },
  'record-remedy': {
    allowedIn: openStatuses,
    when: (complaint) =>
      complaint.status === 'reopened' ||
      runningTask(complaint, 'remedy') !== undefined ||
      complaint.escalations.some(({ rule }) => rule === 'ESC-1'),
    unless: 'no remedy is asked for',
  },
  'record-payout': {
    allowedIn: [...openStatuses, 'closed'],
    when: (complaint) => owedTask(complaint, 'payout') !== undefined,
    unless: 'no money is to be paid',
  },
  'record-letter': {
    allowedIn: [...openStatuses, 'closed'],
    when: (complaint) => isOpen(complaint) || owedTask(complaint, 'letter') !== undefined,
    unless: 'no letter is owed',
  },
  'record-concealment': { allowedIn: openStatuses },
  'escalate-complaint': {
    allowedIn: openStatuses,
    when: ({ owner }) => levelsAbove(owner.role).length > 0,
    unless: ({ owner }) => `there is nobody above the ${owner.role}`,
  },
  'withdraw-complaint': { allowedIn: openStatuses },
  'merge-complaint': {
    allowedIn: openStatuses,
    when: (complaint) => !owedTask(complaint, 'payout') && !owedTask(complaint, 'letter'),
    unless: 'money or a letter is still owed for it',
  },
  'reopen-complaint': {
    allowedIn: ['closed'],
    when: mayBeReopened,
    unless: 'the time for reopening is over',
  },
  'await-customer': {
    allowedIn: openStatuses,
    when: (complaint, { policy }) =>
      complaint.waiting !== undefined || canStand(complaint, policy.pausedWhileWaiting),
    unless: 'no promise is left whose clock would stand still',
  },
  'end-waiting': {
    allowedIn: openStatuses,
    when: ({ waiting }) => waiting !== undefined,
    unless: 'nobody is waited for',
  },
  'add-note': { allowedIn: openStatuses },
  'attach-file': { allowedIn: openStatuses },
} as const satisfies Record<string, Transition>;

export type CommandName = keyof typeof transitions;

export const commandNames = Object.keys(transitions) as CommandName[];

export function isAllowed(complaint: Complaint, command: CommandName, moment: Moment): boolean {
  const { allowedIn, when }: Transition = transitions[command];
  return allowedIn.includes(complaint.status) && (when?.(complaint, moment) ?? true);
}

/** Why the complaint's state forbids a command that {@link isAllowed} refuses. */
export function reasonAgainst(complaint: Complaint, command: CommandName): string {
  const { allowedIn, unless }: Transition = transitions[command];
  const { status } = complaint;
  if (unless === undefined || !allowedIn.includes(status)) return `the complaint is ${status}`;
  return typeof unless === 'string' ? unless : unless(complaint);
}

/** The commands the complaint's state allows now. */
export function allowedCommands(complaint: Complaint, moment: Moment): CommandName[] {
  return commandNames.filter((command) => isAllowed(complaint, command, moment));
}

/** CLOSE-3: for so many days. */
function mayBeReopened(complaint: Complaint, { at, policy }: Moment): boolean {
  if (isOpen(complaint)) return false;
  return !isMissed(endOfDay(complaint.closure.at, complaint.timeZone, policy.reopenByEndOfDay), at);
}

import { endOfDay, type Instant } from '../calendar.ts';
import type { Policy } from '../policy.ts';
import { complaintSays } from '../refusals/complaint.ts';
import type { Said } from '../refusals/sentences.ts';
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
  readonly unless?: (values: { readonly command: string }, complaint: Complaint) => Said;
}

const pending = (complaint: Complaint) => complaint.solution?.decision.approval === 'pending';

const decided = {
  when: (complaint: Complaint) => !pending(complaint),
  unless: complaintSays.solution_undecided,
};

const handled = ['contacted', 'investigated', 'proposed', 'reopened'] as const satisfies readonly Status[];

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
  'approve-solution': {
    allowedIn: ['proposed'],
    when: pending,
    unless: complaintSays.no_solution_to_approve,
  },
  'record-agreement': { allowedIn: ['proposed'], ...decided },
  'resolve-complaint': {
    allowedIn: ['contacted', 'investigated', 'proposed', 'agreed', 'reopened'],
    when: (complaint) => decided.when(complaint) && !lacksCompensation(complaint),
    unless: (values, complaint) =>
      pending(complaint) ? decided.unless(values) : complaintSays.compensation_outstanding(values),
  },
  'verify-complaint': { allowedIn: ['resolved'] },
  'record-remedy': {
    allowedIn: openStatuses,
    when: (complaint) =>
      complaint.status === 'reopened' ||
      runningTask(complaint, 'remedy') !== undefined ||
      complaint.escalations.some(({ rule }) => rule === 'ESC-1'),
    unless: complaintSays.no_remedy_asked_for,
  },
  'record-payout': {
    allowedIn: [...openStatuses, 'closed'],
    when: (complaint) => owedTask(complaint, 'payout') !== undefined,
    unless: complaintSays.no_money_to_pay,
  },
  'record-letter': {
    allowedIn: [...openStatuses, 'closed'],
    when: (complaint) => isOpen(complaint) || owedTask(complaint, 'letter') !== undefined,
    unless: complaintSays.no_letter_owed,
  },
  'record-concealment': { allowedIn: openStatuses },
  'escalate-complaint': {
    allowedIn: openStatuses,
    when: ({ owner }) => levelsAbove(owner.role).length > 0,
    unless: ({ command }, { owner }) => complaintSays.nobody_to_escalate_to({ command, role: owner.role }),
  },
  'withdraw-complaint': { allowedIn: openStatuses },
  'merge-complaint': {
    allowedIn: openStatuses,
    when: (complaint) => !owedTask(complaint, 'payout') && !owedTask(complaint, 'letter'),
    unless: complaintSays.still_owed,
  },
  'reopen-complaint': {
    allowedIn: ['closed'],
    when: mayBeReopened,
    unless: complaintSays.reopening_over,
  },
  'await-customer': {
    allowedIn: openStatuses,
    when: (complaint, { policy }) =>
      complaint.waiting !== undefined || canStand(complaint, policy.pausedWhileWaiting),
    unless: complaintSays.no_clock_to_stop,
  },
  'end-waiting': {
    allowedIn: openStatuses,
    when: ({ waiting }) => waiting !== undefined,
    unless: complaintSays.nobody_waited_for,
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
export function reasonAgainst(complaint: Complaint, command: CommandName): Said {
  const { allowedIn, unless }: Transition = transitions[command];
  const { status } = complaint;
  const why = allowedIn.includes(status) ? unless : undefined;
  return why?.({ command }, complaint) ?? complaintSays.wrong_status({ command, status });
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

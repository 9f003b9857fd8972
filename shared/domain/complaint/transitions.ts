import { endOfDay, type Instant } from '../calendar.ts';
import type { Policy } from '../policy.ts';
import { isMissed } from '../task.ts';
import { type Complaint, isOpen, openStatuses, type Status } from './complaint.ts';
import { runningTask } from './draft.ts';
import { owedTask } from './owed.ts';

/** When a command is given, and the policy in force. */
export interface Moment {
  readonly at: Instant;
  readonly policy: Policy;
}

interface Transition {
  readonly allowedIn: readonly Status[];
  /** What must hold besides the status. */
  readonly when?: (complaint: Complaint, moment: Moment) => boolean;
}

const pending = (complaint: Complaint) => complaint.solution?.decision.approval === 'pending';

const handled = ['contacted', 'investigated', 'proposed', 'reopened'] as const satisfies readonly Status[];

/** Which command is allowed when (HANDLE-1); the command itself says what it leads to. */
export const transitions = {
  'acknowledge-complaint': { allowedIn: ['received', 'assigned'] },
  'assign-complaint': { allowedIn: openStatuses },
  'record-contact': { allowedIn: openStatuses.filter((status) => status !== 'resolved') },
  'classify-complaint': { allowedIn: openStatuses },
  'record-findings': { allowedIn: handled },
  'propose-solution': { allowedIn: handled },
  'approve-solution': { allowedIn: ['proposed'], when: pending },
  'record-agreement': { allowedIn: ['proposed'], when: (complaint) => !pending(complaint) },
  'resolve-complaint': {
    allowedIn: ['contacted', 'investigated', 'proposed', 'agreed', 'reopened'],
    when: (complaint) => !pending(complaint),
  },
  'verify-complaint': { allowedIn: ['resolved'] },
  'record-remedy': {
    allowedIn: openStatuses,
    when: (complaint) =>
      complaint.status === 'reopened' ||
      runningTask(complaint, 'remedy') !== undefined ||
      complaint.escalations.some(({ rule }) => rule === 'ESC-1'),
  },
  'record-payout': {
    allowedIn: [...openStatuses, 'closed'],
    when: (complaint) => owedTask(complaint, 'payout') !== undefined,
  },
  'record-letter': {
    allowedIn: [...openStatuses, 'closed'],
    when: (complaint) => isOpen(complaint) || owedTask(complaint, 'letter') !== undefined,
  },
  'record-concealment': { allowedIn: openStatuses },
  'escalate-complaint': { allowedIn: openStatuses },
  'withdraw-complaint': { allowedIn: openStatuses },
  'merge-complaint': { allowedIn: openStatuses },
  'reopen-complaint': { allowedIn: ['closed'], when: mayBeReopened },
  'add-note': { allowedIn: openStatuses },
  'attach-file': { allowedIn: openStatuses },
} as const satisfies Record<string, Transition>;

export type CommandName = keyof typeof transitions;

export const commandNames = Object.keys(transitions) as CommandName[];

export function isAllowed(complaint: Complaint, command: CommandName, moment: Moment): boolean {
  const { allowedIn, when }: Transition = transitions[command];
  return allowedIn.includes(complaint.status) && (when?.(complaint, moment) ?? true);
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

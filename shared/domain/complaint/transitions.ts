import { type Complaint, isOpen, openStatuses, type Status } from './complaint.ts';
import { runningTask } from './draft.ts';

interface Transition {
  readonly allowedIn: readonly Status[];
  /** What must hold besides the status. */
  readonly when?: (complaint: Complaint) => boolean;
}

const pending = (complaint: Complaint) => complaint.solution?.decision.approval === 'pending';

const handled = ['contacted', 'investigated', 'proposed', 'reopened'] as const satisfies readonly Status[];

/** Which command is allowed when (HANDLE-1); the command itself says what it leads to. */
export const transitions = {
  'acknowledge-complaint': { allowedIn: ['received', 'assigned'] },
  'assign-complaint': { allowedIn: openStatuses },
  'record-contact': { allowedIn: openStatuses.filter((status) => status !== 'resolved') },
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
  'withdraw-complaint': { allowedIn: openStatuses },
} as const satisfies Record<string, Transition>;

export type CommandName = keyof typeof transitions;

export const commandNames = Object.keys(transitions) as CommandName[];

export function isAllowed(complaint: Complaint, command: CommandName): boolean {
  const { allowedIn, when }: Transition = transitions[command];
  return isOpen(complaint) && allowedIn.includes(complaint.status) && (when?.(complaint) ?? true);
}

/** The commands the complaint's state allows now. */
export function allowedCommands(complaint: Complaint): CommandName[] {
  return commandNames.filter((command) => isAllowed(complaint, command));
}

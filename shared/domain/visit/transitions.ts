import { DomainError } from '../errors.ts';
import { isRunning } from '../task.ts';
import { openVisitStatuses, unanswered, type Visit, type VisitStatus } from './visit.ts';

interface Transition {
  readonly allowedIn: readonly VisitStatus[];
  /** What must hold besides the status: undefined where it does, else what is to be said. */
  readonly unless?: (visit: Visit) => string | undefined;
}

const beforeFinished = ['received', 'diagnosed', 'in_workshop'] as const satisfies readonly VisitStatus[];

/** VISIT-2: names the extra work that nobody has answered. */
function question(visit: Visit): string | undefined {
  const [open] = unanswered(visit);
  return open && `the customer has not answered to extra work ${open.item}`;
}

/** VISIT-3 */
function notArrived({ tasks }: Visit): string | undefined {
  const awaited = tasks.some((task) => task.kind === 'arrival' && isRunning(task));
  return awaited ? 'nobody is recorded to have reached the customer on site' : undefined;
}

/** Which command is allowed when (VISIT-1): steps may be left out, and none is taken back. */
export const visitTransitions = {
  'record-diagnosis': { allowedIn: ['received'] },
  'start-work': { allowedIn: ['received', 'diagnosed'] },
  'ask-extra-work': { allowedIn: beforeFinished },
  'answer-extra-work': {
    allowedIn: beforeFinished,
    unless: (visit) => (unanswered(visit).length === 0 ? 'no extra work awaits an answer' : undefined),
  },
  'complete-work': { allowedIn: beforeFinished, unless: question },
  'tell-customer': { allowedIn: [...beforeFinished, 'finished'], unless: question },
  'hand-back-visit': {
    allowedIn: openVisitStatuses,
    unless: (visit) => question(visit) ?? notArrived(visit),
  },
  'record-arrival': {
    allowedIn: openVisitStatuses,
    unless: (visit) => (notArrived(visit) === undefined ? 'nobody is awaited on site' : undefined),
  },
  'record-delay': {
    allowedIn: openVisitStatuses,
    unless: ({ promisedAt }) => (promisedAt === undefined ? 'no time was promised' : undefined),
  },
} as const satisfies Record<string, Transition>;

export type VisitCommandName = keyof typeof visitTransitions;

export const visitCommandNames = Object.keys(visitTransitions) as VisitCommandName[];

/** The commands that a visit allows as it stands. */
export function allowedVisitCommands(visit: Visit): VisitCommandName[] {
  return visitCommandNames.filter((name) => reasonAgainst(visit, name) === undefined);
}

/** @throws DomainError `not_allowed` where the visit does not allow the command, saying why and what it allows */
export function requireVisitAllows(visit: Visit, command: VisitCommandName): void {
  const reason = reasonAgainst(visit, command);
  if (reason === undefined) return;
  const message = `${command} is not allowed while ${reason}`;
  throw new DomainError({ code: 'not_allowed', message, allowed: allowedVisitCommands(visit) });
}

function reasonAgainst(visit: Visit, command: VisitCommandName): string | undefined {
  const { allowedIn, unless }: Transition = visitTransitions[command];
  if (!allowedIn.includes(visit.status)) return `the visit is ${visit.status}`;
  return unless?.(visit);
}

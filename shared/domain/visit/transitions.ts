import { DomainError } from '../errors.ts';
import type { Said } from '../refusals/sentences.ts';
import { visitSays } from '../refusals/visit.ts';
import { isRunning } from '../task.ts';
import { openVisitStatuses, unanswered, type Visit, type VisitStatus } from './visit.ts';

interface Transition {
  readonly allowedIn: readonly VisitStatus[];
  /** What must hold besides the status: undefined where it does, else what is to be said. */
  readonly unless?: (visit: Visit, command: string) => Said | undefined;
}

const beforeFinished = ['received', 'diagnosed', 'in_workshop'] as const satisfies readonly VisitStatus[];

/** VISIT-2: names the extra work that nobody has answered. */
function question(visit: Visit, command: string): Said | undefined {
  const [open] = unanswered(visit);
  return open && visitSays.extra_work_unanswered({ command, item: open.item });
}

/** VISIT-3 */
function notArrived({ tasks }: Visit, command: string): Said | undefined {
  const awaited = tasks.some((task) => task.kind === 'arrival' && isRunning(task));
  return awaited ? visitSays.not_arrived({ command }) : undefined;
}

/** Which command is allowed when (VISIT-1): steps may be left out, and none is taken back. */
export const visitTransitions = {
  'record-diagnosis': { allowedIn: ['received'] },
  'start-work': { allowedIn: ['received', 'diagnosed'] },
  'ask-extra-work': { allowedIn: beforeFinished },
  'answer-extra-work': {
    allowedIn: beforeFinished,
    unless: (visit, command) =>
      unanswered(visit).length === 0 ? visitSays.no_extra_work_asked({ command }) : undefined,
  },
  'complete-work': { allowedIn: beforeFinished, unless: question },
  'tell-customer': { allowedIn: [...beforeFinished, 'finished'], unless: question },
  'hand-back-visit': {
    allowedIn: openVisitStatuses,
    unless: (visit, command) => question(visit, command) ?? notArrived(visit, command),
  },
  'record-arrival': {
    allowedIn: openVisitStatuses,
    unless: (visit, command) =>
      notArrived(visit, command) === undefined ? visitSays.nobody_awaited({ command }) : undefined,
  },
  'record-delay': {
    allowedIn: openVisitStatuses,
    unless: ({ promisedAt }, command) =>
      promisedAt === undefined ? visitSays.no_time_promised({ command }) : undefined,
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
  const said = reasonAgainst(visit, command);
  if (said === undefined) return;
  throw new DomainError({ code: 'not_allowed', said, allowed: allowedVisitCommands(visit) });
}

function reasonAgainst(visit: Visit, command: VisitCommandName): Said | undefined {
  const { allowedIn, unless }: Transition = visitTransitions[command];
  if (!allowedIn.includes(visit.status))
    return visitSays.wrong_visit_status({ command, visitStatus: visit.status });
  return unless?.(visit, command);
}

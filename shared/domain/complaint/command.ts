import type * as z from 'zod/mini';
import type { Instant } from '../calendar.ts';
import { recorded } from '../draft.ts';
import { requireNotErased } from '../erasure/erased.ts';
import { DomainError, invalid } from '../errors.ts';
import type { Policy } from '../policy.ts';
import type { Actor } from '../record.ts';
import { commonSays } from '../refusals/common.ts';
import { complaintSays } from '../refusals/complaint.ts';
import type { Said } from '../refusals/sentences.ts';
import { branchRoles, type Role, type Roster } from '../roles.ts';
import { hasPassed } from '../steps.ts';
import { type Change, type ComplaintState, changeOf, type Draft, draftOf } from './draft.ts';
import { settle } from './settle.ts';
import { allowedCommands, type CommandName, isAllowed, reasonAgainst } from './transitions.ts';
import { keepStanding } from './waiting.ts';

/** When a command is given and by whom, and what it needs to know beside the complaint. */
export interface Given {
  readonly at: Instant;
  readonly by: Actor;
  readonly roster: Roster;
  /** The person of the branch's staff whom the input names, where it names one. */
  readonly named?: NamedPerson | undefined;
}

export interface NamedPerson {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** One thing people do with a complaint: its name in the transition table, its input, and its effect. */
export interface Command<Input = unknown> {
  readonly name: CommandName;
  readonly input: z.ZodMiniType<Input>;
  readonly apply: (draft: Draft, input: Input, given: Given) => void;
}

/**
 * What a command leads to: first everything already due is settled (each at its own instant), then the command
 * is applied, then what it made due at once.
 *
 * @throws DomainError `not_allowed` where the state forbids it, naming the commands it allows; `invalid` or
 *   `forbidden` where the command itself says so
 */
export function applyCommand<Input>(
  state: ComplaintState,
  command: Command<Input>,
  input: Input,
  { policy, ...given }: Given & { readonly policy: Policy },
): Change {
  const { at, by } = given;
  requireNotErased(state.details);
  const draft = draftOf(state, policy);
  settle(draft, at, hasPassed);
  requireAllowed(draft, command.name, at);
  recorded(draft, { at, by, action: command.name, input }, () => {
    const before = draft.head;
    command.apply(draft, input, given);
    if (draft.head !== before) takeUp(draft, command.name, by);
    keepStanding(draft, at);
  });
  settle(draft, at, hasPassed);
  return changeOf(draft);
}

/** The commands that a complaint allows at that instant; none once nobody is named in it any more. */
export function commandsOfComplaint(
  state: ComplaintState,
  { at, policy }: { readonly at: Instant; readonly policy: Policy },
): CommandName[] {
  if (state.details.erasedAt !== undefined) return [];
  const draft = draftOf(state, policy);
  settle(draft, at, hasPassed);
  return allowedCommands(draft.head, { at, policy });
}

/** What the owner does with a complaint, and nobody else. */
const handling: readonly CommandName[] = [
  'acknowledge-complaint',
  'record-contact',
  'record-findings',
  'propose-solution',
  'resolve-complaint',
];

/** PERF-1: where a role owns it, it is handled by the one of them who signs for it, or acts on it first. */
function takeUp(draft: Draft, command: CommandName, by: Actor): void {
  const { owner, handledBy } = draft.head;
  if (!handling.includes(command) || owner.person !== undefined || handledBy !== undefined) return;
  if ('person' in by && by.role === owner.role) draft.head = { ...draft.head, handledBy: by.person };
}

/** @throws DomainError `not_allowed` where the state forbids the command */
export function requireAllowed(draft: Draft, command: CommandName, at: Instant): void {
  const { head: complaint, policy } = draft;
  if (isAllowed(complaint, command, { at, policy })) return;
  throw notAllowed(draft, at, command, reasonAgainst(complaint, command));
}

/** The state forbids the command: says why, and which others it allows. */
export function notAllowed(
  { head: complaint, policy }: Draft,
  at: Instant,
  command: CommandName,
  said: Said,
): DomainError {
  const allowed = allowedCommands(complaint, { at, policy }).filter((name) => name !== command);
  return new DomainError({ code: 'not_allowed', said, allowed });
}

/**
 * The person whom the input names.
 *
 * @throws DomainError where they are not of the branch: whoever is above it is escalated to (ESC-3)
 */
export function staffNamed({ named }: Given, path: string): NamedPerson {
  if (!named) throw invalid(path, commonSays.not_on_staff);
  if (!branchRoles.includes(named.role))
    throw invalid(path, complaintSays.above_the_branch({ role: named.role }));
  return named;
}

/**
 * A time somebody states: not in the future, and not before the complaint was received.
 *
 * @param since a later time before which it cannot have been
 */
export function statedTime(
  draft: Draft,
  path: string,
  stated: Instant | undefined,
  now: Instant,
  since: { readonly at: Instant; readonly before: Said } = {
    at: draft.head.receivedAt,
    before: complaintSays.before_reception,
  },
): Instant {
  if (stated === undefined) return now;
  if (stated > now) throw invalid(path, commonSays.in_the_future);
  if (stated < since.at) throw invalid(path, since.before);
  return stated;
}

/** The same for what belongs to the present round of handling, since the complaint was last reopened. */
export function statedTimeOfRound(
  draft: Draft,
  path: string,
  stated: Instant | undefined,
  now: Instant,
): Instant {
  const reopening = draft.head.reopenings.at(-1);
  return statedTime(
    draft,
    path,
    stated,
    now,
    reopening && { at: reopening.at, before: complaintSays.before_reopening },
  );
}

import {
  type Action,
  authorize,
  commandActions,
  type HeadCommand,
  rolesFor,
  type Target,
} from '../access.ts';
import type { Caller } from '../data/directory/caller.ts';
import { branchFrom, type Place } from '../data/directory/directory.ts';
import type { HeadKind } from '../data/head/define-head.ts';
import type { Subject } from '../data/head/subject.ts';
import { branchOfId, isIdOf, type SubjectType } from '../data/table/ids.ts';
import type { ItemRef } from '../data/table/item.ts';
import type { Instant } from '../domain/calendar.ts';
import type { State } from '../domain/draft.ts';
import { DomainError } from '../domain/errors.ts';
import type { Head } from '../domain/head.ts';
import type { PersonActor } from '../domain/record.ts';
import { requestSays } from '../domain/refusals/request.ts';
import type { Said } from '../domain/refusals/sentences.ts';
import { actorOf } from './command.ts';
import { Problem } from './problem.ts';
import type { Context } from './route.ts';

/** When something is judged, and where. */
export type Moment = Pick<Place, 'policy' | 'periods'> & { readonly at: Instant };

/** How callers reach a kind of head. */
export interface HeadReach<H extends Head & Subject, Details> {
  readonly kind: Pick<HeadKind<H, Details>, 'type' | 'refs' | 'from'>;
  /** What is said of one that is not there. */
  readonly absent: Said;
  /** Under which path they are, such as `/visits`. */
  readonly path: string;
  /** What access to it is judged by, beside its branch. */
  readonly target?: (head: H, action: Action) => Partial<Target>;
  /** For whom an action is that is not the caller's. */
  readonly isFor?: (head: H, action: Action) => Said;
}

/** The same, with what they may do to one. */
export interface HeadAccess<H extends Head & Subject, Details, Command extends HeadCommand>
  extends HeadReach<H, Details> {
  /** The commands that it allows as it stands by then. */
  readonly commands: (state: State<H, Details>, moment: Moment) => readonly Command[];
  /** Where who may give a command is not told by the access table alone. */
  readonly mayGive?: (state: State<H, Details>, command: Command, by: PersonActor, self: Caller) => boolean;
}

/** One of them, the place it is of, and as whom the caller acts on it. */
export interface FoundHead<H extends Head, Details> extends Place {
  readonly state: State<H, Details>;
  readonly by: PersonActor;
}

/** What to read for the one that a path names; nothing for what is no such id. */
export function readsOfHead(
  {
    kind,
  }: { readonly kind: { readonly type: SubjectType; readonly refs: (id: string) => ItemRef<unknown>[] } },
  id: string | undefined,
): ItemRef<unknown>[] {
  return id !== undefined && isIdOf(kind.type, id) ? kind.refs(id) : [];
}

/**
 * The one that the path names, if the caller may do to it what the route is for.
 *
 * @throws Problem `not_found` for one that is not there or outside the caller's scope, which look the same;
 *   `forbidden` where the caller may see it but not do this
 */
export function findHead<H extends Head & Subject, Details>(
  access: HeadReach<H, Details>,
  id: string,
  { loaded, caller, personas, action }: Context,
): FoundHead<H, Details> {
  const { kind, absent, isFor } = access;
  const notFound = new Problem('not_found', absent);
  if (!isIdOf(kind.type, id)) throw notFound;
  const state = kind.from(loaded, id);
  const place = branchFrom(loaded, branchOfId(id));
  if (!state || !place) throw notFound;
  const decision = authorize(personas, action, targetOf(access, state.head, place, action));
  if (decision.verdict === 'out_of_scope') throw notFound;
  if (decision.verdict === 'forbidden') {
    const others = () => requestSays.for_others({ roles: rolesFor(action) });
    throw new Problem('forbidden', isFor?.(state.head, action) ?? others());
  }
  return { ...place, state, by: actorOf(caller, decision.as) };
}

function targetOf<H extends Head & Subject, Details>(
  { target }: HeadReach<H, Details>,
  head: H,
  { branch }: Pick<Place, 'branch'>,
  action: Action,
): Target {
  return { branchId: branch.id, regionId: branch.regionId, ...target?.(head, action) };
}

/** The commands that its state and the caller's rights allow now. */
export function commandsOf<H extends Head & Subject, Details, Command extends HeadCommand>(
  access: HeadAccess<H, Details, Command>,
  state: State<H, Details>,
  place: Place,
  { caller, personas, now: at }: Pick<Context, 'caller' | 'personas' | 'now'>,
): Command[] {
  const { policy, periods } = place;
  return access.commands(state, { at, policy, periods }).filter((command) => {
    const action = commandActions[command];
    const decision = authorize(personas, action, targetOf(access, state.head, place, action));
    if (decision.verdict !== 'allowed') return false;
    return access.mayGive?.(state, command, actorOf(caller, decision.as), caller) ?? true;
  });
}

/**
 * What `decide` comes to; where the state forbids the command, the refusal names those that the caller may give instead.
 */
export async function refusedWith<T, H extends Head & Subject, Details, Command extends HeadCommand>(
  access: HeadAccess<H, Details, Command>,
  command: Command,
  found: Place & { readonly state: State<H, Details> },
  context: Context,
  decide: () => T | Promise<T>,
): Promise<T> {
  try {
    return await decide();
  } catch (error) {
    if (!(error instanceof DomainError) || error.refusal.code !== 'not_allowed') throw error;
    const allowed = commandsOf(access, found.state, found, context).filter((name) => name !== command);
    throw new DomainError({ ...error.refusal, allowed });
  }
}

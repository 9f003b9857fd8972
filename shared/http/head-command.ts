import type { HeadCommand } from '../access.ts';
import type { Place } from '../data/directory/directory.ts';
import type { Decided } from '../data/head/define-head.ts';
import type { Subject } from '../data/head/subject.ts';
import type { ItemRef } from '../data/table/item.ts';
import type { Write } from '../data/table/transaction.ts';
import type { Instant } from '../domain/calendar.ts';
import type { Change, State } from '../domain/draft.ts';
import { DomainError } from '../domain/errors.ts';
import type { Head } from '../domain/head.ts';
import type { Proposal } from '../domain/ledger/proposal.ts';
import type { Said } from '../domain/refusals/sentences.ts';
import { writeChange } from '../transactions/write-change.ts';
import { checkVersion, etagOf } from './command.ts';
import {
  commandsOf,
  type FoundHead,
  findHead,
  type HeadAccess,
  readsOfHead,
  refusedWith,
} from './find-head.ts';
import type { Answer, Context, UseCase } from './route.ts';

/** What a command comes to. */
export interface Outcome<C> {
  readonly change: C;
  /** What it leads to beside the head itself, in the same transaction. */
  readonly writes?: readonly Write[];
  /** Why the command is refused all the same, though the head is changed. */
  readonly refused?: Said;
}

interface Writing<S, C> {
  readonly write: (before: S | undefined, change: C, decided: Decided) => Write[];
}

interface Deciding<H extends Head, Details, C, Body> {
  /** What it needs beside the head and its branch, in the same read. */
  readonly reads?: (id: string, body: unknown) => readonly ItemRef<unknown>[];
  readonly decide: (
    found: FoundHead<H, Details> & { readonly at: Instant },
    body: Body,
    context: Context,
  ) => Outcome<C> | Promise<Outcome<C>>;
  /** The head as the caller sees it then. */
  readonly view: (change: C, found: FoundHead<H, Details>, context: Context) => object | Promise<object>;
}

/**
 * A command on something with a head as a use case: finds it, judges the caller and the version they know, decides,
 * and writes what that has led to. Answers with the head and with what may be done to it next; where its state forbids
 * the command, with that as well.
 */
export function headCommand<
  H extends Head & Subject,
  Details,
  C extends Change<H, Details> & { readonly proposals?: readonly Proposal[] | undefined },
  Command extends HeadCommand,
  Body,
>(
  access: HeadAccess<H, Details, Command> & { readonly kind: Writing<State<H, Details>, C> },
  command: Command,
  { reads, decide, view }: Deciding<H, Details, C, Body>,
): UseCase<{ id: string }, unknown, Body> {
  return {
    reads: ({ params: { id }, body }) => {
      const own = readsOfHead(access, id);
      return id === undefined || own.length === 0 ? [] : [...own, ...(reads?.(id, body) ?? [])];
    },
    async run({ params, body, ifMatch }, context) {
      const { now: at, loaded, runtime } = context;
      const found = findHead(access, params.id, context);
      const { state } = found;
      checkVersion(ifMatch, state.head);
      const outcome = await refusedWith(access, command, found, context, () =>
        decide({ ...found, at }, body, context),
      );
      const { change, refused } = outcome;
      const decided = { at, place: found, loaded, table: runtime.table };
      const writes = [...(await writeChange(access.kind, state, change, decided)), ...(outcome.writes ?? [])];
      if (refused !== undefined) {
        const allowed = commandsOf(access, change, found, context);
        const refusal = new DomainError({ code: 'not_allowed', said: refused, allowed });
        return { body: undefined, refusal, writes };
      }
      return { ...shownHead(access, change, await view(change, found, context), found, context), writes };
    },
  };
}

/** A head as an answer shows it: with the commands that the caller may give, and its version. */
export function shownHead<H extends Head & Subject, Details, Command extends HeadCommand>(
  access: HeadAccess<H, Details, Command>,
  state: State<H, Details>,
  view: object,
  place: Place,
  context: Context,
): Pick<Answer, 'body' | 'headers'> {
  const commands = commandsOf(access, state, place, context);
  return { body: { ...view, commands }, headers: etagOf(state.head) };
}

/** As {@link shownHead}, of one that is new: with where it is from now on. */
export function createdHead<H extends Head & Subject, Details, Command extends HeadCommand>(
  access: HeadAccess<H, Details, Command>,
  state: State<H, Details>,
  view: object,
  place: Place,
  context: Context,
): Pick<Answer, 'body' | 'headers'> {
  const { body, headers } = shownHead(access, state, view, place, context);
  return { body, headers: { ...headers, location: `${access.path}/${state.head.id}` } };
}

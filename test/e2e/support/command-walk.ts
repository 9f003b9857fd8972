import { expect } from 'vitest';
import { routes } from '../../../functions/routes.ts';
import { commandActions, type HeadCommand } from '../../../shared/access.ts';
import type { Caller } from './client.ts';
import type { Judge, Judged } from './command-judge.ts';

/** Whoever asks, by what they are called in a failure. */
export type Askers = Readonly<Record<string, Caller>>;

/** A body that fits each command, or for this head. */
export type Bodies = Partial<Record<HeadCommand, unknown>>;

export interface Told {
  readonly commands?: readonly string[];
  readonly signOff?: { readonly state: string; readonly commands: readonly string[] };
}

/** How often each command was allowed to somebody, and refused for the head's state. */
export type Seen = Record<string, { allowed: number; refused: number }>;

const refusals = [403, 404, 409];

/** The commands of a kind of heads with their paths, by the path of the kind. */
export function commandsUnder(kind: string): [HeadCommand, string][] {
  return routes.flatMap(({ method, path, operation }) =>
    method === 'POST' && path.startsWith(kind) && operation in commandActions
      ? [[operation as HeadCommand, path]]
      : [],
  );
}

/**
 * Holds against each other what a head's view says may be done, what comes of doing it, and what the refusals name
 * instead: for everybody, and every command of the kind.
 *
 * @param kind the route's path, such as `/visits/{id}`
 */
export async function holdCommands(
  { kind, path, bodies }: { readonly kind: string; readonly path: string; readonly bodies: Bodies },
  { askers, judge, seen }: { readonly askers: Askers; readonly judge: Judge; readonly seen: Seen },
): Promise<void> {
  const commands = commandsUnder(kind);
  const disagreements: string[] = [];
  const hold = async ([who, caller]: [string, Caller]) => {
    const view = await caller.get<Told>(path);
    const told = view.body.commands ?? view.body.signOff?.commands;
    const tried = await Promise.all(
      commands.map(async ([command, template]) => {
        const to = template.replace(kind, path).replace('{attachmentId}', '0123456789abcdef');
        return [command, await judge(caller, to, bodies[command] ?? {})] as const;
      }),
    );
    const done = tried.flatMap(([command, { status }]) => (refusals.includes(status) ? [] : [command]));
    const say = (what: string, found: unknown) =>
      disagreements.push(`${who}: ${what}: ${JSON.stringify(found)}`);
    if (view.status === 200 && !same(told ?? [], done)) say('told, done', [told, done]);
    for (const [command, judged] of tried) {
      for (const what of wrongIn(command, judged, done)) say(what, [command, judged, done]);
      const { allowed, refused } = seen[command] ?? { allowed: 0, refused: 0 };
      seen[command] = {
        allowed: allowed + Number(done.includes(command)),
        refused: refused + Number(judged.status === 409),
      };
    }
  };
  await Promise.all(Object.entries(askers).map(hold));
  expect(disagreements).toEqual([]);
}

function* wrongIn(command: string, { status, allowed }: Judged, done: readonly string[]) {
  if (![200, ...refusals].includes(status)) yield 'neither done nor refused';
  const others = done.filter((name) => name !== command);
  if (status === 409 && !same(allowed, others)) yield 'names others';
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted());
}

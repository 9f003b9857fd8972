import type { Caller } from '../data/directory/caller.ts';
import type { PersonActor } from '../domain/record.ts';
import { requestSays } from '../domain/refusals/request.ts';
import { malformed, Problem } from './problem.ts';

/**
 * Who acts, as records name them: the caller, in the role and in the place of the person they stand in for, if not as
 * themself (ROUTE-3).
 */
export function actorOf(caller: Caller, as: Caller): PersonActor {
  const actor = { role: as.role, person: caller.id, name: caller.name };
  return as.id === caller.id ? actor : { ...actor, inPlaceOf: { person: as.id, name: as.name } };
}

/**
 * @throws Problem `stale` where `If-Match` names other versions than the one the command would be applied to;
 *   `malformed` where it names none as an `ETag` does
 */
export function checkVersion(ifMatch: string | undefined, { version }: { version: number }): void {
  const named = ifMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (named?.some((tag) => tag !== '*' && !/^"[^"]*"$/.test(tag))) {
    const said = requestSays.not_an_etag({ version });
    throw malformed([{ path: 'If-Match', said }]);
  }
  if (named === undefined || named.includes('*') || named.includes(`"${version}"`)) return;
  throw new Problem('stale', requestSays.changed_since({ version }));
}

/** The version as a caller may name it in `If-Match`. */
export function etagOf({ version }: { version: number }): Record<string, string> {
  return { etag: `"${version}"` };
}

import type { Caller } from '../data/directory.ts';
import type { Actor } from '../domain/record.ts';
import { Problem } from './problem.ts';

/** The person who calls, as records name them. */
export function actorOf({ role, id, name }: Caller): Extract<Actor, { person: string }> {
  return { role, person: id, name };
}

/** @throws Problem `stale` where `If-Match` names other versions than the one the command would be applied to */
export function checkVersion(ifMatch: string | undefined, { version }: { version: number }): void {
  const named = ifMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (named === undefined || named.includes('*') || named.includes(`"${version}"`)) return;
  throw new Problem('stale', `It is at version "${version}" by now.`);
}

/** The version as a caller may name it in `If-Match`. */
export function etagOf({ version }: { version: number }): Record<string, string> {
  return { etag: `"${version}"` };
}

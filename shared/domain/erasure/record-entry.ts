import type { RecordEntry } from '../record.ts';

/**
 * A line of a record without words and names: who did what when, and which facts changed how, stay. What a head holds
 * is codes and times; all else is told by path alone, and what was given with the action not at all.
 *
 * @returns undefined for one that has none
 */
export function withoutWords(entry: RecordEntry): RecordEntry | undefined {
  const { input, ...rest } = entry;
  const changes = entry.changes.map((change) => (isFact(change.path) ? change : { path: change.path }));
  const isClean = entry.changes.every(
    (change) => isFact(change.path) || !('before' in change || 'after' in change),
  );
  return isClean && input === undefined ? undefined : { ...rest, changes };
}

/** Heads hold no personal data: the record of a complaint calls its head by its own name. */
function isFact(path: string): boolean {
  return /^(head|complaint)(\.|$)/.test(path);
}

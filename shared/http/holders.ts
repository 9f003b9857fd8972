import type { Personas } from '../access.ts';
import { holdersOf } from '../data/table/keys.ts';
import type { Where } from '../data/table/list.ts';

/** Whose mailboxes and lists of work somebody sees: their own, and those of whom they stand in for (ROUTE-3). */
export function allHoldersOf(personas: Personas): string[] {
  return [...new Set(personas.flatMap(holdersOf))];
}

/**
 * Whether what lies with a person or role is for one of the personas: of what a person has in their own name,
 * their stand-in sees what is of the branch they stand in at.
 */
export function isFor([self, ...others]: Personas, holder: string | undefined, branchId: string): boolean {
  const persons = others.filter(({ id }) => id === holder && id !== self.id);
  return persons.length === 0 || persons.some(({ branchIds }) => branchIds.includes(branchId));
}

/** The same of a list; who stands in for nobody is to see all of theirs. */
export function whereFor<T>(
  personas: Personas,
  placeOf: (item: T) => { holder: string | undefined; branchId: string },
): Where<T> | undefined {
  if (personas.length === 1) return undefined;
  return {
    name: 'stand-in',
    holds(item) {
      const { holder, branchId } = placeOf(item);
      return isFor(personas, holder, branchId);
    },
  };
}

import * as z from 'zod/mini';
import { branchRoles, type Role, type Roster as Roles } from '../../domain/roles.ts';
import { itemRef } from '../table/item.ts';
import { keys } from '../table/keys.ts';
import type { Write } from '../table/transaction.ts';

const people = z.optional(z.set(z.string()));

/** One set of people a role; a set can be added to before there is one. */
const rosterSchema = z.lazy(() =>
  z.object(Object.fromEntries(branchRoles.map((role) => [role, people])) as Record<Role, typeof people>),
);

type People = z.infer<typeof rosterSchema>;

/** Who is there at a branch; group admins and the manufacturer's side, who are not of it, always are. */
export interface Roster extends Roles {
  /** Whether that person has that role there. */
  readonly has: (role: Role, person: string) => boolean;
  /** The person who has that role there, where it is one alone. */
  readonly only: (role: Role) => string | undefined;
}

export function rosterRef(branchId: string) {
  return itemRef(keys.roster(branchId), rosterSchema, 'flat');
}

export function rosterFrom(people: Partial<People> = {}): Roster {
  return {
    holds: (role) => !branchRoles.includes(role) || (people[role]?.size ?? 0) > 0,
    has: (role, person) => people[role]?.has(person) ?? false,
    only: (role) => (people[role]?.size === 1 ? [...people[role]][0] : undefined),
  };
}

/**
 * Puts a person on the branch's roster in one role, and takes them off it in another; nothing for roles that are not of
 * the branch, or where nothing has changed.
 */
export function moveInRoster(
  branchId: string,
  person: string,
  from: Role | undefined,
  to: Role | undefined,
): Write[] {
  const removed = from !== to && from !== undefined && branchRoles.includes(from);
  const added = from !== to && to !== undefined && branchRoles.includes(to);
  if (!removed && !added) return [];
  return [
    {
      update: keys.roster(branchId),
      expression: `${added ? 'ADD #to :person' : ''} ${removed ? 'DELETE #from :person' : ''}`.trim(),
      names: { ...(added && { '#to': to }), ...(removed && { '#from': from }) },
      values: { ':person': new Set([person]) },
    },
  ];
}

import * as z from 'zod/mini';
import { DomainError, invalid } from '../errors.ts';
import { commonSays } from '../refusals/common.ts';
import { directorySays } from '../refusals/directory.ts';
import { branchRoles, type Owner, type Role, roleSchema } from '../roles.ts';
import { stored } from '../stored.ts';

/** Whether somebody of the directory works here now. */
export const personStatuses = ['here', 'left'] as const;

export const contactSchema = stored({ phone: z.optional(z.string()), email: z.optional(z.string()) });

const facts = {
  id: z.string(),
  groupId: z.string(),
  name: z.string(),
  role: roleSchema,
  branchIds: z.array(z.string()),
  regionId: z.optional(z.string()),
};

/** A person of the directory: one role, in the branches or the manufacturer region that it covers. */
export const personSchema = stored(facts);

export type Person = z.infer<typeof personSchema>;

/** What somebody signs in with. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/** Everything that is kept of them, beside what their requests are judged by. */
export const personHeadSchema = z.lazy(() =>
  stored({
    ...facts,
    status: z.enum(personStatuses),
    /** What they sign in with. */
    identity: stored({ issuer: z.string(), subject: z.string() }),
    contact: z.optional(contactSchema),
    /** The job that hands over what they held before, or did last. */
    handover: z.optional(z.string()),
    version: z.int(),
    entries: z.int(),
  }),
);

export type PersonHead = z.infer<typeof personHeadSchema>;

export type PersonFacts = Omit<PersonHead, 'version' | 'entries'>;

/** Where somebody has their role, and nowhere else. */
export type Post = Pick<PersonFacts, 'role' | 'branchIds' | 'regionId'>;

/** How many branches somebody may work at: a transaction enters them at all of them. */
export const mostBranches = 10;

/** Roles of the platform and the manufacturer's side: those who have one are of no group. */
export const platformRoles = ['regional_manager', 'operator'] as const satisfies readonly Role[];

/** Whom the holders of a role may enter, change and end. */
const managed: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  operator: ['group_admin', ...platformRoles],
  group_admin: [...branchRoles, 'group_admin'],
};

/** Whether the holder of a role may enter, change and end somebody in the other. */
export function manages(manager: Role, role: Role): boolean {
  return managed[manager]?.includes(role) === true;
}

/** Who may give a role. */
function managersOf(role: Role): Role[] {
  return (Object.keys(managed) as Role[]).filter((manager) => manages(manager, role));
}

export function isOfPlatform(role: Role): boolean {
  return platformRoles.some((other) => other === role);
}

/** Who must not be the last to go: without one nobody could be entered any more. */
export function mustRemain(role: Role): role is 'group_admin' | 'operator' {
  return role === 'group_admin' || role === 'operator';
}

/**
 * @throws DomainError `invalid` where role and place do not fit each other, `forbidden` where the role is not the
 *   manager's to give
 */
export function checkPost(manager: Role, { role, branchIds, regionId }: Post): void {
  if (!manages(manager, role)) {
    const said = directorySays.role_not_to_give({ role, managerRole: manager, roles: managersOf(role) });
    throw new DomainError({ code: 'forbidden', said });
  }
  if (branchRoles.includes(role) && branchIds.length === 0) {
    throw invalid('branchIds', directorySays.branch_needed({ role }));
  }
  if (isOfPlatform(role) && branchIds.length > 0)
    throw invalid('branchIds', directorySays.branches_not_for_role({ role }));
  if (new Set(branchIds).size < branchIds.length)
    throw invalid('branchIds', directorySays.branch_named_twice);
  if (role === 'regional_manager' && regionId === undefined) throw invalid('regionId', commonSays.required);
  if (role !== 'regional_manager' && regionId !== undefined) {
    throw invalid('regionId', directorySays.not_for_a_role({ role }));
  }
}

/** At which of their branches somebody has their role no more, since it is another one, they left it, or left. */
export function branchesLost(before: Post, after: Post & { status: PersonFacts['status'] }): string[] {
  const stays = after.status === 'here' && after.role === before.role;
  return before.branchIds.filter((id) => !(stays && after.branchIds.includes(id)));
}

/** Whether somebody can still do at a branch what lies with them there in that role. */
export function holdsStill(person: PersonHead | undefined, branchId: string, { role }: Owner): boolean {
  return person?.status === 'here' && person.role === role && person.branchIds.includes(branchId);
}

import * as z from 'zod/mini';
import { type Action, actions } from '../../shared/access.ts';
import { type Branch, branchSchema } from '../../shared/data/directory/branch.ts';
import type { Caller } from '../../shared/data/directory/caller.ts';
import { memberOf, type StaffMember, staffSchema } from '../../shared/data/directory/staff.ts';
import type { Count } from '../../shared/data/table/list.ts';
import { type Instant, withOffset } from '../../shared/domain/calendar.ts';
import { roleSchema } from '../../shared/domain/roles.ts';
import { branchView } from '../../shared/http/branch-view.ts';

export const actionSchema = () => z.enum(actions);
export const countSchema = () => z.object({ count: z.int(), more: z.boolean() });
const namedSchema = () => z.object({ id: z.string(), name: z.string() });

export const meViewSchema = () =>
  z.object({
    id: z.string(),
    name: z.string(),
    role: roleSchema,
    branches: z.array(branchSchema),
    group: z.optional(namedSchema()),
    region: z.optional(namedSchema()),
    standsInFor: z.array(
      z.object({ person: staffSchema, branch: branchSchema, until: z.iso.datetime({ offset: true }) }),
    ),
    actions: z.array(actionSchema()),
    unreadNotices: countSchema(),
    overdueTasks: countSchema(),
  });

/** Somebody whom the caller stands in for, at a branch and until then. */
export interface StoodInFor {
  readonly person: StaffMember;
  readonly branch: Branch;
  readonly until: Instant;
}

/** What there is to say of a caller, with the names of what the directory has by id. */
export interface Me {
  readonly caller: Caller;
  readonly branches: readonly Branch[];
  readonly group: Named | undefined;
  readonly region: Named | undefined;
  readonly standsInFor: readonly StoodInFor[];
  readonly actions: readonly Action[];
  readonly unreadNotices: Count;
  readonly overdueTasks: Count;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The caller as they see themself. */
export function meView({ caller, branches, group, region, standsInFor, ...rest }: Me) {
  const { id, name, role } = caller;
  return {
    id,
    name,
    role,
    branches: branches.map(branchView),
    ...(group && { group }),
    ...(region && { region }),
    standsInFor: standsInFor.map(({ person, branch, until }) => ({
      person: memberOf(person),
      branch: branchView(branch),
      until: withOffset(until, branch.timeZone),
    })),
    ...rest,
  };
}

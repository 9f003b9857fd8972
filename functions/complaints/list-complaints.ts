import * as z from 'zod/mini';
import { authorize, type Target } from '../../shared/access.ts';
import { complaintRowSchema } from '../../shared/data/complaint/complaint-row.ts';
import type { Caller } from '../../shared/data/directory/caller.ts';
import { namedStaffRef, staffRef } from '../../shared/data/directory/staff.ts';
import { monthBounds, monthSchema } from '../../shared/domain/calendar.ts';
import { categoryNames } from '../../shared/domain/complaint/category.ts';
import { priorities, statuses } from '../../shared/domain/complaint/codes.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { phoneSchema } from '../../shared/domain/phone.ts';
import { complaintSays } from '../../shared/domain/refusals/complaint.ts';
import { roleSchema } from '../../shared/domain/roles.ts';
import { vinSchema } from '../../shared/domain/vin.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { filesAsked, readsOfFilesAsked } from '../../shared/http/find-files.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import type { Context, UseCase } from '../../shared/http/route.ts';
import { ownedBy, sourceOf, type WantedOwner } from './complaint-filters.ts';
import { complaintInList } from './complaint-in-list.ts';

const marked = z.optional(z.literal('true'));

export const query = z.strictObject({
  branchId: z.string(),
  status: z.optional(z.enum(statuses)),
  month: z.optional(monthSchema),
  owner: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  customerPhone: z.optional(phoneSchema),
  vin: z.optional(vinSchema),
  overdue: marked,
  severe: marked,
  focus: marked,
  priority: z.optional(z.enum(priorities)),
  category: z.optional(z.enum(categoryNames)),
  ...pagingQuery,
});

type Query = z.infer<typeof query>;

/** A branch's complaints, newest first, narrowed down by whatever is asked for together. */
export const useCase: UseCase<unknown, Query, unknown> = {
  reads: async ({ query }, { table }) => [
    ...readsOfBranch(query.branchId),
    ...readsOfOwner(query),
    ...(await readsOfFilesAsked(query, table)),
  ],
  async run({ query }, context) {
    const { runtime } = context;
    const { branch, by } = findBranch(query.branchId, context);
    const { month, status, priority, category, overdue, severe, focus } = query;
    const files = await filesAsked(query, context);
    const wanted = {
      // The manufacturer's region sees what was escalated to it, and nothing else.
      toldToRegion: by.role === 'regional_manager' || undefined,
      ...files,
      owner: ownersAsked(query, branch.regionId, context),
      overdue: overdue && true,
      severe: severe && true,
      focus: focus && true,
      status,
      priority,
      category,
    };
    const list = {
      ...sourceOf(branch.id, wanted),
      between: month === undefined ? undefined : receivedIn(month, branch.timeZone),
      descending: true,
      schema: complaintRowSchema,
      content: 'row' as const,
    };
    return { body: await page(runtime.table, list, query, complaintInList) };
  },
};

/** Positions are `<receivedAt>#<id>`, and `#` sorts before any further digit of a time. */
function receivedIn(month: string, timeZone: string): readonly [string, string] {
  const { from, before } = monthBounds(month, timeZone);
  return [from, before];
}

/** What is neither `me` nor a role must be the id of a person on the branch's staff. */
function staffAsked({ branchId, owner }: Query) {
  const named = owner !== undefined && owner !== 'me' && !roleSchema.safeParse(owner).success;
  // Who works there no more has complaints that ended.
  return named && namedStaffRef(branchId, owner) ? staffRef(branchId, owner) : undefined;
}

function readsOfOwner(query: Query) {
  const staff = staffAsked(query);
  return staff ? [staff] : [];
}

function ownersAsked(query: Query, regionId: string, context: Context): WantedOwner[] | undefined {
  const { owner } = query;
  if (owner === undefined) return undefined;
  if (owner === 'me') return ownedBy(actingAt({ branchId: query.branchId, regionId }, context));
  const staff = staffAsked(query);
  if (!staff) return [{ role: roleSchema.parse(owner) }];
  const person = context.loaded.get(staff);
  if (!person) throw invalid('owner', complaintSays.no_owner);
  return [{ role: person.role, person: person.id }];
}

/** The caller, and whom they stand in for there. */
function actingAt(target: Target, { personas, action }: Context): Caller[] {
  return personas.filter((persona) => authorize([persona], action, target).verdict === 'allowed');
}

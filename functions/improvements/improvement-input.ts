import * as z from 'zod/mini';
import type { Place } from '../../shared/data/directory/directory.ts';
import { namedStaffRef, staffNamedIn } from '../../shared/data/directory/staff.ts';
import type { ItemRef } from '../../shared/data/table/item.ts';
import type { Loaded } from '../../shared/data/table/table.ts';
import { alternatives } from '../../shared/domain/alternatives.ts';
import { instantSchema, localDate } from '../../shared/domain/calendar.ts';
import { categoryNames } from '../../shared/domain/complaint/category.ts';
import { countedCauseNames } from '../../shared/domain/complaint/cause.ts';
import { invalid } from '../../shared/domain/errors.ts';
import type { PlannedImprovement } from '../../shared/domain/improvement/open.ts';
import type { ImprovementSubject } from '../../shared/domain/improvement/subject.ts';
import { commonSays } from '../../shared/domain/refusals/common.ts';
import { figuresSays } from '../../shared/domain/refusals/figures.ts';
import { refused } from '../../shared/domain/refusals/in-schema.ts';
import { branchRoles, type Owner } from '../../shared/domain/roles.ts';
import { noteText } from '../../shared/domain/text.ts';
import { fieldOf } from '../../shared/http/route.ts';

const subjectTold = z
  .strictObject({
    category: z.optional(z.enum(categoryNames)),
    cause: z.optional(z.enum(countedCauseNames)),
  })
  .check(
    z.refine(({ category, cause }) => (category === undefined) !== (cause === undefined), {
      ...refused(figuresSays.category_or_cause),
    }),
    alternatives({
      Category: { requires: ['category'], without: ['cause'] },
      Cause: { requires: ['cause'], without: ['category'] },
    }),
  );

const ownerTold = z
  .strictObject({ role: z.optional(z.enum(branchRoles)), person: z.optional(z.string()) })
  .check(
    z.refine(({ role, person }) => role !== undefined || person !== undefined, {
      ...refused(figuresSays.role_or_person),
    }),
    alternatives({
      Person: { requires: ['person'] },
      Role: { requires: ['role'], without: ['person'] },
    }),
  );

/** What is told of anything that is to be done about what a report shows. */
export const improvementInput = {
  subject: subjectTold,
  measure: noteText,
  owner: ownerTold,
  dueAt: instantSchema,
};

const improvementToldSchema = z.strictObject(improvementInput);

export type ImprovementInput = z.infer<typeof improvementToldSchema>;

/** What to read of the owner whom a body names, if it names a person. */
export function readsOfOwner(branchId: unknown, told: unknown): ItemRef<unknown>[] {
  const staff = namedStaffRef(branchId, fieldOf(fieldOf(told, 'owner'), 'person'));
  return staff ? [staff] : [];
}

/**
 * An improvement as it is told.
 *
 * @param path where the body tells of it
 */
export function plannedFrom(
  { subject, measure, owner, dueAt }: ImprovementInput,
  place: Place,
  loaded: Loaded,
  path = '',
): Pick<PlannedImprovement, 'subject' | 'measure' | 'owner' | 'dueAt'> {
  return { subject: subjectFrom(subject), measure, owner: ownerFrom(owner, place, loaded, path), dueAt };
}

/** The schema has seen to it that there is one of the two. */
function subjectFrom({ category, cause = 'unclassified' }: ImprovementInput['subject']): ImprovementSubject {
  return category === undefined ? { cause } : { category };
}

/** Somebody of the branch: a role that it has, or a person in theirs. */
function ownerFrom(
  { role, person }: ImprovementInput['owner'],
  { branch, roster }: Place,
  loaded: Loaded,
  path: string,
): Owner {
  if (person === undefined) {
    if (role === undefined || !roster.holds(role)) {
      throw invalid(`${path}owner.role`, figuresSays.role_of_nobody);
    }
    return { role };
  }
  const entry = staffNamedIn(loaded, branch.id, person);
  if (!entry || !branchRoles.includes(entry.role)) {
    throw invalid(`${path}owner.person`, commonSays.not_on_staff);
  }
  if (role !== undefined && role !== entry.role)
    throw invalid(`${path}owner.role`, figuresSays.role_not_theirs({ role: entry.role }));
  return { role: entry.role, person: entry.id };
}

/** Such as `SH01-A20261204-7K3Q` for an improvement (`A`) or a review (`R`). */
export function numberOf(
  letter: 'A' | 'R',
  { code, timeZone }: { code: string; timeZone: string },
  now: string,
  id: string,
): string {
  return `${code}-${letter}${localDate(now, timeZone).replaceAll('-', '')}-${id.slice(-4).toUpperCase()}`;
}

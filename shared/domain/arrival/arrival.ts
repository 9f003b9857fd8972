import * as z from 'zod/mini';
import { aYear, type Instant, plus } from '../calendar.ts';
import { customerClasses } from '../complaint/codes.ts';
import type { NamedPerson } from '../complaint/command.ts';
import { erasedAt } from '../erasure/erased.ts';
import { invalid } from '../errors.ts';
import { commonSays } from '../refusals/common.ts';
import { type Owner, ownerSchema, type Role, roleSchema } from '../roles.ts';
import { stored } from '../stored.ts';
import { taskSchema } from '../task.ts';

const text = z.string();

/** What the heads of deliveries and visits have in common. */
export const arrivalFacts = {
  id: text,
  branchId: text,
  number: text,
  timeZone: text,
  /** Raised by every transaction that touches it. */
  version: z.int(),
  registeredAt: text,
  customerClass: z.optional(z.enum(customerClasses)),
  /** Who looked after the customer. */
  adviser: ownerSchema,
  tasks: z.array(taskSchema),
  /** How many record entries and notices there are, which numbers the next ones. */
  entries: z.int(),
  notices: z.int(),
  /** Until when what is personal of it is kept, once it is over (POLICY-3). */
  keptUntil: z.optional(text),
};

/** Who and what came, apart from the head. */
export const arrivalDetails = {
  customer: stored({ name: text, phone: text }),
  vehicle: stored({ vin: text, plate: z.optional(text), model: z.optional(text) }),
  /** Where the files of the customer and the vehicle lie. */
  files: stored({ customer: text, vehicle: text }),
  /** The adviser's name then, and who registered it. */
  adviser: stored({ name: text }),
  takenBy: stored({ role: roleSchema, person: text, name: text }),
  erasedAt,
};

/** Who looks after the customer; somebody who has left by now is known by name alone. */
export type Adviser = Omit<NamedPerson, 'id'> & { readonly id?: string | undefined };

/**
 * The person of the branch who looks after the customer.
 *
 * @throws DomainError where nobody of the staff is named, or somebody whose work that is not
 */
export function adviserNamed(person: NamedPerson | undefined, roles: readonly Role[]): NamedPerson {
  if (!person) throw invalid('adviser', commonSays.not_on_staff);
  if (!roles.includes(person.role))
    throw invalid('adviser', commonSays.wrong_role({ role: person.role, roles }));
  return person;
}

export function ownerOf({ id, role }: Adviser): Owner {
  return { role, ...(id !== undefined && { person: id }) };
}

/** @throws DomainError where that time lies ahead, or is longer ago than anybody registers late */
export function checkArrival(path: string, at: Instant, now: Instant): void {
  if (at > now) throw invalid(path, commonSays.in_the_future);
  if (at < plus(now, `-${aYear}`)) throw invalid(path, commonSays.over_a_year_old);
}

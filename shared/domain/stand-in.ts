import * as z from 'zod/mini';
import type { Instant } from './instant.ts';
import { type PersonActor, personActorSchema } from './record.ts';
import { roleSchema } from './roles.ts';
import { stored } from './stored.ts';

const personSchema = stored({ id: z.string(), name: z.string(), role: roleSchema });

/** Who stands in for whom, at which branch and for how long (ROUTE-3). */
export const standInSchema = stored({
  id: z.string(),
  branchId: z.string(),
  /** Whose work it is. */
  person: personSchema,
  /** Who does it meanwhile. */
  standIn: personSchema,
  from: z.string(),
  until: z.string(),
  namedAt: z.string(),
  namedBy: personActorSchema,
  /** Where it was ended before its time. */
  endedAt: z.optional(z.string()),
  endedBy: z.optional(personActorSchema),
});

export type StandIn = z.infer<typeof standInSchema>;

/** Whether it has neither run out nor been ended: it is in force or still to come. */
export function isStanding({ until, endedAt }: StandIn, now: Instant): boolean {
  return endedAt === undefined && now < until;
}

/** Whether the stand-in sees and does the person's work at this moment. */
export function isInForce(standIn: StandIn, now: Instant): boolean {
  return standIn.from <= now && isStanding(standIn, now);
}

/** Ends it now; what has ended stays as it was. */
export function endStandIn(standIn: StandIn, { at, by }: { at: Instant; by: PersonActor }): StandIn {
  return isStanding(standIn, at) ? { ...standIn, endedAt: at, endedBy: by } : standIn;
}

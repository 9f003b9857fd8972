import * as z from 'zod/mini';
import { roleSchema } from '../../domain/roles.ts';
import { stored } from '../../domain/stored.ts';
import { isBranchId } from '../table/ids.ts';
import { itemRef } from '../table/item.ts';
import { keys, partitions } from '../table/keys.ts';
import type { Loaded } from '../table/table.ts';

/** Somebody who works at a branch. */
export const staffSchema = stored({ id: z.string(), name: z.string(), role: roleSchema });

export type StaffMember = z.infer<typeof staffSchema>;

/** The same as it is stored. */
const staffEntrySchema = z.extend(staffSchema, {
  /** Where what the person may do as a caller is kept; not for callers to see. */
  callerPartition: z.optional(z.string()),
  /** Whether they work there no more: then it only says who they were. */
  left: z.optional(z.boolean()),
});

export type StaffEntry = z.infer<typeof staffEntrySchema>;

/** Nobody, where they work there no more. */
const thereSchema = z.pipe(
  staffEntrySchema,
  z.transform((entry): StaffEntry | undefined => (entry.left ? undefined : entry)),
);

/** Everybody who works at a branch now, as a list. */
export function staffOf(branchId: string) {
  const { partition, prefix } = partitions.staff(branchId);
  return {
    partitions: [partition],
    prefix,
    schema: staffEntrySchema,
    content: 'data',
    where: { name: 'here', holds: ({ left }: StaffEntry) => left !== true },
  } as const;
}

export function staffRef(branchId: string, personId: string) {
  return itemRef(keys.staff(branchId, personId), staffEntrySchema);
}

/** The entry of the person a body names at a branch; undefined for what is no branch's or nobody's id. */
export function namedStaffRef(branchId: unknown, person: unknown) {
  if (typeof branchId !== 'string' || !isBranchId(branchId)) return undefined;
  if (typeof person !== 'string' || person === '' || person.length > 100) return undefined;
  return itemRef(keys.staff(branchId, person), thereSchema);
}

/** The same out of that read; undefined where nobody of the branch is named. */
export function staffNamedIn(loaded: Loaded, branchId: string, person: unknown): StaffEntry | undefined {
  const ref = namedStaffRef(branchId, person);
  return ref && loaded.get(ref);
}

export function memberOf({ id, name, role }: StaffMember): StaffMember {
  return { id, name, role };
}

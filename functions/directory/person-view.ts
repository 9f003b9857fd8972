import * as z from 'zod/mini';
import { contactSchema, type PersonHead, personStatuses } from '../../shared/domain/directory/person.ts';
import { roleSchema } from '../../shared/domain/roles.ts';
import { etagOf } from '../../shared/http/command.ts';

export const personViewSchema = () =>
  z.object({
    id: z.string(),
    groupId: z.optional(z.string()),
    name: z.string(),
    role: roleSchema,
    branchIds: z.array(z.string()),
    regionId: z.optional(z.string()),
    status: z.enum(personStatuses),
    identity: z.object({ issuer: z.string(), subject: z.string() }),
    contact: z.optional(contactSchema),
  });

export type PersonView = z.infer<ReturnType<typeof personViewSchema>>;

/** Somebody of the directory as those see them who set it up. */
export function personView(head: PersonHead, groupId: string | undefined): PersonView {
  const { id, name, role, branchIds, regionId, status, identity, contact } = head;
  return {
    id,
    ...(groupId !== undefined && { groupId }),
    name,
    role,
    branchIds,
    ...(regionId !== undefined && { regionId }),
    status,
    identity,
    ...(contact && { contact }),
  };
}

export const personETag = etagOf;

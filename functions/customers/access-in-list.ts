import * as z from 'zod/mini';
import { type Access, accessedTypes, accessKinds } from '../../shared/data/customer/access-record.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { roleSchema } from '../../shared/domain/roles.ts';
import { pageSchema } from '../../shared/http/paging.ts';

const text = () => z.string();

export const accessPageSchema = () =>
  pageSchema(
    z.object({
      at: z.iso.datetime({ offset: true }),
      by: z.object({
        role: roleSchema,
        person: text(),
        name: text(),
        inPlaceOf: z.optional(z.object({ person: text(), name: text() })),
      }),
      kind: z.enum(accessKinds),
      subject: z.object({ type: z.enum(accessedTypes), id: text() }),
      branchId: text(),
    }),
  );

export type AccessInList = z.infer<ReturnType<typeof accessPageSchema>>['items'][number];

/** A line of the access record as callers see it. */
export function accessInList({ at, timeZone, by, kind, subject, branchId }: Access): AccessInList {
  const { role, person, name, inPlaceOf } = by;
  return {
    at: withOffset(at, timeZone),
    by: {
      role,
      person,
      name,
      ...(inPlaceOf && { inPlaceOf: { person: inPlaceOf.person, name: inPlaceOf.name } }),
    },
    kind,
    subject: { type: subject.type, id: subject.id },
    branchId,
  };
}

import * as z from 'zod/mini';
import { epochSeconds, type Instant, plusMonths } from '../../domain/instant.ts';
import { type PersonActor, personActorSchema } from '../../domain/record.ts';
import { stored } from '../../domain/stored.ts';
import { keys, partitions } from '../table/keys.ts';
import type { List } from '../table/list.ts';
import type { Write } from '../table/transaction.ts';

/** What may be done to personal data that is worth a line. */
export const accessKinds = ['view', 'export', 'import', 'erasure'] as const;

/** Whose or which; never a number, a plate or a VIN itself. */
export const accessedTypes = [
  'customer',
  'vehicle',
  'complaint',
  'callback',
  'delivery',
  'visit',
  'file',
  'import',
  'report',
] as const;

export const accessSchema = stored({
  at: z.string(),
  by: personActorSchema,
  kind: z.enum(accessKinds),
  subject: stored({ type: z.enum(accessedTypes), id: z.string() }),
  branchId: z.string(),
  timeZone: z.string(),
  /** Until when it is kept, whenever the table gets round to removing it. */
  until: z.string(),
});

export type Access = z.infer<typeof accessSchema>;

/** What somebody has seen or taken in full, and for how long that is remembered. */
export interface Seen extends Pick<Access, 'kind' | 'subject' | 'branchId' | 'timeZone'> {
  readonly by: PersonActor;
  /** Months, such as `P36M`. */
  readonly keptFor: string;
}

export function writeAccess({ keptFor, ...seen }: Seen, at: Instant): Write {
  const { by, kind, subject, branchId } = seen;
  const until = plusMonths(at, keptFor);
  const data: Access = { ...seen, at, until };
  return {
    put: keys.access(branchId, at, [by.person, by.inPlaceOf?.person ?? '', kind, subject.type, subject.id]),
    data,
    attributes: { expiresAtEpochSeconds: epochSeconds(until) },
  };
}

/** The lines of a branch, newest first; expired ones may still lie there. */
export function accessesOf(
  branchId: string,
  { from, to, now, ...wanted }: Wanted,
): Omit<List<Access>, 'limit' | 'after'> {
  const { person, subject } = wanted;
  return {
    partitions: [partitions.accesses(branchId)],
    descending: true,
    between: [from ?? '0', to === undefined ? '~' : `${to}~`],
    schema: accessSchema,
    content: 'data',
    where: {
      name: JSON.stringify(['accesses', person, subject, from, to]),
      holds: (one) =>
        one.until > now &&
        (person === undefined || one.by.person === person) &&
        (subject === undefined || one.subject.id === subject),
    },
  };
}

interface Wanted {
  readonly person?: string | undefined;
  readonly subject?: string | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  readonly now: Instant;
}

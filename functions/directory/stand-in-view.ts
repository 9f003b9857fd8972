import * as z from 'zod/mini';
import { staffSchema } from '../../shared/data/directory/staff.ts';
import type { StoredStandIn } from '../../shared/data/directory/stand-in-store.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { standInSchema } from '../../shared/domain/stand-in.ts';

const time = () => z.iso.datetime({ offset: true });

export const standInViewSchema = () =>
  z.extend(standInSchema, {
    person: staffSchema,
    standIn: staffSchema,
    from: time(),
    until: time(),
    namedAt: time(),
    endedAt: z.optional(time()),
  });

/** A stand-in as callers see it, its times in the branch's zone. */
export function standInView({ callerPartition: _, ...standIn }: StoredStandIn, timeZone: string) {
  const local = (instant: string) => withOffset(instant, timeZone);
  return {
    ...standIn,
    from: local(standIn.from),
    until: local(standIn.until),
    namedAt: local(standIn.namedAt),
    ...(standIn.endedAt !== undefined && { endedAt: local(standIn.endedAt) }),
  };
}

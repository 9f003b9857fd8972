import * as z from 'zod/mini';
import { type VisitRow, visitRowSchema } from '../../shared/data/arrival/visit-row.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { pageSchema } from '../../shared/http/paging.ts';

export const visitPageSchema = () => {
  const time = z.iso.datetime({ offset: true });
  return pageSchema(
    z.extend(z.omit(visitRowSchema, { timeZone: true }), {
      receivedAt: time,
      handedBackAt: z.optional(time),
      promisedAt: z.optional(time),
    }),
  );
};

/** A visit as callers see it in a list. */
export function visitInList({ timeZone, receivedAt, handedBackAt, promisedAt, ...row }: VisitRow) {
  return {
    ...row,
    receivedAt: withOffset(receivedAt, timeZone),
    ...(handedBackAt !== undefined && { handedBackAt: withOffset(handedBackAt, timeZone) }),
    ...(promisedAt !== undefined && { promisedAt: withOffset(promisedAt, timeZone) }),
  };
}

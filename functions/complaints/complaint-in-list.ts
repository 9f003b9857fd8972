import * as z from 'zod/mini';
import { type ComplaintRow, complaintRowSchema } from '../../shared/data/complaint/complaint-row.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { pageSchema } from '../../shared/http/paging.ts';

export const complaintPageSchema = () => {
  const time = z.iso.datetime({ offset: true });
  return pageSchema(
    z.extend(z.omit(complaintRowSchema, { timeZone: true, toldToRegion: true, files: true }), {
      receivedAt: time,
      nextDueAt: z.optional(time),
    }),
  );
};

/** A complaint as callers see it in a list, its times in the branch's zone. */
export function complaintInList({
  timeZone,
  receivedAt,
  nextDueAt,
  toldToRegion: _,
  files: __,
  ...row
}: ComplaintRow) {
  return {
    ...row,
    receivedAt: withOffset(receivedAt, timeZone),
    ...(nextDueAt !== undefined && { nextDueAt: withOffset(nextDueAt, timeZone) }),
  };
}

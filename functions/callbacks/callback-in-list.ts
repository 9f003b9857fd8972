import * as z from 'zod/mini';
import { type CallbackRow, callbackRowSchema } from '../../shared/data/arrival/callback-row.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { attemptOutcomes } from '../../shared/domain/callback/callback.ts';
import { pageSchema } from '../../shared/http/paging.ts';

export const callbackPageSchema = () => {
  const time = z.iso.datetime({ offset: true });
  return pageSchema(
    z.extend(z.omit(callbackRowSchema, { timeZone: true }), {
      notBefore: time,
      nextTryAt: z.optional(time),
      dueAt: time,
      attempts: z.array(z.object({ at: time, outcome: z.enum(attemptOutcomes), by: z.string() })),
    }),
  );
};

/** A callback as callers see it in a list, its times in the branch's zone. */
export function callbackInList({ timeZone, notBefore, nextTryAt, dueAt, attempts, ...row }: CallbackRow) {
  return {
    ...row,
    notBefore: withOffset(notBefore, timeZone),
    nextTryAt: nextTryAt && withOffset(nextTryAt, timeZone),
    dueAt: withOffset(dueAt, timeZone),
    attempts: attempts.map((attempt) => ({ ...attempt, at: withOffset(attempt.at, timeZone) })),
  };
}

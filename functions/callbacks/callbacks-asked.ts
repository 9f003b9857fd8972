import * as z from 'zod/mini';
import type { CallbackRow } from '../../shared/data/arrival/callback-row.ts';
import type { Where } from '../../shared/data/table/list.ts';
import { dayBounds, instantSchema, localDateSchema } from '../../shared/domain/calendar.ts';
import { callbackPurposes } from '../../shared/domain/callback/purposes.ts';
import { commonSays } from '../../shared/domain/refusals/common.ts';
import { refused } from '../../shared/domain/refusals/in-schema.ts';
import { taskStates } from '../../shared/domain/task.ts';
import { pagingQuery } from '../../shared/http/paging.ts';

export const listCallbacksQuery = z
  .strictObject({
    branchId: z.string(),
    /** What is still to be made on that local day, with all that was to be made before. */
    day: z.optional(localDateSchema),
    owner: z.optional(z.literal('me')),
    purpose: z.optional(z.enum(callbackPurposes)),
    state: z.optional(z.enum(taskStates)),
    from: z.optional(instantSchema),
    to: z.optional(instantSchema),
    ...pagingQuery,
  })
  .check(
    z.refine(({ from = '', to = from }) => from <= to, { path: ['to'], ...refused(commonSays.before_from) }),
  );

export type CallbacksAsked = z.infer<typeof listCallbacksQuery>;

/** The next day's first instant itself has no id behind it, so nothing of that day is among them. */
export function untilEndOf(day: string, timeZone: string): readonly [string, string] {
  return ['0', dayBounds(day, timeZone).before];
}

/** Those of a list that are asked for, where the list itself does not tell; undefined where nothing is asked. */
export function whereAsked(
  asked: Pick<CallbacksAsked, 'purpose' | 'state' | 'from' | 'to'>,
): Where<CallbackRow> | undefined {
  const name = JSON.stringify(asked);
  return name === '{}' ? undefined : { name, holds: (row) => isAsked(row, asked) };
}

/** Whether a callback is what is asked for. */
export function isAsked(
  { purpose, state, dueAt }: Pick<CallbackRow, 'purpose' | 'state' | 'dueAt'>,
  asked: Pick<CallbacksAsked, 'purpose' | 'state' | 'from' | 'to'>,
): boolean {
  return (
    (asked.purpose ?? purpose) === purpose &&
    (asked.state ?? state) === state &&
    (asked.from ?? dueAt) <= dueAt &&
    (asked.to ?? dueAt) >= dueAt
  );
}

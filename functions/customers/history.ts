import * as z from 'zod/mini';
import { type HistoryRow, historyRowSchema } from '../../shared/data/history.ts';
import type { IndexName } from '../../shared/data/table-schema.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { page, pageSchema, pagingQuery } from '../../shared/http/paging.ts';
import type { Context } from '../../shared/http/route.ts';

export const historyQuery = z.strictObject(pagingQuery);

export const historyEntrySchema = () =>
  z.extend(z.omit(historyRowSchema, { timeZone: true }), { at: z.iso.datetime({ offset: true }) });

export const historyPageSchema = () => pageSchema(historyEntrySchema());

export type HistoryEntry = z.infer<ReturnType<typeof historyEntrySchema>>;

/** Something that happened as callers see it, its time in the zone of the branch where it did. */
export function historyEntry({ timeZone, ...row }: HistoryRow): HistoryEntry {
  return { ...row, at: withOffset(row.at, timeZone) };
}

/** A page of everything that ever happened to a customer or a vehicle, newest first. */
export function historyOf(
  place: { readonly index: IndexName; readonly partition: string },
  paging: z.infer<typeof historyQuery>,
  { runtime }: Context,
) {
  const { index, partition } = place;
  const list = {
    index,
    partitions: [partition],
    descending: true,
    schema: historyRowSchema,
    content: 'row' as const,
  };
  return page(runtime.table, list, paging, historyEntry);
}

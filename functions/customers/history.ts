import * as z from 'zod/mini';
import { asItStands } from '../../shared/data/complaint/history-as-it-stands.ts';
import { historyRowSchema } from '../../shared/data/head/history.ts';
import type { IndexName } from '../../shared/data/table/table-schema.ts';
import { historyEntry, historyEntrySchema } from '../../shared/http/history-view.ts';
import { page, pageSchema, pagingQuery } from '../../shared/http/paging.ts';
import type { Context } from '../../shared/http/route.ts';

export const historyQuery = z.strictObject(pagingQuery);

export const historyPageSchema = () => pageSchema(historyEntrySchema());

/** A page of everything that ever happened to a customer or a vehicle, newest first. */
export async function historyOf(
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
  const { items, nextCursor } = await page(runtime.table, list, paging, (row) => row);
  return { items: (await asItStands(runtime.table, items)).map(historyEntry), nextCursor };
}

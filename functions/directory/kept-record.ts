import * as z from 'zod/mini';
import { withOffset } from '../../shared/domain/calendar.ts';
import { actorSchema, recordEntrySchema } from '../../shared/domain/record.ts';
import { page, pageSchema } from '../../shared/http/paging.ts';
import type { Context } from '../../shared/http/route.ts';

/** What is of no branch is shown in the time of most. */
const usualTimeZone = 'Asia/Shanghai';

/** One line of the record of what is set up. */
export const keptEntrySchema = () =>
  z.object({
    entry: z.int(),
    at: z.iso.datetime({ offset: true }),
    by: actorSchema,
    action: z.string(),
    input: z.optional(z.unknown()),
    changes: z.array(
      z.object({ path: z.string(), before: z.optional(z.unknown()), after: z.optional(z.unknown()) }),
    ),
  });

export const keptRecordSchema = () => pageSchema(keptEntrySchema());

/** A page of a record, oldest first. */
export async function recordPage(
  { partition, prefix }: { partition: string; prefix: string },
  paging: { limit: number; cursor?: string | undefined },
  { runtime }: Context,
  timeZone = usualTimeZone,
) {
  const list = { partitions: [partition], prefix, schema: recordEntrySchema, content: 'data' } as const;
  return await page(runtime.table, list, paging, (entry) => ({
    ...entry,
    at: withOffset(entry.at, timeZone),
  }));
}

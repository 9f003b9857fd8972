import * as z from 'zod/mini';
import { partitions } from '../../shared/data/table/keys.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { withoutWords } from '../../shared/domain/erasure/record-entry.ts';
import { type RecordEntry, recordEntrySchema } from '../../shared/domain/record.ts';
import { findComplaint, readsOfComplaint } from '../../shared/http/find-complaint.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { seenAt } from '../../shared/http/seen.ts';

export const query = z.strictObject(pagingQuery);

/** Who did what when, oldest first (HANDLE-9). */
export const useCase: UseCase<{ id: string }, z.infer<typeof query>, unknown> = {
  reads: ({ params }) => readsOfComplaint(params.id),
  async run({ params, query }, context) {
    const found = findComplaint(params.id, context);
    const { head: complaint, details } = found.state;
    // The table may not have got round to it yet.
    const shown = (entry: RecordEntry) =>
      (details.erasedAt === undefined ? undefined : withoutWords(entry)) ?? entry;
    const { partition, prefix } = partitions.record(complaint.id);
    const list = { partitions: [partition], prefix, schema: recordEntrySchema, content: 'data' } as const;
    return {
      body: await page(context.runtime.table, list, query, (entry) => ({
        ...shown(entry),
        at: withOffset(entry.at, complaint.timeZone),
      })),
      // It tells what was said and who said it.
      seen: seenAt(found, found.by, 'complaint', complaint.id),
    };
  },
};

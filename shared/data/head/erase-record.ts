import { withoutWords } from '../../domain/erasure/record-entry.ts';
import { recordEntrySchema } from '../../domain/record.ts';
import { keys, partitions } from '../table/keys.ts';
import { readPage } from '../table/list.ts';
import type { Position, Table } from '../table/table.ts';
import type { Write } from '../table/transaction.ts';

const entriesARead = 50;

/**
 * Takes words and names out of a record, entry by entry (HANDLE-9 but for this, POLICY-3). Entries are never written
 * again by anybody else, so each is put as it stands without them; done again it finds nothing.
 */
export async function eraseRecord(table: Table, subjectId: string): Promise<void> {
  const { partition, prefix } = partitions.record(subjectId);
  let after: Position | undefined;
  do {
    const page = await readPage(table, {
      partitions: [partition],
      prefix,
      schema: recordEntrySchema,
      content: 'data',
      limit: entriesARead,
      after,
    });
    const writes = page.items.flatMap((entry): Write[] => {
      const data = withoutWords(entry);
      return data ? [{ put: keys.recordEntry(subjectId, data.entry), data, packs: true }] : [];
    });
    if (writes.length > 0) await table.transact(writes);
    after = page.next;
  } while (after);
}

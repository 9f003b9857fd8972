import { type BadRow, badRowSchema } from '../../domain/import/import.ts';
import { keys, partitions } from '../table/keys.ts';
import type { List } from '../table/list.ts';
import type { Write } from '../table/transaction.ts';

export function writeBadRow(importId: string, row: BadRow): Write {
  return { put: keys.badRow(importId, row.line), data: row };
}

/** The bad rows of an import, by line. */
export function badRowsOf(importId: string): Omit<List<BadRow>, 'limit'> {
  const { partition, prefix } = partitions.badRows(importId);
  return { partitions: [partition], prefix, schema: badRowSchema, content: 'data' };
}

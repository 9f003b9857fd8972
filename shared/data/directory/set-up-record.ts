import * as z from 'zod/mini';
import type { RecordFacts } from '../../domain/directory/entry.ts';
import type { RecordEntry } from '../../domain/record.ts';
import type { Key } from '../table/item.ts';
import { keys } from '../table/keys.ts';
import { type Condition, unchangedSince, type Write } from '../table/transaction.ts';

/** The bookkeeping of what is set up; there may be things older than that. */
export const recordFacts = { version: z._default(z.int(), 0), entries: z._default(z.int(), 0) };

/** Holds as long as it is what was read, or is not there where there was none. */
export function unchangedSinceRecorded(before: RecordFacts | undefined): Condition {
  return before?.version === 0
    ? { expression: 'attribute_not_exists(#version)', names: { '#version': 'version' } }
    : unchangedSince(before?.version);
}

/** A line of the record that lies beside it; none is ever written again. */
export function writeSetUpEntry({ pk }: Pick<Key, 'pk'>, entry: RecordEntry): Write {
  return { put: keys.recordEntry(pk, entry.entry), data: entry, when: unchangedSince(undefined) };
}

import * as z from 'zod/mini';
import { stored } from '../../domain/stored.ts';
import { branchOfId } from '../table/ids.ts';
import { itemRef } from '../table/item.ts';
import { keys } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import type { Write } from '../table/transaction.ts';
import { updateOf } from '../table/update.ts';

/**
 * In which order the visits counted at a place were decided: what proves that the promised part held after each of them
 * (CALL-3). Kept in the transaction of the choice, and apart from the counts, since no choice needs to read it.
 */
const orderSchema = stored({ order: z.array(z.string()) });

/** How many choices of a place one item keeps the order of. */
const choicesAChunk = 100;

/** The item that the next choice goes into where so many were counted before. */
export function chunkOf(count: number): number {
  return Math.floor(count / choicesAChunk);
}

/** How many choices were counted before those of a chunk, and before those of the next one. */
export function choicesIn(chunk: number): { from: number; before: number } {
  return { from: chunk * choicesAChunk, before: (chunk + 1) * choicesAChunk };
}

/** A visit in the order: the part of its id that tells it from others of its branch, and how it was decided. */
export function orderEntry(visitId: string, chosen: boolean): string {
  return `${visitId.slice(-16)}${chosen ? '+' : '-'}`;
}

export function writeOrder(
  visitId: string,
  month: string,
  { place, chunk }: { readonly place: number; readonly chunk: number },
  chosen: boolean,
): Write {
  const key = keys.samplingOrder(branchOfId(visitId), month, place, chunk);
  return updateOf(key, { append: { order: [orderEntry(visitId, chosen)] } });
}

/** The order of so many choices at a place, each as {@link orderEntry} names it. */
export async function readOrder(
  table: Table,
  branchId: string,
  month: string,
  { place, count }: { readonly place: number; readonly count: number },
): Promise<string[]> {
  const refs = Array.from({ length: Math.ceil(count / choicesAChunk) }, (_, chunk) =>
    itemRef(keys.samplingOrder(branchId, month, place, chunk), orderSchema, 'flat'),
  );
  const loaded = await table.load(refs);
  return refs.flatMap((ref) => loaded.get(ref)?.order ?? []);
}

import * as z from 'zod/mini';
import { type Watch, watchSchema } from '../domain/emergency/surge.ts';
import { itemRef } from './item.ts';
import { keys } from './keys.ts';
import { unchangedSince, type Write } from './transaction.ts';

export function watchRef(branchId: string) {
  return itemRef(
    keys.arrivals(branchId),
    z.lazy(() => watchSchema),
  );
}

/** Keeps what a branch's complaints are watched by, if it still is as it was read. */
export function writeWatch(branchId: string, before: Watch | undefined, watch: Watch): Write {
  return {
    put: keys.arrivals(branchId),
    data: watch,
    attributes: { version: watch.version },
    when: unchangedSince(before?.version),
  };
}

import * as z from 'zod/mini';
import type { ReceivedComplaint, Watch } from '../../domain/emergency/surge.ts';
import { stored } from '../../domain/stored.ts';
import { type ItemRef, itemRef } from '../table/item.ts';
import { keys } from '../table/keys.ts';
import { packTimes, unpackTimes } from '../table/packed-times.ts';
import type { Loaded } from '../table/table.ts';
import { unchangedSince, type Write } from '../table/transaction.ts';

/** A watch as it is read. */
export interface KeptWatch extends Watch {
  /** The complaints that were counted when there were no marks of that yet, by id. */
  readonly unmarked: readonly string[];
}

const watchSchema = stored({
  version: z.int(),
  newest: z.optional(z.string()),
  times: z.optional(z.instanceof(Uint8Array)),
  days: z.record(z.string(), z.int()),
  surgeAt: z.optional(z.string()),
  /** Where complaints were kept whole before. */
  arrivals: z.array(stored({ id: z.string(), at: z.string(), registeredAt: z.string() })),
});

export function watchRef(branchId: string): ItemRef<KeptWatch> {
  return itemRef(
    keys.arrivals(branchId),
    z.lazy(() => z.pipe(watchSchema, z.transform(keptWatch))),
  );
}

function keptWatch({ times, newest, arrivals, ...rest }: z.infer<typeof watchSchema>): KeptWatch {
  return {
    ...rest,
    newest: [newest ?? '', ...arrivals.map(({ registeredAt }) => registeredAt)].toSorted().at(-1) ?? '',
    arrivals: [...(times ? unpackTimes(times) : []), ...arrivals.map(({ at }) => at)].toSorted(),
    unmarked: arrivals.map(({ id }) => id),
  };
}

/** Keeps what a branch's complaints are watched by, if it still is as it was read. */
export function writeWatch(branchId: string, before: KeptWatch | undefined, watch: Watch): Write {
  const { unmarked: _, arrivals, ...rest }: Watch & Partial<KeptWatch> = watch;
  return {
    put: keys.arrivals(branchId),
    data: { ...rest, times: packTimes(arrivals), arrivals: [] },
    attributes: { version: watch.version },
    when: unchangedSince(before?.version),
  };
}

/** The mark that a complaint was counted, which lies beside it and like its head never expires. */
export function watchedRef(complaintId: string): ItemRef<unknown> {
  return itemRef(keys.watched(complaintId), z.unknown(), 'flat');
}

/** Which of the complaints were counted. */
export function countedOf(
  arrivals: readonly ReceivedComplaint[],
  watch: KeptWatch | undefined,
  loaded: Loaded,
): Set<string> {
  const marked = arrivals.filter(({ id }) => loaded.get(watchedRef(id)) !== undefined);
  return new Set([...(watch?.unmarked ?? []), ...marked.map(({ id }) => id)]);
}

/** Marks a complaint that is counted with it, if it was not yet. */
export function markWatched(complaintId: string): Write {
  return { put: keys.watched(complaintId), when: unchangedSince(undefined) };
}

/** Marks one that was counted before there were marks; however often. */
export function markUnmarked(complaintId: string): Write {
  return { put: keys.watched(complaintId) };
}

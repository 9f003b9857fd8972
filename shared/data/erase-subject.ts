import { eraseDelivery, eraseVisit } from '../domain/arrival/erase-arrival.ts';
import { eraseCallback } from '../domain/callback/erase-callback.ts';
import { eraseComplaint } from '../domain/complaint/erase-complaint.ts';
import type { Given } from '../domain/draft.ts';
import { callbackFrom, callbackRefs, writeCallback } from './callback-store.ts';
import { complaintFrom, complaintRefs, writeComplaint } from './complaint-store.ts';
import { deliveryFrom, deliveryRefs, writeDelivery } from './delivery-store.ts';
import { branchFrom } from './directory.ts';
import { branchOfId } from './ids.ts';
import type { ItemRef } from './item.ts';
import { retryLostRaces } from './retries.ts';
import type { Loaded, Table } from './table.ts';
import { type Rescheduled, rescheduledBy } from './task-store.ts';
import type { Write } from './transaction.ts';
import { visitFrom, visitRefs, writeVisit } from './visit-store.ts';

/** What has a head, and what identifies people apart from it. */
export type ErasedType = 'complaint' | 'callback' | 'delivery' | 'visit';

/** How one of them is erased: the writes, `runs` where it is not over yet, nothing where nothing is left to do. */
interface Erasing {
  readonly refs: (id: string) => ItemRef<unknown>[];
  readonly writes: (loaded: Loaded, id: string, given: Given) => Write[] | 'runs' | undefined;
}

const erasings: Readonly<Record<ErasedType, Erasing>> = {
  complaint: {
    refs: complaintRefs,
    writes(loaded, id, given) {
      const state = complaintFrom(loaded, id);
      const change = state && eraseComplaint(state, given);
      return change === 'runs' ? change : change && writeComplaint(state, change);
    },
  },
  callback: {
    refs: callbackRefs,
    writes(loaded, id, given) {
      const state = callbackFrom(loaded, id);
      const change = state && eraseCallback(state, given);
      return change && writeCallback(state, change);
    },
  },
  delivery: {
    refs: deliveryRefs,
    writes(loaded, id, given) {
      const state = deliveryFrom(loaded, id);
      const change = state && eraseDelivery(state, given);
      return change && writeDelivery(state, change);
    },
  },
  visit: {
    refs: visitRefs,
    writes(loaded, id, given) {
      const state = visitFrom(loaded, id);
      const change = state && eraseVisit(state, given);
      return change === 'runs' ? change : change && writeVisit(state, change);
    },
  },
};

export function isErasedType(type: string): type is ErasedType {
  return type in erasings;
}

/** What came of one: whose schedules follow, where anything was left to do; or that it is not over yet. */
export type ErasedSubject = 'runs' | 'was_erased' | { readonly rescheduled: readonly Rescheduled[] };

/** Erases one of them in one transaction, fenced by its head: of whatever is done to it at once either knows the other. */
export async function eraseSubject(
  table: Table,
  type: ErasedType,
  id: string,
  given: Omit<Given, 'policy'>,
): Promise<ErasedSubject> {
  const { refs, writes } = erasings[type];
  return await retryLostRaces(async () => {
    const loaded = await table.load(refs(id));
    const place = branchFrom(loaded, branchOfId(id));
    if (!place) throw new Error(`the branch of ${id} is gone`);
    const erased = writes(loaded, id, { ...given, policy: place.policy });
    if (erased === 'runs') return 'runs';
    if (erased === undefined) return 'was_erased';
    await table.transact(erased);
    return { rescheduled: rescheduledBy(erased) };
  });
}

import { callbackFrom, callbackRefs, writeCallback } from '../data/arrival/callback-head.ts';
import { deliveryFrom, deliveryRefs, writeDelivery } from '../data/arrival/delivery-head.ts';
import { visitFrom, visitRefs, writeVisit } from '../data/arrival/visit-head.ts';
import { complaintFrom, complaintRefs, writeComplaint } from '../data/complaint/complaint-head.ts';
import { branchFrom } from '../data/directory/directory.ts';
import { type Rescheduled, rescheduledBy } from '../data/head/task-store.ts';
import { branchOfId } from '../data/table/ids.ts';
import type { ItemRef } from '../data/table/item.ts';
import { retryLostRaces } from '../data/table/retries.ts';
import type { Loaded, Table } from '../data/table/table.ts';
import type { Write } from '../data/table/transaction.ts';
import { eraseDelivery, eraseVisit } from '../domain/arrival/erase-arrival.ts';
import { eraseCallback } from '../domain/callback/erase-callback.ts';
import { eraseComplaint } from '../domain/complaint/erase-complaint.ts';
import type { Given } from '../domain/draft.ts';

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

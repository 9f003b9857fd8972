import type { DeliveryChange, DeliveryState } from '../delivery/delivery.ts';
import type { Given } from '../draft.ts';
import type { Head } from '../head.ts';
import type { RecordEntry } from '../record.ts';
import { isHandedBack, type VisitChange, type VisitState } from '../visit/visit.ts';

/** POLICY-3: a delivery without the customer; undefined for one that was erased before. */
export function eraseDelivery({ head, details }: DeliveryState, given: Given): DeliveryChange | undefined {
  if (details.erasedAt !== undefined) return undefined;
  return { ...marked(head, given), details: arrivalWithout(details, given) };
}

/**
 * POLICY-3: a visit without the customer: what was found, done and said goes with them, who worked on the vehicle and
 * when stays.
 *
 * @returns `runs` while the vehicle is with the workshop, undefined for one that was erased before
 */
export function eraseVisit({ head, details }: VisitState, given: Given): VisitChange | 'runs' | undefined {
  if (details.erasedAt !== undefined) return undefined;
  if (!isHandedBack(head)) return 'runs';
  const { technician, checkedBy } = details;
  return {
    ...marked(head, given),
    details: { ...arrivalWithout(details, given), technician, checkedBy, extraWork: [], delays: [] },
  };
}

type Arrival = DeliveryState['details'];

function arrivalWithout({ vehicle, files, adviser, takenBy }: Arrival, { at }: Given): Arrival {
  const { model } = vehicle;
  return {
    customer: { name: '', phone: '' },
    vehicle: { vin: '', ...(model !== undefined && { model }) },
    files,
    adviser,
    takenBy,
    erasedAt: at,
  };
}

function marked<H extends Head>(head: H, { at, by }: Given) {
  const entry = head.entries + 1;
  const entries: RecordEntry[] = [{ entry, at, by, action: 'erase-customer', changes: [] }];
  return { head: { ...head, version: head.version + 1, entries: entry }, entries, notices: [] };
}

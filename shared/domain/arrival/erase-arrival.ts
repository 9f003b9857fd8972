import type { DeliveryChange, DeliveryDetails, DeliveryState } from '../delivery/delivery.ts';
import type { Given } from '../draft.ts';
import type { Head } from '../head.ts';
import type { RecordEntry } from '../record.ts';
import { isHandedBack, type VisitChange, type VisitDetails, type VisitState } from '../visit/visit.ts';

/** POLICY-3: a delivery without the customer; undefined for one that was erased before. */
export function eraseDelivery({ head, details }: DeliveryState, given: Given): DeliveryChange | undefined {
  if (details.erasedAt !== undefined) return undefined;
  return { ...marked(head, given), details: arrivalWithout(details, given.at) };
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
  return { ...marked(head, given), details: visitWithout(details, given.at) };
}

/** The details of a visit without the customer, who is gone since then; as they are where they were so before. */
export function visitWithout(details: VisitDetails, at: string): VisitDetails {
  const { technician, checkedBy } = details;
  if (details.erasedAt !== undefined) return details;
  return { ...arrivalWithout(details, at), technician, checkedBy, extraWork: [], delays: [] };
}

/** Those of a delivery, likewise. */
export function arrivalWithout(details: DeliveryDetails, at: string): DeliveryDetails {
  const { vehicle, files, adviser, takenBy } = details;
  const { model } = vehicle;
  if (details.erasedAt !== undefined) return details;
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

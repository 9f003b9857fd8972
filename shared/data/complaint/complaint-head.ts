import { complaintSchema } from '../../domain/complaint/complaint.ts';
import { complaintDetailsSchema } from '../../domain/complaint/details.ts';
import type { Change, ComplaintState } from '../../domain/complaint/draft.ts';
import { complaintWithout } from '../../domain/complaint/erase-complaint.ts';
import { writeFocus } from '../customer/customer-file.ts';
import { branchRefs } from '../directory/directory.ts';
import { writeHead } from '../head/define-head.ts';
import { type HistoryRow, writeHistoryRow } from '../head/history.ts';
import { writeRemains } from '../head/remains.ts';
import { branchOfId } from '../table/ids.ts';
import { type ItemRef, itemRef } from '../table/item.ts';
import { keys, partitions } from '../table/keys.ts';
import type { Loaded } from '../table/table.ts';
import type { Write } from '../table/transaction.ts';
import { writeComplaintRows } from './complaint-lists.ts';

export function headRef(complaintId: string) {
  return itemRef(keys.head(complaintId), complaintSchema);
}

function detailsRef(complaintId: string) {
  return itemRef(keys.details(complaintId), complaintDetailsSchema);
}

function remainsRef(complaintId: string) {
  return itemRef(keys.remains(complaintId), complaintDetailsSchema);
}

/** Everything a decision on a complaint needs, for one read. */
export function complaintRefs(complaintId: string): ItemRef<unknown>[] {
  return [
    headRef(complaintId),
    detailsRef(complaintId),
    remainsRef(complaintId),
    ...Object.values(branchRefs(branchOfId(complaintId))),
  ];
}

/** The complaint out of that read; undefined where there is none. */
export function complaintFrom(loaded: Loaded, complaintId: string): ComplaintState | undefined {
  const complaint = loaded.get(headRef(complaintId));
  const details = loaded.get(detailsRef(complaintId)) ?? loaded.get(remainsRef(complaintId));
  return complaint && details && { head: complaint, details };
}

/** The writes of a change. @param before the state it was decided on; undefined for a new complaint */
export function writeComplaint(before: ComplaintState | undefined, change: Change): Write[] {
  const { id, branchId } = change.head;
  const listed = { gsi2pk: partitions.countedHeads(branchId), gsi2sk: id };
  return [
    ...writeHead(before, change, change, listed),
    ...writeRemains(before, change, complaintWithout),
    ...writeComplaintRows(before, change),
    ...(before ? [] : writeHistoryRow(historyOf(change), change.details.files)),
    ...(change.focus ? writeFocus(change, change.focus) : []),
  ];
}

/** Named in the histories once and for all: how it stands, its head says. */
function historyOf({ head: complaint }: ComplaintState): HistoryRow {
  const { id, branchId, timeZone, number, receivedAt: at } = complaint;
  return { id, type: 'complaint', branchId, timeZone, at, number };
}

import { visitWithout } from '../../domain/arrival/erase-arrival.ts';
import {
  type VisitChange,
  type VisitState,
  visitDetailsSchema,
  visitPurposes,
  visitSchema,
} from '../../domain/visit/visit.ts';
import { branchRefs } from '../directory/directory.ts';
import { differs, writeHead } from '../head/define-head.ts';
import { writeRemains } from '../head/remains.ts';
import { branchOfId } from '../table/ids.ts';
import { type ItemRef, itemRef } from '../table/item.ts';
import { keys, partitions } from '../table/keys.ts';
import type { Loaded } from '../table/table.ts';
import type { Write } from '../table/transaction.ts';
import { callsFrom, callsRefs } from './calls-of-arrival.ts';
import { writeVisitRows } from './visit-row.ts';

export function visitHeadRef(visitId: string) {
  return itemRef(keys.head(visitId), visitSchema);
}

function detailsRef(visitId: string) {
  return itemRef(keys.details(visitId), visitDetailsSchema);
}

function remainsRef(visitId: string) {
  return itemRef(keys.remains(visitId), visitDetailsSchema);
}

/** A visit with its calls and everything a decision on it needs, for one read. */
export function visitRefs(visitId: string): ItemRef<unknown>[] {
  return [
    visitHeadRef(visitId),
    detailsRef(visitId),
    remainsRef(visitId),
    ...callsRefs(visitId, visitPurposes),
    ...Object.values(branchRefs(branchOfId(visitId))),
  ];
}

/** The visit out of that read; undefined where there is none. */
export function visitFrom(loaded: Loaded, visitId: string): VisitState | undefined {
  const head = loaded.get(visitHeadRef(visitId));
  const details = loaded.get(detailsRef(visitId)) ?? loaded.get(remainsRef(visitId));
  return head && details && { head, details };
}

/** The calls that follow from it, out of that read. */
export function callsOfVisit(loaded: Loaded, visitId: string) {
  return callsFrom(loaded, visitId, visitPurposes);
}

/** The writes of a change. @param before the state it was decided on; undefined for a new visit */
export function writeVisit(before: VisitState | undefined, change: VisitChange): Write[] {
  const rows = writeVisitRows(change);
  const listed = { gsi2pk: partitions.countedHeads(change.head.branchId), gsi2sk: change.head.id };
  return [
    ...writeHead(before, change, change, listed),
    ...writeRemains(before, change, visitWithout),
    ...(before && !differs(rows, writeVisitRows(before)) ? [] : rows),
  ];
}

import { complaintDetailsSchema, complaintSchema } from '../domain/complaint/complaint.ts';
import type { Change, ComplaintState } from '../domain/complaint/draft.ts';
import { complaintRow, writeComplaintRow } from './complaint-row.ts';
import { branchRefs } from './directory.ts';
import { type ItemRef, itemRef } from './item.ts';
import { branchOfId, keys, partitions } from './keys.ts';
import { writeNotice } from './notice-store.ts';
import type { Loaded } from './table.ts';
import { writeTaskRow } from './task-store.ts';
import type { Write } from './transaction.ts';

export function headRef(complaintId: string) {
  return itemRef(keys.head(complaintId), complaintSchema);
}

function detailsRef(complaintId: string) {
  return itemRef(keys.details(complaintId), complaintDetailsSchema);
}

/** Everything a decision on a complaint needs, for one read. */
export function complaintRefs(complaintId: string): ItemRef<unknown>[] {
  return [
    headRef(complaintId),
    detailsRef(complaintId),
    ...Object.values(branchRefs(branchOfId(complaintId))),
  ];
}

/** The complaint out of that read; undefined where there is none. */
export function complaintFrom(loaded: Loaded, complaintId: string): ComplaintState | undefined {
  const complaint = loaded.get(headRef(complaintId));
  const details = loaded.get(detailsRef(complaintId));
  return complaint && details && { complaint, details };
}

/**
 * The writes of a change: the head, conditioned on the version it was decided on (so that of two changes at
 * once only one succeeds), and beside it the details, the record, and the task, notice and list rows.
 *
 * @param before the state the change was decided on; undefined for a new complaint
 */
export function writeComplaint(before: ComplaintState | undefined, change: Change): Write[] {
  const { complaint, details, entries, notices } = change;
  const row = complaintRow(change);
  const tasks = complaint.tasks.filter((task, at) => differs(task, before?.complaint.tasks[at]));
  return [
    {
      put: keys.head(complaint.id),
      data: complaint,
      attributes: {
        version: complaint.version,
        gsi2pk: partitions.countedHeads(complaint.branchId),
        gsi2sk: complaint.id,
      },
      when: before
        ? {
            expression: '#version = :version',
            names: { '#version': 'version' },
            values: { ':version': before.complaint.version },
          }
        : { expression: 'attribute_not_exists(pk)' },
    },
    ...(differs(details, before?.details) ? [{ put: keys.details(complaint.id), data: details }] : []),
    ...(before && !differs(row, complaintRow(before)) ? [] : [writeComplaintRow(row)]),
    ...tasks.map((task) => writeTaskRow(complaint, task)),
    ...entries.map((entry) => ({ put: keys.recordEntry(complaint.id, entry.entry), data: entry })),
    ...notices.map((notice) => writeNotice(complaint, notice)),
  ];
}

function differs(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}

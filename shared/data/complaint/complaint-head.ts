import { complaintSchema } from '../../domain/complaint/complaint.ts';
import { complaintDetailsSchema } from '../../domain/complaint/details.ts';
import type { Change, ComplaintState } from '../../domain/complaint/draft.ts';
import { complaintWithout } from '../../domain/complaint/erase-complaint.ts';
import { writeFocus } from '../customer/customer-file.ts';
import { defineHead } from '../head/define-head.ts';
import { type HistoryRow, writeHistoryRow } from '../head/history.ts';
import { writeComplaintRows } from './complaint-lists.ts';

export const complaintHead = defineHead({
  type: 'complaint',
  schema: complaintSchema,
  details: complaintDetailsSchema,
  without: complaintWithout,
  counted: true,
  writes: (before, change: Change) => [
    ...writeComplaintRows(before, change),
    ...(before ? [] : writeHistoryRow(historyOf(change), change.details.files)),
    ...(change.focus ? writeFocus(change, change.focus) : []),
  ],
  settle: async () => {
    const { settleComplaint } = await import('../../domain/complaint/settle.ts');
    return (state, now, { policy }) => settleComplaint(state, now, policy);
  },
  handOver: async () => (await import('../../domain/complaint/hand-over.ts')).handOverComplaint,
  erase: async () => (await import('../../domain/complaint/erase-complaint.ts')).eraseComplaint,
});

/** Named in the histories once and for all: how it stands, its head says. */
function historyOf({ head: complaint }: ComplaintState): HistoryRow {
  const { id, branchId, timeZone, number, receivedAt: at } = complaint;
  return { id, type: 'complaint', branchId, timeZone, at, number };
}

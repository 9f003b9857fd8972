import type { Given } from '../draft.ts';
import { type Complaint, isOpen } from './complaint.ts';
import type { ComplaintDetails } from './details.ts';
import { type Change, type ComplaintState, runningTasks } from './draft.ts';

/** Whether there is still something to do for which the customer has to be known. */
export function stillRuns(complaint: Complaint): boolean {
  return isOpen(complaint) || runningTasks(complaint).length > 0;
}

/**
 * POLICY-3: a complaint without the customer: who, what car and what was said are gone, what figures count stays.
 *
 * @returns `runs` for one that is not over, undefined for one that was erased before
 */
export function eraseComplaint(state: ComplaintState, { at, by }: Given): Change | 'runs' | undefined {
  const { complaint, details } = state;
  if (details.erasedAt !== undefined) return undefined;
  if (stillRuns(complaint)) return 'runs';
  const entry = complaint.entries + 1;
  return {
    complaint: { ...complaint, version: complaint.version + 1, entries: entry },
    details: erasedDetails(details, at),
    entries: [{ entry, at, by, action: 'erase-customer', changes: [] }],
    notices: [],
  };
}

function erasedDetails({ vehicle, takenBy, files, linked }: ComplaintDetails, at: string): ComplaintDetails {
  return {
    description: '',
    customer: { name: '', phone: '' },
    ...(vehicle?.model !== undefined && { vehicle: { model: vehicle.model } }),
    takenBy,
    files,
    linked,
    attachments: [],
    erasedAt: at,
  };
}

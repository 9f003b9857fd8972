import type { Given } from '../draft.ts';
import type { ComplaintDetails } from './details.ts';
import { type Change, type ComplaintState, stillRuns } from './draft.ts';

/**
 * POLICY-3: a complaint without the customer: who, what car and what was said are gone, what figures count stays.
 *
 * @returns `runs` for one that is not over, undefined for one that was erased before
 */
export function eraseComplaint(state: ComplaintState, { at, by }: Given): Change | 'runs' | undefined {
  const { head: complaint, details } = state;
  if (details.erasedAt !== undefined) return undefined;
  if (stillRuns(complaint)) return 'runs';
  const entry = complaint.entries + 1;
  return {
    head: { ...complaint, version: complaint.version + 1, entries: entry },
    details: complaintWithout(details, at),
    entries: [{ entry, at, by, action: 'erase-customer', changes: [] }],
    notices: [],
  };
}

/** The details without the customer, who is gone since then; as they are where they were so before. */
export function complaintWithout(details: ComplaintDetails, at: string): ComplaintDetails {
  const { vehicle, takenBy, files, linked } = details;
  if (details.erasedAt !== undefined) return details;
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

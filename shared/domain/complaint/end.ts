import { type Instant, localMonth } from '../calendar.ts';
import { cancelTasks, type Draft } from './draft.ts';

/** Ends a complaint; whatever is still running has lost its purpose. */
export function endComplaint(
  draft: Draft,
  at: Instant,
  reason: 'satisfied' | 'unreachable' | 'withdrawn',
): void {
  const status = reason === 'withdrawn' ? 'withdrawn' : 'closed';
  const month = localMonth(at, draft.complaint.timeZone);
  cancelTasks(draft, at, status);
  draft.complaint = { ...draft.complaint, status, closure: { at, month, reason } };
}

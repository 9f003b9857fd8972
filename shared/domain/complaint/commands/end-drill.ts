import type { Instant } from '../../calendar.ts';
import { recorded } from '../../draft.ts';
import type { Policy } from '../../policy.ts';
import { system } from '../../record.ts';
import { hasPassed } from '../../steps.ts';
import { isOpen } from '../complaint.ts';
import { type Change, type ComplaintState, changeOf, draftOf } from '../draft.ts';
import { endComplaint } from '../end.ts';
import { settle } from '../settle.ts';

/**
 * EMERG-4: a complaint that was made up is over with its drill; what it was still owed is cancelled.
 *
 * @returns undefined where it has ended before
 */
export function endDrill(state: ComplaintState, at: Instant, policy: Policy): Change | undefined {
  const draft = draftOf(state, policy);
  settle(draft, at, hasPassed);
  if (isOpen(draft.head)) {
    recorded(draft, { at, by: system, action: 'end-drill' }, () => {
      endComplaint(draft, at, { reason: 'withdrawn' });
    });
  }
  return draft.entries.length === 0 ? undefined : changeOf(draft);
}

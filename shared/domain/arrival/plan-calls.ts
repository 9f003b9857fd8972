import { asFilesSay, type FilesAtHand } from '../callback/as-files-say.ts';
import type { CallbackChange, CallbackDraft } from '../callback/callback.ts';
import { cancelTasks } from '../callback/change.ts';
import type { DueCall } from '../callback/due.ts';
import { endCall } from '../callback/end.ts';
import { type PlannedCall, planCallback } from '../callback/plan.ts';
import type { CallbackPurpose } from '../callback/purposes.ts';
import { wantsCalls } from '../customer/customer.ts';
import type { Given } from '../draft.ts';
import type { Owner } from '../roles.ts';
import { isMissed } from '../task.ts';

/** What the calls are about. */
export interface CalledAbout
  extends Pick<
    PlannedCall,
    'branchId' | 'number' | 'timeZone' | 'delivery' | 'visit' | 'sampling' | 'technician' | 'details'
  > {
  readonly adviser: Owner;
}

/** How the calls are opened: under which ids, and whether they follow from something that lies back in time. */
export interface Opening {
  readonly callbackId: (purpose: CallbackPurpose) => string;
  readonly past?: boolean | undefined;
  /** What the files say by now of the customer and the vehicle. */
  readonly files?: FilesAtHand | undefined;
}

/**
 * Opens the calls that follow from a delivery or a visit. The courtesy call is the adviser's own. Of what lies back in
 * time no call is opened that would be overdue. One that the customer does not want is cancelled in the same step
 * (CALL-10), and so can be seen not to have been made.
 */
export function planCalls(
  calls: readonly DueCall[],
  about: CalledAbout,
  { callbackId, past = false, files = {} }: Opening,
  given: Given,
): CallbackChange[] {
  const { customer } = files;
  const ending = (draft: CallbackDraft) => {
    if (!wantsCalls(customer)) cancelTasks(draft, 'no_calls', given.at);
    // A number that was found wrong is not called again (CALL-4).
    else if (customer && customer.phone === undefined) endCall(draft, 'unreachable', given.at);
  };
  return calls
    .filter(({ dueAt }) => !(past && isMissed(dueAt, given.at)))
    .map(({ purpose, role, notBefore, dueAt }) =>
      planCallback(
        {
          ...about,
          details: asFilesSay(about.details, files),
          id: callbackId(purpose),
          purpose,
          owner: purpose === 'delivery_courtesy' ? about.adviser : { role },
          notBefore,
          dueAt,
        },
        'plan-callback',
        given,
        ending,
      ),
    );
}

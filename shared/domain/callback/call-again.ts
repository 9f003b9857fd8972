import type { Instant } from '../calendar.ts';
import { categories } from '../complaint/category.ts';
import type { Complaint } from '../complaint/complaint.ts';
import type { ComplaintState } from '../complaint/draft.ts';
import { changeOf, draftOf, type Given, recorded } from '../draft.ts';
import { dueAfter } from '../due-after.ts';
import { hasPassed } from '../steps.ts';
import { asFilesSay, type FilesAtHand } from './as-files-say.ts';
import { type CallbackChange, type CallbackState, isOver } from './callback.ts';
import { openCall, planCallback } from './plan.ts';
import { settle } from './settle.ts';

const owner = { role: 'care_specialist' } as const;

/** Who of the advisers knows the customer of a complaint. */
const adviserOfForm = { sales: 'sales_adviser', after_sales: 'service_adviser' } as const;

/** CLOCK-8: whether the customer is called again once the complaint is handled. */
export function isCalledAgain({ channel, callAgain }: Pick<Complaint, 'channel' | 'callAgain'>): boolean {
  return channel === 'callback' || callAgain;
}

/**
 * CLOCK-8: a complaint raised in a callback has been handled, so the care specialist calls again. The call outlives
 * the complaint, which may be closed before it. Handled once more, a call that is still to be made stays the promise
 * it is, and one that was made is to be made again.
 *
 * @param before the complaint's callback, where it has been handled before
 * @param files of customer and vehicle, as they are by now
 * @param id of the callback, where it has not
 */
export function callAgain(
  before: CallbackState | undefined,
  { head: complaint, details }: ComplaintState,
  files: FilesAtHand,
  id: string,
  given: Given,
): CallbackChange {
  const { branchId, number, timeZone, resolvedAt: notBefore = given.at } = complaint;
  const { at: dueAt } = dueAfter(notBefore, timeZone, given.policy, 'calledAgainByEndOfDay');
  if (before) return takeUpAgain(before, { notBefore, dueAt, files }, given);
  const { customer, vehicle } = asFilesSay({ customer: details.customer, vehicle: details.vehicle }, files);
  const { name, phone } = customer;
  const planned = {
    id,
    branchId,
    number,
    timeZone,
    purpose: 'complaint',
    complaint: { id: complaint.id, number },
    adviser: { role: adviserOfForm[categories[complaint.category].form] },
    notBefore,
    owner,
    dueAt,
    details: { customer: { name, phone }, vehicle, files: details.files },
  } as const;
  return planCallback(planned, 'call-again', given);
}

function takeUpAgain(
  before: CallbackState,
  { notBefore, dueAt, files }: { notBefore: Instant; dueAt: Instant; files: FilesAtHand },
  { at, by, policy }: Given,
): CallbackChange {
  const draft = draftOf(before, policy);
  settle(draft, at, hasPassed);
  recorded(draft, { at, by, action: 'call-again' }, () => {
    draft.head = { ...draft.head, notBefore };
    if (draft.head.status === 'open') return;
    // Taken up again, it has not ended.
    const { end: _, nextTryAt: __, ...head } = draft.head;
    draft.head = { ...head, status: 'open' };
    draft.details = asFilesSay(draft.details, files);
    openCall(draft, { owner, at, dueAt });
  });
  settle(draft, at, hasPassed);
  return changeOf(draft, isOver);
}

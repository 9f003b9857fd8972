import { callAnew } from '../callback/call-anew.ts';
import type { CallbackChange, CallbackState } from '../callback/callback.ts';
import { cancelCallback, moveCallback } from '../callback/change.ts';
import { planCallback } from '../callback/plan.ts';
import { dueCampaignCall } from '../callback/reminder-due.ts';
import { type Customer, wantsCalls } from '../customer/customer.ts';
import type { Given } from '../draft.ts';
import type { Campaign, CustomerOutcome } from './campaign.ts';

/** One of the customers chosen, as they are found. */
export interface Chosen {
  /** Whose file. */
  readonly fileId: string;
  readonly file: Customer | undefined;
  /** The call that there is. */
  readonly call: CallbackState | undefined;
  /** Its id, where there is none yet: always the same. */
  readonly callbackId: string;
}

export interface CustomerDecision {
  readonly outcome: CustomerOutcome;
  /** What becomes of the call; nothing where it stands as it should. */
  readonly change?: CallbackChange | undefined;
}

/**
 * CALL-9: makes the call of one chosen customer stand as the campaign does: planned, moved, made anew or cancelled, and
 * with it the letter that is still owed. Done again it changes nothing.
 */
export function callCustomer(campaign: Campaign, chosen: Chosen, given: Given): CustomerDecision {
  const { call } = chosen;
  const { timeZone: zone, date } = campaign;
  if (campaign.status === 'cancelled') {
    return {
      outcome: outcomeCalledOff(campaign, chosen),
      change: call && cancelCallback(call, 'withdrawn', given),
    };
  }
  if (call && hasEndedFor(call, date)) return { outcome: 'made' };
  if (call?.head.status === 'cancelled' && call.head.end.reason === 'no_calls') return { outcome: 'noCalls' };
  if (call?.head.status === 'open' && call.head.date === date) return { outcome: 'planned' };
  const due = dueCampaignCall(date, { at: given.at, zone, policy: given.policy }, call && wasReached(call));
  if (call?.head.status === 'open') {
    // There is no time left to call for the new day, and nobody is to be told of the old one.
    if (!due) return { outcome: 'late', change: cancelCallback(call, 'date_removed', given) };
    return { outcome: 'planned', change: moveCallback(call, due, given) };
  }
  return planFor(campaign, chosen, due, given);
}

/** Called off: who has been called stays so, and who was passed over before. */
function outcomeCalledOff(campaign: Campaign, { file, call }: Chosen): CustomerOutcome {
  if (call?.head.status === 'done') return 'made';
  if (call?.head.status === 'cancelled' && call.head.end.reason === 'no_calls') return 'noCalls';
  return (call ? undefined : reasonPassedOver(campaign, file)) ?? 'cancelled';
}

/** Why a customer is not called for a campaign, whatever its day. */
function reasonPassedOver({ branchId }: Campaign, file: Customer | undefined): CustomerOutcome | undefined {
  if (file?.name === undefined || file.phone === undefined) return 'unknown';
  if (!file.branchIds?.has(branchId)) return 'elsewhere';
  return wantsCalls(file) ? undefined : 'noCalls';
}

/** Whether there is nothing left to call about: who was called knows the day, and who would not be called stays so. */
function hasEndedFor({ head }: CallbackState, date: string): boolean {
  return head.status === 'done' && (head.date === date || head.end.outcome === 'refused');
}

/** Whether the customer has been told a day. */
function wasReached({ head }: CallbackState): boolean {
  return head.attempts.some(({ outcome }) => outcome === 'reached');
}

function planFor(
  campaign: Campaign,
  { fileId, file, call, callbackId }: Chosen,
  due: ReturnType<typeof dueCampaignCall>,
  given: Given,
): CustomerDecision {
  const passedOver = reasonPassedOver(campaign, file);
  if (passedOver !== undefined) return { outcome: passedOver };
  if (due === undefined) return { outcome: 'late' };
  const { name = '', phone = '' } = file ?? {};
  const customer = { name, phone };
  if (call) return { outcome: 'planned', change: callAnew(call, due, customer, given) };
  const { id, branchId, number, timeZone, letter } = campaign;
  const { purpose, role, notBefore, dueAt, date } = due;
  const planned = {
    id: callbackId,
    branchId,
    number,
    timeZone,
    purpose,
    campaign: id,
    ...(letter && { letter }),
    notBefore,
    dueAt,
    date,
    owner: { role },
    details: { customer, files: { customer: fileId } },
  };
  return { outcome: 'planned', change: planCallback(planned, 'plan-campaign-call', given) };
}

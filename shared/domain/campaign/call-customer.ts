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
 * CALL-9: makes the call of one chosen customer stand as the campaign does: planned, moved or cancelled. Done again it
 * changes nothing.
 */
export function callCustomer(campaign: Campaign, chosen: Chosen, given: Given): CustomerDecision {
  const { call } = chosen;
  if (call?.head.status === 'done') return { outcome: 'made' };
  if (campaign.status === 'cancelled') {
    return { outcome: 'cancelled', change: call && cancelCallback(call, 'withdrawn', given) };
  }
  // Only a wish not to be called has it cancelled while the campaign goes on (CALL-10).
  if (call?.head.status === 'cancelled') return { outcome: 'noCalls' };
  const { timeZone: zone, date } = campaign;
  const due = dueCampaignCall(date, { at: given.at, zone, policy: given.policy });
  if (call) return { outcome: 'planned', change: due && moveCallback(call, due, given) };
  return planFor(campaign, chosen, due, given);
}

function planFor(
  campaign: Campaign,
  { fileId, file, callbackId }: Chosen,
  due: ReturnType<typeof dueCampaignCall>,
  given: Given,
): CustomerDecision {
  if (file?.name === undefined || file.phone === undefined) return { outcome: 'unknown' };
  if (!file.branchIds?.has(campaign.branchId)) return { outcome: 'elsewhere' };
  if (!wantsCalls(file)) return { outcome: 'noCalls' };
  if (due === undefined) return { outcome: 'late' };
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
    details: { customer: { name: file.name, phone: file.phone }, files: { customer: fileId } },
  };
  return { outcome: 'planned', change: planCallback(planned, 'plan-campaign-call', given) };
}

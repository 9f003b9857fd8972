import * as z from 'zod/mini';
import type { HistoryRow } from '../../shared/data/head/history.ts';
import { type Instant, withOffset } from '../../shared/domain/calendar.ts';
import type { CallbackState } from '../../shared/domain/callback/callback.ts';
import type { CampaignDetails } from '../../shared/domain/campaign/campaign.ts';
import { customerClasses } from '../../shared/domain/complaint/codes.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { focusAhead } from '../../shared/domain/customer/focus.ts';
import { callScripts } from '../../shared/domain/scripts/call-scripts.ts';
import { scriptSchema } from '../../shared/domain/scripts/script.ts';
import { historyEntry, historyEntrySchema } from '../../shared/http/history-view.ts';
import { callbackView, callbackViewSchema } from './callback-view.ts';

/** How much of what happened whoever calls has before them. */
export const historyAtHand = 10;

/** A callback with all that whoever calls is to know: what to say, whom to, and what has happened before. */
export const callbackAtHandSchema = () => {
  const view = callbackViewSchema();
  const time = z.iso.datetime({ offset: true });
  return z.extend(view, {
    customer: z.extend(view.shape.customer, {
      class: z.optional(z.enum(customerClasses)),
      focus: z.optional(z.object({ from: time, until: time, remark: z.optional(z.string()) })),
      noCallsSince: z.optional(time),
    }),
    about: z.optional(z.object({ name: z.string(), text: z.string() })),
    script: scriptSchema,
    history: z.array(historyEntrySchema()),
  });
};

export type CallbackAtHand = Omit<z.infer<ReturnType<typeof callbackAtHandSchema>>, 'commands'>;

/**
 * @param file of the customer, where there is one; their focus mark is told as long as it is ahead or there
 * @param campaign what the call is about, in words, where it is one of a campaign
 */
export function callbackAtHand(
  state: CallbackState,
  file: Customer | undefined,
  history: readonly HistoryRow[],
  now: Instant,
  campaign?: Pick<CampaignDetails, 'name' | 'text'>,
): CallbackAtHand {
  const { timeZone, purpose, status } = state.head;
  const { name = state.details.customer.name, phone } = file ?? state.details.customer;
  const view = callbackView(state);
  const { class: customerClass, focusRemark, noCallsSince } = file ?? {};
  const focus = file && focusAhead(file, now);
  return {
    ...view,
    customer: {
      ...view.customer,
      // A fleet's calls follow its file one by one, and nobody is to dial the number it had.
      ...(status === 'open' && { name, phone }),
      class: customerClass,
      focus: focus && {
        from: withOffset(focus.from, timeZone),
        until: withOffset(focus.until, timeZone),
        remark: focusRemark?.text,
      },
      noCallsSince: noCallsSince && withOffset(noCallsSince, timeZone),
    },
    about: campaign && { name: campaign.name, text: campaign.text },
    script: callScripts[purpose],
    history: history.map(historyEntry),
  };
}

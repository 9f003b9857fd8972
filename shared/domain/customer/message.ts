import * as z from 'zod/mini';
import { aYear, type Instant, instantSchema, plus } from '../calendar.ts';
import { invalid } from '../errors.ts';
import { commonSays } from '../refusals/common.ts';
import { longText } from '../text.ts';

/** Whether the customer told it, or was told it. */
export const messageDirections = ['in', 'out'] as const;

/** How: `message` is a text message or WeChat. */
export const messageKinds = ['call', 'letter', 'message', 'email'] as const;

export const messagePurposes = ['invitation', 'notice', 'reply', 'enquiry', 'other'] as const;

export const messageInput = z.strictObject({
  direction: z.enum(messageDirections),
  kind: z.enum(messageKinds),
  purpose: z.enum(messagePurposes),
  text: longText,
  at: z.optional(instantSchema),
});

export type MessageInput = z.infer<typeof messageInput>;

/** What passed between the branch and a customer, with its text (CALL-11). */
export interface Message extends Omit<MessageInput, 'at'> {
  readonly id: string;
  readonly branchId: string;
  readonly timeZone: string;
  readonly at: Instant;
  /** The person who sent or took it. */
  readonly by: string;
}

/** When it was sent or came. @throws DomainError `invalid` where it lies ahead, or more than a year back */
export function messageTime({ at: stated }: Pick<MessageInput, 'at'>, now: Instant): Instant {
  const at = stated ?? now;
  if (at > now) throw invalid('at', commonSays.in_the_future);
  if (at < plus(now, `-${aYear}`)) throw invalid('at', commonSays.over_a_year_old);
  return at;
}

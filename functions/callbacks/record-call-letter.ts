import { callbackHead } from '../../shared/data/arrival/callback-head.ts';
import { writeMessage } from '../../shared/data/customer/message-store.ts';
import { newMessageId } from '../../shared/data/table/ids.ts';
import type { CallbackState } from '../../shared/domain/callback/callback.ts';
import {
  type CallLetterInput,
  recordCallLetter as record,
} from '../../shared/domain/callback/record-call-letter.ts';
import type { Message } from '../../shared/domain/customer/message.ts';
import { checkVersion } from '../../shared/http/command.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { callbackETag, callbackView } from './callback-view.ts';
import { findCallback, readsOfCallback } from './find-callback.ts';

/** What a letter that went so is in the customer's history. */
const kinds: Record<CallLetterInput['by'], Message['kind']> = {
  post: 'letter',
  handed_over: 'letter',
  email: 'email',
  wechat: 'message',
  sms: 'message',
};

/** The letter that belongs to a call was sent; its text is kept with the customer (CALL-9, CALL-11). */
export const recordCallLetter: UseCase<{ id: string }, unknown, CallLetterInput> = {
  reads: ({ params }) => readsOfCallback(params.id),
  async run({ params, body, ifMatch }, context) {
    const { runtime, now } = context;
    const { state, policy, by } = findCallback(params.id, context);
    checkVersion(ifMatch, state.head);
    const { change, sentAt } = record(state, body, { at: now, by, policy });
    const message = messageOf(state, body, {
      id: newMessageId(state.head.branchId, runtime.newId()),
      at: sentAt,
      by: by.person,
    });
    const { files } = state.details;
    return {
      body: callbackView(change),
      headers: callbackETag(change),
      writes: [
        ...callbackHead.write(state, change),
        ...(files ? writeMessage(message, files.customer, policy) : []),
      ],
    };
  },
};

function messageOf(
  { head }: CallbackState,
  { text, by: way }: CallLetterInput,
  sent: Pick<Message, 'id' | 'at' | 'by'>,
): Message {
  const { branchId, timeZone, purpose } = head;
  return {
    ...sent,
    branchId,
    timeZone,
    direction: 'out',
    kind: kinds[way],
    purpose: purpose === 'campaign' ? 'invitation' : 'notice',
    text,
  };
}

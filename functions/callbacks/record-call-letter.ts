import { writeMessage } from '../../shared/data/customer/message-store.ts';
import { newMessageId } from '../../shared/data/table/ids.ts';
import type { CallbackState } from '../../shared/domain/callback/callback.ts';
import {
  type CallLetterInput,
  recordCallLetter as record,
} from '../../shared/domain/callback/record-call-letter.ts';
import type { Message } from '../../shared/domain/customer/message.ts';
import { headCommand } from '../../shared/http/head-command.ts';
import { callbackView } from './callback-view.ts';
import { callbackAccess } from './find-callback.ts';

export { callLetterInput as body } from '../../shared/domain/callback/record-call-letter.ts';

/** What a letter that went so is in the customer's history. */
const kinds: Record<CallLetterInput['by'], Message['kind']> = {
  post: 'letter',
  handed_over: 'letter',
  email: 'email',
  wechat: 'message',
  sms: 'message',
};

/** The letter that belongs to a call was sent; its text is kept with the customer (CALL-9, CALL-11). */
export const useCase = headCommand(callbackAccess, 'record-call-letter', {
  decide({ state, policy, by, at }, body: CallLetterInput, { runtime }) {
    const { change, sentAt } = record(state, body, { at, by, policy });
    const id = newMessageId(state.head.branchId, runtime.newId());
    const message = messageOf(state, body, { id, at: sentAt, by: by.person });
    const { files } = state.details;
    return { change, writes: files ? writeMessage(message, files.customer, policy) : [] };
  },
  view: (change) => callbackView(change),
});

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

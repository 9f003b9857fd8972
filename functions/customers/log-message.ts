import * as z from 'zod/mini';
import { messageRow, writeMessage } from '../../shared/data/customer/message-store.ts';
import { newMessageId } from '../../shared/data/table/ids.ts';
import { messageInput, messageTime } from '../../shared/domain/customer/message.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { customerSays } from '../../shared/domain/refusals/customer.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { findCustomer, readsOfCustomer } from '../../shared/http/find-customer.ts';
import { historyEntry } from '../../shared/http/history-view.ts';
import { fieldOf, type UseCase } from '../../shared/http/route.ts';

export const body = z.extend(messageInput, { branchId: z.string() });

type Body = z.infer<typeof body>;

/** CALL-11: what the customer said or was told, with its text. */
export const useCase: UseCase<{ id: string }, unknown, Body> = {
  reads: ({ params, body }) => [...readsOfCustomer(params.id), ...readsOfBranch(fieldOf(body, 'branchId'))],
  async run({ params, body }, context) {
    const { customer, found } = findCustomer(params.id, context);
    const { branch, policy, by } = findBranch(body.branchId, context);
    const { direction, kind, purpose, text } = body;
    if (!found.file.branchIds?.has(branch.id)) {
      throw invalid('branchId', customerSays.customer_never_came);
    }
    const message = {
      id: newMessageId(branch.id, context.runtime.newId()),
      branchId: branch.id,
      timeZone: branch.timeZone,
      direction,
      kind,
      purpose,
      text,
      at: messageTime(body, context.now),
      by: by.person,
    };
    return {
      body: historyEntry(messageRow(message)),
      writes: writeMessage(message, customer.fileId, policy),
    };
  },
};

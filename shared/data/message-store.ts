import type { Message } from '../domain/customer/message.ts';
import type { FileIds } from './customer-file.ts';
import { type HistoryRow, writeHistoryRow } from './history.ts';
import type { Write } from './transaction.ts';

/** CALL-11: the message in the file of the customer; it is kept there only, since a vehicle's is seen by others, too. */
export function writeMessage(message: Message, customer: FileIds['customer']): Write[] {
  return writeHistoryRow(messageRow(message), { customer });
}

export function messageRow(message: Message): HistoryRow {
  return { ...message, type: 'message' };
}

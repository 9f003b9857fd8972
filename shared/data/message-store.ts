import type { Message } from '../domain/customer/message.ts';
import type { FileIds } from './customer-file.ts';
import { type HistoryRow, writeHistoryRow } from './history.ts';
import type { Write } from './transaction.ts';

/** CALL-11: the message in the files of the customer and, where it is about one, of the vehicle; it is kept there only. */
export function writeMessage(message: Message, files: FileIds): Write[] {
  return writeHistoryRow(messageRow(message), files);
}

export function messageRow(message: Message): HistoryRow {
  return { ...message, type: 'message' };
}

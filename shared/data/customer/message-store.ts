import { plusMonths } from '../../domain/calendar.ts';
import type { Message } from '../../domain/customer/message.ts';
import type { Policy } from '../../domain/policy.ts';
import { type HistoryRow, writeHistoryRow } from '../head/history.ts';
import { expiryOf } from '../table/retention.ts';
import type { Write } from '../table/transaction.ts';
import type { FileIds } from './customer-file.ts';

/**
 * CALL-11: the message in the file of the customer; it is kept there only, since a vehicle's is seen by others, too, and
 * for as long as the policy says (POLICY-3).
 */
export function writeMessage(message: Message, customer: FileIds['customer'], policy: Policy): Write[] {
  const keptUntil = plusMonths(message.at, policy.personalDataFor);
  return writeHistoryRow(messageRow(message), { customer }, expiryOf({ keptUntil }));
}

export function messageRow(message: Message): HistoryRow {
  return { ...message, type: 'message' };
}

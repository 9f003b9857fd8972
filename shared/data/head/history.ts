import * as z from 'zod/mini';
import type { ComplaintDetails } from '../../domain/complaint/details.ts';
import { messageDirections, messagePurposes } from '../../domain/customer/message.ts';
import { stored } from '../../domain/stored.ts';
import { groupOfBranch } from '../table/ids.ts';
import { keys, partitions } from '../table/keys.ts';
import type { Attributes, Write } from '../table/transaction.ts';

export const historyTypes = ['complaint', 'delivery', 'visit', 'callback', 'message', 'change'] as const;

/** What happened, as the files of customer and vehicle show it; codes and numbers, and the words of messages. */
export const historyRowSchema = stored({
  id: z.string(),
  type: z.enum(historyTypes),
  branchId: z.string(),
  timeZone: z.string(),
  at: z.string(),
  /** What people call it by. */
  number: z.optional(z.string()),
  /** What of its type: a complaint's category, a callback's purpose, a message's kind, of a change what it is of. */
  kind: z.optional(z.string()),
  /** How it stands. */
  state: z.optional(z.string()),
  text: z.optional(z.string()),
  /** Of a message, whom it came from, what for, and the person who sent or took it. */
  direction: z.optional(z.enum(messageDirections)),
  purpose: z.optional(z.enum(messagePurposes)),
  by: z.optional(z.string()),
  /** Of a change, what was so before and is after; `by` made it. */
  before: z.optional(z.string()),
  after: z.optional(z.string()),
});

export type HistoryRow = z.infer<typeof historyRowSchema>;

type FileIds = NonNullable<ComplaintDetails['files']>;

/** The one row of what happened, in the history of its customer and of its vehicle; none without files. */
export function writeHistoryRow(
  row: HistoryRow,
  files: { readonly [K in keyof FileIds]?: FileIds[K] | undefined } | undefined,
  attributes: Attributes = {},
): Write[] {
  if (files === undefined) return [];
  const groupId = groupOfBranch(row.branchId);
  const position = `${row.at}#${row.id}`;
  return [
    {
      put: keys.historyRow(row.id),
      row,
      attributes: {
        ...(files.customer !== undefined && {
          gsi1pk: partitions.historyOfCustomer(groupId, files.customer),
          gsi1sk: position,
        }),
        ...(files.vehicle !== undefined && {
          gsi2pk: partitions.historyOfVehicle(groupId, files.vehicle),
          gsi2sk: position,
        }),
        ...attributes,
      },
    },
  ];
}

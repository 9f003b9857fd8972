import * as z from 'zod/mini';
import {
  type CampaignState,
  campaignDetailsSchema,
  campaignSchema,
  campaignStatuses,
} from '../../domain/campaign/campaign.ts';
import { stored } from '../../domain/stored.ts';
import { defineHead } from '../head/define-head.ts';
import { listRow } from '../head/write-head.ts';
import { itemRef } from '../table/item.ts';
import { keys, partitions } from '../table/keys.ts';
import type { Write } from '../table/transaction.ts';

/** A campaign as lists show it. */
export const campaignRowSchema = stored({
  id: z.string(),
  branchId: z.string(),
  timeZone: z.string(),
  number: z.string(),
  name: z.string(),
  status: z.enum(campaignStatuses),
  date: z.string(),
  letter: z.boolean(),
  customers: z.int(),
  startedAt: z.string(),
});

export type CampaignRow = z.infer<typeof campaignRowSchema>;

const customersSchema = stored({ fileIds: z.array(z.string()) });

/** How many of its customers one item lists. */
export const customersAChunk = 400;

/** Whose files are those of some of the customers chosen. */
export function chosenRef(id: string, chunk: number) {
  return itemRef(keys.campaignCustomers(id, chunk), customersSchema);
}

export const campaignHead = defineHead({
  type: 'campaign',
  schema: campaignSchema,
  details: campaignDetailsSchema,
  rows: (state) => [
    listRow(campaignRow(state), {
      gsi1pk: partitions.campaigns(state.head.branchId),
      gsi1sk: `${state.head.startedAt}#${state.head.id}`,
    }),
  ],
});

export function campaignRow({ head, details }: CampaignState): CampaignRow {
  const { id, branchId, timeZone, number, status, date, letter, customers, startedAt } = head;
  return {
    id,
    branchId,
    timeZone,
    number,
    name: details.name,
    status,
    date,
    letter,
    customers,
    startedAt,
  };
}

/** Lists the customers chosen, apart from the head. */
export function writeChosen(id: string, fileIds: readonly string[]): Write[] {
  const chunks = Math.ceil(fileIds.length / customersAChunk);
  return Array.from({ length: chunks }, (_, chunk) => ({
    put: chosenRef(id, chunk).key,
    data: { fileIds: fileIds.slice(chunk * customersAChunk, (chunk + 1) * customersAChunk) },
  }));
}

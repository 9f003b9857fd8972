import * as z from 'zod/mini';
import {
  type Campaign,
  type CampaignChange,
  type CampaignState,
  campaignDetailsSchema,
  campaignSchema,
  campaignStatuses,
} from '../../domain/campaign/campaign.ts';
import { stored } from '../../domain/stored.ts';
import { branchRefs } from '../directory/directory.ts';
import { writeHead } from '../head/define-head.ts';
import { branchOfId } from '../table/ids.ts';
import { type ItemRef, itemRef } from '../table/item.ts';
import { keys, partitions } from '../table/keys.ts';
import type { Loaded } from '../table/table.ts';
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

export function campaignHeadRef(id: string): ItemRef<Campaign> {
  return itemRef(keys.head(id), campaignSchema);
}

export function campaignDetailsRef(id: string) {
  return itemRef(keys.details(id), campaignDetailsSchema);
}

/** Whose files are those of some of the customers chosen. */
export function chosenRef(id: string, chunk: number) {
  return itemRef(keys.campaignCustomers(id, chunk), customersSchema);
}

/** Everything a decision on a campaign needs, for one read. */
export function campaignRefs(id: string): ItemRef<unknown>[] {
  return [campaignHeadRef(id), campaignDetailsRef(id), ...Object.values(branchRefs(branchOfId(id)))];
}

/** The campaign out of that read; undefined where there is none. */
export function campaignFrom(loaded: Loaded, id: string): CampaignState | undefined {
  const head = loaded.get(campaignHeadRef(id));
  const details = loaded.get(campaignDetailsRef(id));
  return head && details && { head, details };
}

/** The writes of a change. @param before the state it was decided on; undefined for a new campaign */
export function writeCampaign(before: CampaignState | undefined, change: CampaignChange): Write[] {
  const { head } = change;
  return [
    ...writeHead(before, change, change),
    {
      put: keys.listRow(head.id),
      row: campaignRow(change),
      attributes: {
        gsi1pk: partitions.campaigns(head.branchId),
        gsi1sk: `${head.startedAt}#${head.id}`,
      },
    },
  ];
}

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

import * as z from 'zod/mini';
import type { Month } from '../../domain/calendar.ts';
import type { Account, Counted } from '../../domain/figures/account.ts';
import type { Counters } from '../../domain/figures/counters.ts';
import { stored } from '../../domain/stored.ts';
import { branchOfId } from '../table/ids.ts';
import { itemRef } from '../table/item.ts';
import { keys, partitions } from '../table/keys.ts';
import { readPage } from '../table/list.ts';
import type { Position, Table } from '../table/table.ts';
import { type Attributes, unchangedSince, type Write } from '../table/transaction.ts';

const countsSchema = z.record(z.string(), z.int());

const contribution = {
  shape: z.int(),
  version: z.int(),
  months: z.record(z.string(), countsSchema),
  balance: countsSchema,
};

const countedSchema = stored({
  live: z.optional(stored(contribution)),
  apart: z.optional(stored({ ...contribution, generation: z.int() })),
});

const placeSchema = stored({ groupId: z.string(), regionId: z.string(), brand: z.string() });

export const accountSchema = stored({
  branchId: z.string(),
  version: z.int(),
  place: z.optional(placeSchema),
  balance: countsSchema,
  generation: z.int(),
  adopted: z.array(z.int()),
  shadow: z.optional(
    stored({
      generation: z.int(),
      job: z.string(),
      openedAt: z.string(),
      fullAt: z.optional(z.string()),
      cursor: z.optional(z.string()),
      heads: z.int(),
      balance: countsSchema,
    }),
  ),
});

/** What of an account the lists of a region and a group show: it changes less often than the account. */
export const listedAccountSchema = stored({ branchId: z.string(), balance: countsSchema });

/** The counters of a branch and month. */
export const pageSchema = stored({
  branchId: z.string(),
  month: z.string(),
  counters: countsSchema,
  /** As it was when the month's first event was counted. */
  place: z.optional(placeSchema),
  /** The generation of the shadow that it belongs to. */
  generation: z.optional(z.int()),
});

export type FiguresPage = z.infer<typeof pageSchema>;

/** The parts of a month: what reports add up, and what is counted for each person. */
export const pageParts = ['month', 'persons'] as const;

export type PagePart = (typeof pageParts)[number];

export function countedRef(headId: string) {
  return itemRef(keys.counted(headId), countedSchema);
}

export function accountRef(branchId: string) {
  return itemRef(keys.account(branchId), accountSchema, 'moved');
}

export function pageRef(branchId: string, part: PagePart, month: Month, shadow = false) {
  return itemRef(keys.figures(branchId, shadow ? `shadow#${part}` : part, month), pageSchema, 'moved');
}

/** The counters of a branch's months between two, both inclusive: one query of the table itself. */
export async function monthsBetween(
  table: Table,
  branchId: string,
  first: Month,
  last: Month,
): Promise<Map<Month, Counters>> {
  const { partition, prefix } = partitions.figures(branchId, 'month');
  const months = new Map<Month, Counters>();
  let after: Position | undefined;
  do {
    const page = await readPage(table, {
      partitions: [partition],
      between: [prefix + first, prefix + last],
      schema: pageSchema,
      content: 'moved',
      limit: 100,
      after,
    });
    for (const { month, counters } of page.items) months.set(month, counters);
    after = page.next;
  } while (after);
  return months;
}

export function monthFiguresRef(branchId: string, month: Month) {
  return pageRef(branchId, 'month', month);
}

export function personFiguresRef(branchId: string, month: Month) {
  return pageRef(branchId, 'persons', month);
}

/** Listed with the heads, so that a recount finds whatever was counted. */
export function writeCounted(headId: string, counted: Counted): Write {
  return {
    put: keys.counted(headId),
    data: counted,
    attributes: { gsi2pk: partitions.countedHeads(branchOfId(headId)), gsi2sk: headId },
  };
}

/** The account's next version, if it still is the one that was read: it lets one write at a time (STAT-3). */
export function writeAccount(branchId: string, before: Account, after: Account): Write {
  const version = before.version + 1;
  const { place } = after;
  return {
    put: keys.account(branchId),
    data: { ...after, branchId, version },
    ...(place && { row: { branchId, balance: after.balance } }),
    attributes: {
      version,
      ...(place && {
        gsi1pk: partitions.accountsOfGroup(place.groupId),
        gsi1sk: branchId,
        gsi2pk: partitions.accountsOfRegion(place.regionId),
        gsi2sk: branchId,
      }),
    },
    when: unchangedSince(before.version === 0 ? undefined : before.version),
  };
}

/**
 * Only together with the account. What a region or a group adds up is listed there by its key alone, so that a month that
 * goes on is not written in the lists as well.
 */
export function writePage(part: PagePart, page: FiguresPage, shadow: boolean): Write {
  const { key } = pageRef(page.branchId, part, page.month, shadow);
  const { place } = page;
  // Names that are alike take the least room side by side.
  const counters = Object.fromEntries(Object.entries(page.counters).toSorted());
  const listed: Attributes =
    place && part === 'month' && !shadow
      ? {
          gsi1pk: partitions.figuresOfGroup(place.groupId, page.month),
          gsi1sk: page.branchId,
          gsi2pk: partitions.figuresOfRegion(place.regionId, page.month),
          gsi2sk: page.branchId,
        }
      : {};
  return { put: key, data: { ...page, counters }, packs: true, attributes: listed };
}

import type * as z from 'zod/mini';
import type { Month } from '../../domain/calendar.ts';
import type { FiguresPlace } from '../../domain/figures/account.ts';
import type { Counters } from '../../domain/figures/counters.ts';
import { type Branch, branchSchema } from '../directory/branch.ts';
import { partitions } from '../table/keys.ts';
import { type List, readPage } from '../table/list.ts';
import type { Position, Table } from '../table/table.ts';
import type { IndexName } from '../table/table-schema.ts';
import { accountRef, listedAccountSchema, monthFiguresRef, pageSchema } from './figures-store.ts';

/** Several branches whose figures are added up: those of a manufacturer region, or of a group. */
export type Area =
  | { readonly type: 'region'; readonly regionId: string; readonly brand?: string | undefined }
  | { readonly type: 'group'; readonly groupId: string };

/** A branch of an area, by what was counted there in the months wanted. */
export interface AreaBranch {
  readonly id: string;
  readonly branch: Branch | undefined;
  readonly brand: string | undefined;
  readonly balance: Counters;
  /** The counters of a month. */
  readonly of: (month: Month) => Counters;
}

/** So many items a request; a request ends at 1 MB before. */
const mostItems = 1_000;

/**
 * The figures of every branch of an area in some months: one query a month, which names the branches, and a read of a
 * hundred of them at a time, beside the lists of the branches and of what is open there (STAT-5). A branch belongs to
 * where it was when the month's first event was counted.
 */
export async function readArea(table: Table, area: Area, months: readonly Month[]): Promise<AreaBranch[]> {
  const [branches, accounts, ...pages] = await Promise.all([
    readAll(table, area, branchesOf(area), branchSchema),
    readAll(table, area, accountsOf(area), listedAccountSchema),
    ...months.map((month) =>
      readAll(table, area, figuresOf(area, month), pageSchema, ({ position }) =>
        monthFiguresRef(position, month),
      ),
    ),
  ]);
  const wanted = (place: Pick<FiguresPlace, 'brand'> | undefined) =>
    area.type === 'group' || area.brand === undefined || place?.brand === area.brand;
  const known = new Map(branches.filter(wanted).map((branch) => [branch.id, branch]));
  const counted = Map.groupBy(
    pages.flat().filter(({ place }) => wanted(place)),
    ({ branchId }) => branchId,
  );
  const ids = [...new Set([...known.keys(), ...counted.keys()])].toSorted();
  const balances = await balancesOf(
    table,
    ids,
    new Map(accounts.map((account) => [account.branchId, account])),
  );
  return ids.map((id) => {
    const own = new Map((counted.get(id) ?? []).map((page) => [page.month, page]));
    const branch = known.get(id);
    return {
      id,
      branch,
      brand: branch?.brand ?? counted.get(id)?.[0]?.place?.brand,
      balance: balances.get(id) ?? {},
      of: (month) => own.get(month)?.counters ?? {},
    };
  });
}

/** One that belongs elsewhere by now has its account listed there. */
async function balancesOf(
  table: Table,
  ids: readonly string[],
  listed: ReadonlyMap<string, { readonly balance: Counters }>,
): Promise<Map<string, Counters>> {
  const missing = ids.filter((id) => !listed.has(id)).map(accountRef);
  const loaded = missing.length === 0 ? undefined : await table.load(missing);
  return new Map(ids.map((id) => [id, (listed.get(id) ?? loaded?.get(accountRef(id)))?.balance ?? {}]));
}

function indexOf({ type }: Area): IndexName {
  return type === 'group' ? 'gsi1' : 'gsi2';
}

function branchesOf(area: Area): string {
  return area.type === 'group'
    ? partitions.branchesOfGroup(area.groupId)
    : partitions.branchesOfRegion(area.regionId);
}

function accountsOf(area: Area): string {
  return area.type === 'group'
    ? partitions.accountsOfGroup(area.groupId)
    : partitions.accountsOfRegion(area.regionId);
}

function figuresOf(area: Area, month: Month): string {
  return area.type === 'group'
    ? partitions.figuresOfGroup(area.groupId, month)
    : partitions.figuresOfRegion(area.regionId, month);
}

async function readAll<T>(
  table: Table,
  area: Area,
  partition: string,
  schema: z.ZodMiniType<T>,
  named?: List<T>['named'],
): Promise<T[]> {
  const all: T[] = [];
  let after: Position | undefined;
  do {
    const page = await readPage(table, {
      index: indexOf(area),
      partitions: [partition],
      schema,
      content: 'row',
      named,
      limit: mostItems,
      after,
    });
    all.push(...page.items);
    after = page.next;
  } while (after);
  return all;
}

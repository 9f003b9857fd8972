import type { Month } from '../../domain/calendar.ts';
import type { Account } from '../../domain/figures/account.ts';
import { type Counters, difference } from '../../domain/figures/counters.ts';
import { type FigureDifference, figureDifferenceSchema } from '../../domain/figures/recount.ts';
import { keys, partitions } from '../table/keys.ts';
import { type List, readPage } from '../table/list.ts';
import type { Position, Table } from '../table/table.ts';
import { RaceLost, type Write } from '../table/transaction.ts';
import {
  accountRef,
  type FiguresPage,
  type PagePart,
  pageParts,
  pageSchema,
  writeAccount,
  writePage,
} from './figures-store.ts';

/** A month of the figures beside the same of the shadow. */
interface Comparison {
  readonly part: PagePart;
  readonly month: Month;
  readonly live: FiguresPage | undefined;
  readonly shadow: FiguresPage | undefined;
}

/** All figures of a branch beside those of the open shadow, as they stood at one moment. */
export interface Compared {
  readonly account: Account;
  readonly pages: readonly Comparison[];
}

/** @throws RaceLost where somebody wrote meanwhile */
export async function compareBooks(table: Table, branchId: string): Promise<Compared | undefined> {
  const ref = accountRef(branchId);
  const account = (await table.load([ref])).get(ref);
  if (!account?.shadow) return undefined;
  const { generation } = account.shadow;
  const parts = await Promise.all(
    pageParts.map(async (part) => {
      const live = await pagesOf(table, branchId, part);
      const shadow = await pagesOf(table, branchId, `shadow#${part}`);
      const months = new Set([...live.keys(), ...shadow.keys()]);
      return [...months].toSorted().map((month): Comparison => {
        const beside = shadow.get(month);
        const own = beside?.generation === generation ? beside : undefined;
        return { part, month, live: live.get(month), shadow: own };
      });
    }),
  );
  const { version } = (await table.load([ref])).get(ref) ?? {};
  if (version !== account.version) throw new RaceLost('the account was written while they were read');
  return { account, pages: parts.flat() };
}

async function pagesOf(table: Table, branchId: string, part: string): Promise<Map<Month, FiguresPage>> {
  const { partition, prefix } = partitions.figures(branchId, part);
  const pages = new Map<Month, FiguresPage>();
  let after: Position | undefined;
  do {
    const list = { partitions: [partition], prefix, schema: pageSchema, content: 'moved' } as const;
    const page = await readPage(table, { ...list, limit: 100, after });
    for (const one of page.items) pages.set(one.month, one);
    after = page.next;
  } while (after);
  return pages;
}

/** Every figure that differs, month by month. */
export function differencesOf({ account, pages }: Compared): FigureDifference[] {
  const open = { live: account.balance, shadow: account.shadow?.balance ?? {} };
  return [
    ...pages.flatMap(({ month, live, shadow }) =>
      between(live?.counters, shadow?.counters).map((one) => ({ month, ...one })),
    ),
    ...between(open.live, open.shadow).map(({ figure: month, ...one }) => ({
      month,
      figure: 'opened less ended',
      ...one,
    })),
  ];
}

function between(live: Counters = {}, shadow: Counters = {}): Omit<FigureDifference, 'month'>[] {
  return Object.keys(difference(live, shadow)).map((figure) => ({
    figure,
    stored: live[figure] ?? 0,
    counted: shadow[figure] ?? 0,
  }));
}

/** The months that are not the shadow's. */
export function differingPages({ pages }: Compared): Comparison[] {
  return pages.filter(({ live, shadow }) => between(live?.counters, shadow?.counters).length > 0);
}

/** The writes by which some months become as they are in the shadow, if nobody has written since they were read. */
export function adoptPages({ account }: Compared, branchId: string, pages: readonly Comparison[]): Write[] {
  const { place } = account;
  const adopted = pages.map(({ part, month, live, shadow }) => {
    const page = live ?? { branchId, month, ...(place && { place }) };
    return writePage(part, { ...page, counters: shadow?.counters ?? {} }, false);
  });
  return [writeAccount(branchId, account, account), ...adopted];
}

export function writeDifference(
  jobId: string,
  version: number,
  nth: number,
  difference: FigureDifference,
): Write {
  return { put: keys.figureDifference(jobId, version, nth), data: difference };
}

/** What a recount has found to differ. */
export function differencesFound(jobId: string, version: number): Omit<List<FigureDifference>, 'limit'> {
  const { partition, prefix } = partitions.figureDifferences(jobId, version);
  return { partitions: [partition], prefix, schema: figureDifferenceSchema, content: 'data' };
}

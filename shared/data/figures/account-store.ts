import type { Month } from '../../domain/calendar.ts';
import {
  type Account,
  type Counted,
  type CountedChange,
  type Counting,
  changes,
  countIn,
  countInShadow,
  type FiguresPlace,
  newAccount,
  type Shadow,
} from '../../domain/figures/account.ts';
import type { Contribution } from '../../domain/figures/contribution.ts';
import { type Counters, difference, sumOf } from '../../domain/figures/counters.ts';
import { isOfPerson } from '../../domain/figures/tally.ts';
import { branchRef } from '../directory/branch.ts';
import type { ItemRef } from '../table/item.ts';
import type { Loaded } from '../table/table.ts';
import type { Write } from '../table/transaction.ts';
import {
  accountRef,
  countedRef,
  type FiguresPage,
  type PagePart,
  pageParts,
  pageRef,
  writeAccount,
  writeCounted,
  writePage,
} from './figures-store.ts';

/** DynamoDB takes 100 actions a transaction. */
const mostActions = 100;

/** A head as it is to be counted. */
export interface HeadToCount {
  readonly id: string;
  readonly contribution: Contribution;
}

interface HeadCounting {
  readonly id: string;
  readonly counting: Counting;
}

/** What is to be counted of a branch. */
export interface Countings {
  readonly branchId: string;
  readonly account: Account;
  readonly countings: readonly HeadCounting[];
  /** Whether a recount enters them, whose cursor goes on with them. */
  readonly recounted: boolean;
}

/** What to read of a branch to count these heads. */
export function accountRefs(branchId: string, headIds: readonly string[]): ItemRef<unknown>[] {
  return [accountRef(branchId), branchRef(branchId), ...headIds.map(countedRef)];
}

/** The pages that new heads change, so that they come with the same read; a change may need others besides. */
export function likelyPagesOf(branchId: string, heads: readonly HeadToCount[]): ItemRef<FiguresPage>[] {
  const places = heads.flatMap(({ contribution }) => partsOf({ before: undefined, after: contribution }));
  return distinct(places.map((at) => ({ ...at, shadow: false }))).map(({ part, month }) =>
    pageRef(branchId, part, month),
  );
}

/** What is new of these heads, out of that read. */
export function countingsOf(branchId: string, heads: readonly HeadToCount[], loaded: Loaded): Countings {
  const account = placed(loaded.get(accountRef(branchId)) ?? newAccount, placeOf(branchId, loaded));
  const countings = heads.flatMap(({ id, contribution }): HeadCounting[] => {
    const counting = countIn(account, id, countedOf(loaded, id), contribution);
    return counting ? [{ id, counting }] : [];
  });
  return { branchId, account, countings: countings, recounted: false };
}

/** The same for the open shadow alone; the heads are all that the list has from its cursor on, in their order. */
export function recountedOf(
  branchId: string,
  account: Account & { readonly shadow: Shadow },
  heads: readonly HeadToCount[],
  loaded: Loaded,
): Countings {
  const countings = heads.map(({ id, contribution }) => ({
    id,
    counting: countInShadow(account, id, countedOf(loaded, id), contribution),
  }));
  return { branchId, account, countings: countings, recounted: true };
}

function countedOf(loaded: Loaded, id: string): Counted {
  return loaded.get(countedRef(id)) ?? {};
}

/** A branch stands where the directory has it by now. */
function placed(account: Account, place: FiguresPlace | undefined): Account {
  return place ? { ...account, place } : account;
}

function placeOf(branchId: string, loaded: Loaded): FiguresPlace | undefined {
  const branch = loaded.get(branchRef(branchId));
  return branch && { groupId: branch.groupId, regionId: branch.regionId, brand: branch.brand };
}

/** The pages that countings change. */
export function pagesOf({ branchId, countings }: Countings): ItemRef<FiguresPage>[] {
  return distinct(countings.flatMap(({ counting }) => placesOf(counting))).map(({ part, month, shadow }) =>
    pageRef(branchId, part, month, shadow),
  );
}

interface PagePlace {
  readonly part: PagePart;
  readonly month: Month;
  readonly shadow: boolean;
}

function nameOf({ part, month, shadow }: PagePlace): string {
  return `${shadow ? 'shadow#' : ''}${part}#${month}`;
}

function placesOf({ live, shadow }: Counting): PagePlace[] {
  const inShadow = shadow && changes(shadow) ? partsOf(shadow) : [];
  return [
    ...(changes(live) ? partsOf(live) : []).map((at) => ({ ...at, shadow: false })),
    ...inShadow.map((at) => ({ ...at, shadow: true })),
  ];
}

function partsOf({ before, after }: CountedChange): Pick<PagePlace, 'part' | 'month'>[] {
  const months = new Set([...Object.keys(before?.months ?? {}), ...Object.keys(after?.months ?? {})]);
  return [...months].flatMap((month) =>
    pageParts
      .filter((part) =>
        [before, after].some((one) => Object.keys(one?.months[month] ?? {}).some((name) => isIn(part, name))),
      )
      .map((part) => ({ part, month })),
  );
}

function isIn(part: PagePart, counter: string): boolean {
  return (part === 'persons') === isOfPerson(counter);
}

/**
 * The transactions that enter the countings, one after the other, each with as many heads as fit: what is kept of each,
 * every page once with all that is added to it, and the account.
 */
export function transactionsOf({ countings, ...of }: Countings, loaded: Loaded): Write[][] {
  const { branchId, recounted } = of;
  const pages = new Map<string, FiguresPage>();
  let { account } = of;
  return chunksOf(countings).map((chunk) => {
    const after = accountAfter(account, chunk, recounted);
    const pageWrites = distinct(chunk.flatMap(({ counting }) => placesOf(counting))).flatMap((at) => {
      const page = pages.get(nameOf(at)) ?? pageFrom(loaded, { ...of, account }, at);
      const next = pageAfter(page, at, chunk);
      pages.set(nameOf(at), next);
      const stands = Object.keys(difference(page.counters, next.counters)).length === 0;
      return stands ? [] : [writePage(at.part, next, at.shadow)];
    });
    const heads = chunk.flatMap(({ id, counting: { counted } }) =>
      counted ? [writeCounted(id, counted)] : [],
    );
    const writes = [writeAccount(branchId, account, after), ...heads, ...pageWrites];
    account = { ...after, version: account.version + 1 };
    return writes;
  });
}

/** As many as one transaction takes at a time, with the account and every page that they change. */
function chunksOf(countings: readonly HeadCounting[]): HeadCounting[][] {
  const chunks: HeadCounting[][] = [];
  let pages = new Set<string>();
  let kept = 0;
  for (const booking of countings) {
    const { counting } = booking;
    const own = placesOf(counting).map(nameOf);
    kept += counting.counted ? 1 : 0;
    if (chunks.length === 0 || 1 + kept + new Set([...pages, ...own]).size > mostActions) {
      chunks.push([]);
      pages = new Set();
      kept = counting.counted ? 1 : 0;
    }
    pages = new Set([...pages, ...own]);
    chunks.at(-1)?.push(booking);
  }
  return chunks;
}

function distinct(places: readonly PagePlace[]): PagePlace[] {
  return [...new Map(places.map((at) => [nameOf(at), at])).values()];
}

/** The page as it was read; what an earlier recount has left is none of this one's. */
function pageFrom(
  loaded: Loaded,
  { branchId, account }: Omit<Countings, 'countings'>,
  { part, month, shadow }: PagePlace,
): FiguresPage {
  const known = loaded.get(pageRef(branchId, part, month, shadow));
  const generation = shadow ? account.shadow?.generation : undefined;
  if (known && (!shadow || known.generation === generation)) return known;
  const { place } = account;
  return {
    branchId,
    month,
    counters: {},
    ...(place && !shadow && { place }),
    ...(generation !== undefined && { generation }),
  };
}

function pageAfter(
  page: FiguresPage,
  { part, month, shadow }: PagePlace,
  taken: readonly HeadCounting[],
): FiguresPage {
  const changed = taken.map(({ counting }) => {
    const { before, after } = (shadow ? counting.shadow : counting.live) ?? {};
    return before === after ? {} : difference(before?.months[month], after?.months[month]);
  });
  const own = changed.map((by) =>
    Object.fromEntries(Object.entries(by).filter(([name]) => isIn(part, name))),
  );
  return { ...page, counters: sumOf([page.counters, ...own]) };
}

function accountAfter(account: Account, taken: readonly HeadCounting[], recounted: boolean): Account {
  const balance = sumOf([account.balance, ...taken.map(({ counting }) => balanceBy(counting.live))]);
  if (!account.shadow) return { ...account, balance };
  const shadow = {
    ...account.shadow,
    balance: sumOf([account.shadow.balance, ...taken.map(({ counting }) => balanceBy(counting.shadow))]),
    ...(recounted && { cursor: taken.at(-1)?.id, heads: account.shadow.heads + taken.length }),
  };
  return { ...account, balance, shadow };
}

function balanceBy(standing: CountedChange | undefined): Counters {
  return standing ? difference(standing.before?.balance, standing.after?.balance) : {};
}

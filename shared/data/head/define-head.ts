import type * as z from 'zod/mini';
import type { Instant } from '../../domain/calendar.ts';
import type { Goes } from '../../domain/directory/hand-over.ts';
import type { Change, Given, State } from '../../domain/draft.ts';
import type { Head } from '../../domain/head.ts';
import { branchRefs, type Place } from '../directory/directory.ts';
import { branchOfId, type SubjectType } from '../table/ids.ts';
import { type ItemRef, itemRef } from '../table/item.ts';
import { keys, partitions } from '../table/keys.ts';
import type { Loaded, Table } from '../table/table.ts';
import type { Attributes, Write } from '../table/transaction.ts';
import { writeAnonymised } from './anonymised-details.ts';
import type { Subject } from './subject.ts';
import { differs, writeHead } from './write-head.ts';

/** Where and when a change was decided, and on which read. */
export interface Decided {
  readonly at: Instant;
  readonly place: Place;
  readonly loaded: Loaded;
}

type Eventually<T> = T | Promise<T>;

/** What a kind of head is: what the table keeps of it, and what is done to it by itself. */
export interface HeadDefinition<
  H extends Head & Subject,
  Details,
  C extends Change<H, Details> = Change<H, Details>,
> {
  readonly type: SubjectType;
  readonly schema: z.ZodMiniType<H>;
  readonly details: z.ZodMiniType<Details>;
  /** The details as they are once nobody is named in them any more; with it they expire (POLICY-3). */
  readonly without?: (details: Details, at: string) => Details;
  /** Whether figures count it, so that a recount finds it in its branch. */
  readonly counted?: true;
  /** What a decision on it needs besides itself and its branch, in the same read. */
  readonly besides?: (id: string) => ItemRef<unknown>[];
  /** Where it stands in lists; written again where that has changed. */
  readonly rows?: (state: State<H, Details>) => Write[];
  /** What else is written with a change. */
  readonly writes?: (before: State<H, Details> | undefined, change: C) => Write[];
  /** All that is due by `now`; undefined where nothing is. */
  readonly settle?: () => Promise<
    (state: State<H, Details>, now: Instant, place: Place, table: Table) => Eventually<C | undefined>
  >;
  /** What a person holds of it goes to their role (ROUTE-2); undefined where they hold nothing. */
  readonly handOver?: () => Promise<(state: State<H, Details>, goes: Goes, given: Given) => C | undefined>;
  /** Nobody is named in it any more (POLICY-3); `runs` where it is not over yet, undefined where nothing is left to do. */
  readonly erase?: () => Promise<(state: State<H, Details>, given: Given) => C | 'runs' | undefined>;
}

/** A kind of head as it is read and written. */
export interface HeadKind<
  H extends Head & Subject,
  Details,
  C extends Change<H, Details> = Change<H, Details>,
> extends HeadDefinition<H, Details, C> {
  readonly headRef: (id: string) => ItemRef<H>;
  readonly detailsRef: (id: string) => ItemRef<Details>;
  /** It alone, without its branch. */
  readonly itemRefs: (id: string) => ItemRef<unknown>[];
  /** Everything a decision on it needs, for one read. */
  readonly refs: (id: string) => ItemRef<unknown>[];
  /** It out of that read; undefined where there is none. */
  readonly from: (loaded: Loaded, id: string) => State<H, Details> | undefined;
  /** The writes of a change. @param before the state it was decided on; undefined for what is new */
  readonly write: (before: State<H, Details> | undefined, change: C, decided?: Decided) => Write[];
}

/** Declares a kind of head, once, for all that reads, writes, settles, hands over and erases it. */
export function defineHead<
  H extends Head & Subject,
  Details,
  C extends Change<H, Details> = Change<H, Details>,
>(definition: HeadDefinition<H, Details, C>): HeadKind<H, Details, C> {
  const { schema, details, without, counted, besides, rows, writes } = definition;
  const headRef = (id: string) => itemRef(keys.head(id), schema);
  const detailsRef = (id: string) => itemRef(keys.details(id), details);
  const remainsRef = (id: string) => itemRef(keys.remains(id), details);
  const itemRefs = (id: string) => [headRef(id), detailsRef(id), ...(without ? [remainsRef(id)] : [])];
  return {
    ...definition,
    headRef,
    detailsRef,
    itemRefs,
    refs: (id) => [...itemRefs(id), ...(besides?.(id) ?? []), ...Object.values(branchRefs(branchOfId(id)))],
    from(loaded, id) {
      const head = loaded.get(headRef(id));
      const kept = loaded.get(detailsRef(id)) ?? (without && loaded.get(remainsRef(id)));
      return head && kept !== undefined ? { head, details: kept } : undefined;
    },
    write(before, change) {
      const { id, branchId } = change.head;
      const listed: Attributes = counted ? { gsi2pk: partitions.countedHeads(branchId), gsi2sk: id } : {};
      const standing = rows?.(change) ?? [];
      return [
        ...writeHead(before, change, change, listed),
        ...(without ? writeAnonymised(before, change, without) : []),
        ...(before && rows && !differs(standing, rows(before)) ? [] : standing),
        ...(writes?.(before, change) ?? []),
      ];
    },
  };
}

import type { Instant } from '../calendar.ts';
import { type Actor, changesBetween, type RecordEntry } from '../record.ts';

/** What everything that is set up keeps beside its own facts: both are 0 where nobody has kept a record of it yet. */
export interface RecordFacts {
  /** Raised by every transaction that touches it. */
  readonly version: number;
  /** How many record entries there are, which numbers the next one. */
  readonly entries: number;
}

/** Something set up or changed, and the line of its record that says so. */
export interface Entered<T> {
  readonly after: T & RecordFacts;
  readonly entry: RecordEntry;
}

/**
 * Sets something up, or sets its facts anew, and records who did it, when, and what it changed.
 *
 * @param before it as it was; undefined where there was none
 */
export function enter<T extends object>(
  before: (T & RecordFacts) | undefined,
  facts: T,
  { at, by, action }: { at: Instant; by: Actor; action: string },
): Entered<T> {
  const entry = (before?.entries ?? 0) + 1;
  const version = (before?.version ?? 0) + 1;
  const changes = changesBetween(before === undefined ? {} : factsOf(before), factsOf(facts));
  return { after: { ...facts, version, entries: entry }, entry: { entry, at, by, action, changes } };
}

/** All but the bookkeeping. */
function factsOf(entered: object): object {
  const { version: _, entries: __, ...facts } = entered as RecordFacts;
  return facts;
}

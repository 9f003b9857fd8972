import * as z from 'zod/mini';
import type { Entered, RecordFacts } from '../../domain/directory/entry.ts';
import { stored } from '../../domain/stored.ts';
import { type ItemRef, itemRef } from '../table/item.ts';
import { keys, partitions } from '../table/keys.ts';
import type { Write } from '../table/transaction.ts';
import { recordFacts, unchangedSinceRecorded, writeSetUpEntry } from './set-up-record.ts';

/** What the platform's operators set up: brands, the manufacturers' regions, and dealer groups. */
const unitSchema = stored({
  id: z.string(),
  name: z.string(),
  /** The brand whose region it is. */
  brand: z.optional(z.string()),
});

export type Unit = z.infer<typeof unitSchema>;

export type Group = Pick<Unit, 'id' | 'name'>;

export type UnitHead = Unit & RecordFacts;

const unitHeadSchema = z.extend(unitSchema, recordFacts);

export const unitKinds = ['brand', 'region', 'group'] as const;

export type UnitKind = (typeof unitKinds)[number];

const lists = { brand: partitions.brands, region: partitions.regions, group: partitions.groups };

export function unitRef(kind: UnitKind, id: string): ItemRef<UnitHead> {
  return itemRef(keys[kind](id), unitHeadSchema);
}

/** All there are of a kind, by their ids. */
export function unitsOf(kind: UnitKind) {
  return {
    index: 'gsi1',
    partitions: [lists[kind]()],
    schema: unitHeadSchema,
    content: 'row',
  } as const;
}

/** The writes of one that was set up or changed, with its record; of one whose id is taken they fail. */
export function writeUnit(
  kind: UnitKind,
  before: UnitHead | undefined,
  { after, entry }: Entered<Unit>,
): Write[] {
  return [
    { ...putUnit(kind, after), when: unchangedSinceRecorded(before) },
    writeSetUpEntry(keys[kind](after.id), entry),
  ];
}

/** The same whatever was there. */
export function putUnit(kind: UnitKind, unit: UnitHead) {
  return {
    put: keys[kind](unit.id),
    data: unit,
    row: unit,
    attributes: { version: unit.version, gsi1pk: lists[kind](), gsi1sk: unit.id },
  };
}

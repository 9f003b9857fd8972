import * as z from 'zod/mini';
import type { Entered, Kept } from '../domain/directory/entry.ts';
import { stored } from '../domain/stored.ts';
import { type ItemRef, itemRef } from './item.ts';
import { keptFacts, unchangedSinceKept, writeKeptEntry } from './kept.ts';
import { keys, partitions } from './keys.ts';
import type { Write } from './transaction.ts';

/** What the platform's operators set up: brands, the manufacturers' regions, and dealer groups. */
const thingSchema = stored({
  id: z.string(),
  name: z.string(),
  /** The brand whose region it is. */
  brand: z.optional(z.string()),
});

export type Thing = z.infer<typeof thingSchema>;

export type Group = Pick<Thing, 'id' | 'name'>;

export type ThingHead = Thing & Kept;

const thingHeadSchema = z.extend(thingSchema, keptFacts);

export const thingKinds = ['brand', 'region', 'group'] as const;

export type ThingKind = (typeof thingKinds)[number];

const lists = { brand: partitions.brands, region: partitions.regions, group: partitions.groups };

export function thingRef(kind: ThingKind, id: string): ItemRef<ThingHead> {
  return itemRef(keys[kind](id), thingHeadSchema);
}

/** All there are of a kind, by their ids. */
export function thingsOf(kind: ThingKind) {
  return {
    index: 'gsi1',
    partitions: [lists[kind]()],
    schema: thingHeadSchema,
    content: 'row',
  } as const;
}

/** The writes of one that was set up or changed, with its record; of one whose id is taken they fail. */
export function writeThing(
  kind: ThingKind,
  before: ThingHead | undefined,
  { after, entry }: Entered<Thing>,
): Write[] {
  return [
    { ...putThing(kind, after), when: unchangedSinceKept(before) },
    writeKeptEntry(keys[kind](after.id), entry),
  ];
}

/** The same whatever was there. */
export function putThing(kind: ThingKind, thing: ThingHead) {
  return {
    put: keys[kind](thing.id),
    data: thing,
    row: thing,
    attributes: { version: thing.version, gsi1pk: lists[kind](), gsi1sk: thing.id },
  };
}

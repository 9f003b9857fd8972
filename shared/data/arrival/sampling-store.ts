import { createHash, createHmac } from 'node:crypto';
import * as z from 'zod/mini';
import { epochMilliseconds, type Instant } from '../../domain/calendar.ts';
import type { Policy } from '../../domain/policy.ts';
import { stored } from '../../domain/stored.ts';
import { type Sampling, type Slack, slackOf } from '../../domain/visit/sampling.ts';
import { branchOfId } from '../table/ids.ts';
import { type ItemRef, itemRef } from '../table/item.ts';
import { keys } from '../table/keys.ts';
import type { Loaded } from '../table/table.ts';
import type { Condition, Write } from '../table/transaction.ts';
import { updateOf } from '../table/update.ts';
import { choicesIn, chunkOf, writeOrder } from './sampling-order.ts';

/** What a month's choices have come to: counters, and what was fixed with the first of them (CALL-3). */
const samplingItemSchema = stored({
  percent: z.int(),
  /** SHA-256 of the month's key, which nobody is told before the month is over. */
  keyHash: z.string(),
  /** How many choices were counted, and when the last one was. */
  count: z.int(),
  lastAt: z.string(),
  slack: z.int(),
  chosen: z._default(z.int(), 0),
  passed: z._default(z.int(), 0),
  drawn: z._default(z.int(), 0),
  late: z._default(z.int(), 0),
});

export type SamplingItem = z.infer<typeof samplingItemSchema>;

/**
 * On how many items a month is counted. All but the first are for crowds, since one item takes one transaction at a
 * time. The promise holds on each, and so for all of them.
 */
const places = 8;

/** Where others were counted so shortly before, they still come. */
const crowdMs = 1_000;

/** Where a choice may be counted, and how many were by then. */
export interface SamplingPlace extends Slack {
  readonly count: number;
}

type Places = readonly [SamplingPlace, ...SamplingPlace[]];

function samplingRef(branchId: string, month: string, place: number): ItemRef<SamplingItem> {
  return itemRef(keys.sampling(branchId, month, place), samplingItemSchema, 'flat');
}

/** Everything that is counted of a month. */
export function samplingRefs(branchId: string, month: string): ItemRef<SamplingItem>[] {
  return Array.from({ length: places }, (_, place) => samplingRef(branchId, month, place));
}

/** The counts of a month out of that read; undefined before its first choice. */
export function samplingFrom(loaded: Loaded, branchId: string, month: string): SamplingItem | undefined {
  const items = samplingRefs(branchId, month).flatMap((ref) => loaded.get(ref) ?? []);
  const [first] = items;
  if (first === undefined) return undefined;
  const sum = (name: 'count' | 'slack' | 'chosen' | 'passed' | 'drawn' | 'late') =>
    items.reduce((total, item) => total + item[name], 0);
  return {
    ...first,
    count: sum('count'),
    slack: sum('slack'),
    chosen: sum('chosen'),
    passed: sum('passed'),
    drawn: sum('drawn'),
    late: sum('late'),
  };
}

/**
 * How the month stands wherever the next choice may be counted, out of that read; before the first one as the policy
 * has it. Usually that is the first place; while others come at the same time each goes by the places in an order of
 * its own.
 */
export function placesFrom(
  loaded: Loaded,
  branchId: string,
  month: string,
  { visitsCalledPercent }: Pick<Policy, 'visitsCalledPercent'>,
  { visitId, at }: { readonly visitId: string; readonly at: Instant },
): Places {
  const items = samplingRefs(branchId, month).map((ref) => loaded.get(ref));
  const [first] = items;
  const standing = (place: number): SamplingPlace => {
    const { slack = 0, count = 0 } = items[place] ?? {};
    return { place, percent: first?.percent ?? visitsCalledPercent, slack, count };
  };
  // Until the first choice has fixed the percentage there is one place only.
  if (first === undefined) return [standing(0)];
  const now = epochMilliseconds(at);
  const crowded = items.some((item) => item && Math.abs(now - epochMilliseconds(item.lastAt)) < crowdMs);
  const from = crowded ? byteOf(visitId) % places : 0;
  const others = Array.from({ length: places - 1 }, (_, n) => standing((from + n + 1) % places));
  return [standing(from), ...others];
}

function byteOf(visitId: string): number {
  return createHash('sha256').update(visitId).digest().readUInt8(0);
}

/** The key of a branch's month, which decides its draws: made of the group's own, so it is the same for ever. */
export function samplingKey(fileKey: string, branchId: string, month: string): string {
  return createHmac('sha256', fileKey)
    .update(JSON.stringify(['sampling', branchId, month]))
    .digest('base64url');
}

/** What is shown of the key beforehand. */
export function samplingKeyHash(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/**
 * Whether the draw of the month falls on a visit. The visit's id stands for its branch, its vehicle and its day, so
 * nobody changes the draw by registering it again.
 */
export function isDrawn(key: string, visitId: string, percent: number): boolean {
  const draw = createHmac('sha256', key).update(visitId).digest().readUIntBE(0, 6);
  return draw < (percent / 100) * 2 ** 48;
}

/**
 * Counts a choice, in the transaction that it is made in. A visit is passed over only while there is slack for it at
 * its place, and chosen against the draw only while there is none: so the promised part holds after every transaction,
 * and little more than that is chosen, however many are decided at once. Where another took the slack or gave some, the
 * race is lost and the choice made anew. In which order those of a place came is kept along.
 */
export function writeChoice(
  visitId: string,
  { month, chosen, drawn = false, late, place: at }: Sampling,
  places: Places,
  { key, now }: { readonly key: string; readonly now: Instant },
): Write[] {
  const place = places.find((one) => one.place === at);
  if (place === undefined) return [];
  const branchId = branchOfId(visitId);
  const { percent, count } = place;
  const chunk = chunkOf(count);
  const update = updateOf(keys.sampling(branchId, month, place.place), {
    set: { lastAt: now },
    setIfNone: { percent, keyHash: samplingKeyHash(key) },
    add: {
      count: 1,
      slack: slackOf({ chosen }, percent),
      chosen: chosen ? 1 : 0,
      passed: chosen ? 0 : 1,
      drawn: drawn ? 1 : 0,
      late: late ? 1 : 0,
    },
  });
  const order = writeOrder(visitId, month, { place: place.place, chunk }, chosen);
  const slack = drawn || late ? undefined : chosen ? ('none' as const) : ('some' as const);
  return [{ ...update, when: stillSo(percent, chunk, slack) }, order];
}

/**
 * The percentage is that of the month's first choice, whatever becomes of the policy; the order goes on in the item
 * that it was found to be in; and there is as much slack as the choice rests on.
 */
function stillSo(percent: number, chunk: number, slack: 'some' | 'none' | undefined): Condition {
  const { from, before } = choicesIn(chunk);
  const slacks = { some: ' AND #slack >= :percent', none: ' AND #slack < :percent' };
  const there = `#percent = :percent AND #count >= :from AND #count < :before${slack ? slacks[slack] : ''}`;
  const mayBeFirst = chunk === 0 && (slack !== 'some' || percent === 0);
  return {
    expression: mayBeFirst ? `attribute_not_exists(pk) OR (${there})` : there,
    names: { '#percent': 'percent', '#count': 'count', ...(slack && { '#slack': 'slack' }) },
    values: { ':percent': percent, ':from': from, ':before': before },
  };
}

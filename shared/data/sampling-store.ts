import { createHash, createHmac } from 'node:crypto';
import * as z from 'zod/mini';
import type { Policy } from '../domain/policy.ts';
import { stored } from '../domain/stored.ts';
import { type Sampling, type Standing, slackOf } from '../domain/visit/sampling.ts';
import { type ItemRef, itemRef } from './item.ts';
import { keys } from './keys.ts';
import type { Loaded } from './table.ts';
import type { Condition, Write } from './transaction.ts';
import { updateOf } from './update.ts';

/** What a month's choices have come to: counters, and what was fixed with the first of them (CALL-3). */
const samplingItemSchema = stored({
  percent: z.int(),
  /** SHA-256 of the month's key, which nobody is told before the month is over. */
  keyHash: z.string(),
  slack: z.int(),
  chosen: z._default(z.int(), 0),
  passed: z._default(z.int(), 0),
  drawn: z._default(z.int(), 0),
  late: z._default(z.int(), 0),
});

export type SamplingItem = z.infer<typeof samplingItemSchema>;

/**
 * On how many items a month is counted. All but the first are for crowds: one item takes one transaction at a time,
 * so whoever lost a race at the first counts at another. The promise holds on each, and so for all of them.
 */
const places = 8;

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
  const sum = (name: 'slack' | 'chosen' | 'passed' | 'drawn' | 'late') =>
    items.reduce((total, item) => total + item[name], 0);
  return {
    percent: first.percent,
    keyHash: first.keyHash,
    slack: sum('slack'),
    chosen: sum('chosen'),
    passed: sum('passed'),
    drawn: sum('drawn'),
    late: sum('late'),
  };
}

/** Where a choice is counted, and how the month stands there. */
export interface Counting extends Standing {
  readonly place: number;
}

/**
 * How the month stands where the next choice is counted, out of that read; before the first one as the policy has it.
 *
 * @param lost how often the choice has lost a race already
 */
export function standingFrom(
  loaded: Loaded,
  branchId: string,
  month: string,
  { visitsCalledPercent }: Pick<Policy, 'visitsCalledPercent'>,
  { visitId, lost }: { readonly visitId: string; readonly lost: number },
): Counting {
  const first = loaded.get(samplingRef(branchId, month, 0));
  // Until the first choice has fixed the percentage there is one place only.
  const place = first === undefined || lost === 0 ? 0 : 1 + ((byteOf(visitId) + lost) % (places - 1));
  const percent = first?.percent ?? visitsCalledPercent;
  return { place, percent, slack: loaded.get(samplingRef(branchId, month, place))?.slack ?? 0 };
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
 * Counts a choice, in the transaction that it is made in. A visit is passed over only while there is slack for it, and
 * chosen against the draw only while there is none: so the promised part holds after every transaction, and little more
 * than that is chosen, however many are decided at once. Where another took the slack or gave some, the race is lost
 * and the choice made anew.
 */
export function writeChoice(
  branchId: string,
  { month, class: samplingClass, chosen, drawn = false, late }: Sampling,
  { percent, place }: Counting,
  key: string,
): Write[] {
  if (samplingClass !== 'other') return [];
  const update = updateOf(keys.sampling(branchId, month, place), {
    setIfNone: { percent, keyHash: samplingKeyHash(key) },
    add: {
      slack: slackOf({ chosen }, percent),
      chosen: chosen ? 1 : 0,
      passed: chosen ? 0 : 1,
      drawn: drawn ? 1 : 0,
      late: late ? 1 : 0,
    },
  });
  if (drawn || late || percent === 0) return [{ ...update, when: samePercent(percent) }];
  return [{ ...update, when: chosen ? noSlackFor(percent) : slackFor(percent) }];
}

/** The percentage is that of the month's first choice, whatever becomes of the policy. */
function samePercent(percent: number): Condition {
  return {
    expression: 'attribute_not_exists(#percent) OR #percent = :percent',
    names: { '#percent': 'percent' },
    values: { ':percent': percent },
  };
}

function slackFor(percent: number): Condition {
  return {
    expression: '#percent = :percent AND #slack >= :percent',
    names: { '#percent': 'percent', '#slack': 'slack' },
    values: { ':percent': percent },
  };
}

function noSlackFor(percent: number): Condition {
  const { names, values } = slackFor(percent);
  return {
    expression: 'attribute_not_exists(#percent) OR (#percent = :percent AND #slack < :percent)',
    ...(names && { names }),
    ...(values && { values }),
  };
}

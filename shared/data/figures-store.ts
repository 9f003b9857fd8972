import * as z from 'zod/mini';
import { type Contribution, type Counters, contributionShape } from '../domain/figures.ts';
import { stored } from '../domain/stored.ts';
import { itemRef, type Key } from './item.ts';
import { keys } from './keys.ts';
import type { Write } from './transaction.ts';

const countsSchema = z.record(z.string(), z.int());

const contributionSchema = stored({
  shape: z.int(),
  version: z.int(),
  months: z.record(z.string(), countsSchema),
  balance: countsSchema,
});

/** An item of counters: every attribute that is a number is one. */
const countersSchema = z.pipe(
  z.record(z.string(), z.unknown()),
  z.transform(
    (item): Record<string, number> =>
      Object.fromEntries(
        Object.entries(item).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
      ),
  ),
);

export function contributionRef(complaintId: string) {
  return itemRef(keys.contribution(complaintId), contributionSchema);
}

export function monthFiguresRef(branchId: string, month: string) {
  return itemRef(keys.monthFigures(branchId, month), countersSchema, 'flat');
}

export function balanceRef(branchId: string) {
  return itemRef(keys.balance(branchId), countersSchema, 'flat');
}

/** Replaces a stored contribution, if it still is the one that was read: nothing is counted twice (STAT-3). */
export function replaceContribution(
  complaintId: string,
  stored: Contribution | undefined,
  contribution: Contribution,
): Write {
  return {
    put: keys.contribution(complaintId),
    data: contribution,
    attributes: { version: contribution.version, shape: contribution.shape },
    when: stored
      ? {
          expression: '#version = :version AND #shape = :shape',
          names: { '#version': 'version', '#shape': 'shape' },
          values: { ':version': stored.version, ':shape': stored.shape },
        }
      : { expression: 'attribute_not_exists(pk)' },
  };
}

/** Whether an image of a complaint has nothing new for the figures. */
export function isCounted(stored: Contribution | undefined, version: number): boolean {
  return stored !== undefined && stored.shape >= contributionShape && stored.version >= version;
}

/** One folded addition onto an item of counters. */
export function addCounters(key: Key, by: Counters): Write {
  const counters = Object.entries(by);
  return {
    update: key,
    expression: `ADD ${counters.map((_, at) => `#c${at} :c${at}`).join(', ')}`,
    names: Object.fromEntries(counters.map(([name], at) => [`#c${at}`, name])),
    values: Object.fromEntries(counters.map(([, value], at) => [`:c${at}`, value])),
  };
}

import * as z from 'zod/mini';
import type { Instant } from '../domain/calendar.ts';
import { isInForce, isStanding, type StandIn, standInSchema } from '../domain/stand-in.ts';
import { stored } from '../domain/stored.ts';
import type { Caller } from './directory.ts';
import { groupOfBranch } from './ids.ts';
import { itemRef } from './item.ts';
import { keys, partitions } from './keys.ts';
import { unchangedSince, type Write } from './transaction.ts';

/** A stand-in with what callers do not see. */
export const storedStandInSchema = z.extend(standInSchema, {
  /** Where what the stand-in may do as a caller is kept. */
  callerPartition: z.string(),
});

export type StoredStandIn = z.infer<typeof storedStandInSchema>;

const standingSchema = z.lazy(() => stored({ version: z.int(), standIns: z.array(storedStandInSchema) }));

/** A branch's stand-ins that were in force or to come when one was last named or ended. */
export type Standing = z.infer<typeof standingSchema>;

/** Whom somebody stands in for, one attribute a branch: so that one is written without knowing the others. */
const personasSchema = z.lazy(() =>
  z.pipe(
    z.pipe(
      z.record(z.string(), z.unknown()),
      z.transform((item) => Object.values(item).filter(Array.isArray).flat()),
    ),
    z.array(standInSchema),
  ),
);

export function standInRef(id: string) {
  return itemRef(keys.standIn(id), storedStandInSchema, 'row');
}

export function standingRef(branchId: string) {
  return itemRef(keys.standIns(branchId), standingSchema);
}

export function personasRef(callerPartition: string) {
  return itemRef(keys.personas(callerPartition), personasSchema, 'flat');
}

/** As whom a caller can act besides themself: each person they stand in for now, at that one branch (ROUTE-3). */
export function personasOf(standIns: readonly StandIn[] = [], now: Instant): Caller[] {
  return standIns
    .filter((standIn) => isInForce(standIn, now))
    .map(({ branchId, person }) => ({
      ...person,
      groupId: groupOfBranch(branchId),
      branchIds: [branchId],
    }));
}

/**
 * The writes of a stand-in who was named or has ended: itself, which stays for good; the branch's standing ones,
 * if they still are those that were read; and what the stand-in may do.
 */
export function writeStandIn(standIn: StoredStandIn, before: Standing | undefined, now: Instant): Write[] {
  const { id, branchId, callerPartition, until } = standIn;
  const ended = standIn.endedAt !== undefined;
  const others = (before?.standIns ?? []).filter((other) => other.id !== id);
  const standIns = [...others, standIn].filter((one) => isStanding(one, now));
  const version = (before?.version ?? 0) + 1;
  return [
    {
      put: keys.standIn(id),
      row: standIn,
      attributes: {
        version: ended ? 2 : 1,
        gsi1pk: partitions.standIns(branchId),
        gsi1sk: `${standIn.endedAt ?? until}#${id}`,
      },
      when: unchangedSince(ended ? 1 : undefined),
    },
    {
      put: keys.standIns(branchId),
      data: { version, standIns },
      attributes: { version },
      when: unchangedSince(before?.version),
    },
    {
      update: keys.personas(callerPartition),
      expression: 'SET #branch = :standIns',
      names: { '#branch': branchId },
      values: { ':standIns': standIns.filter((one) => one.callerPartition === callerPartition) },
    },
  ];
}

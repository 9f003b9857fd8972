import * as z from 'zod/mini';
import { type Identity, type Person, personSchema } from '../../domain/directory/person.ts';
import type { Instant } from '../../domain/instant.ts';
import { isInForce, type StandIn, standInSchema } from '../../domain/stand-in.ts';
import { stored } from '../../domain/stored.ts';
import { groupOfBranch } from '../table/ids.ts';
import { itemRef } from '../table/item.ts';
import { keys } from '../table/keys.ts';

/** Who calls: the directory's entry for the issuer and subject of their token, or somebody in whose place they act. */
export interface Caller extends Person {
  /** Until when that is so, where somebody else stands in for them. */
  readonly standInUntil?: Instant;
}

/** Where somebody signs in: who they are, or who they were before they left. */
const signInSchema = z.union([stored({ left: z.string(), groupId: z.string() }), personSchema]);

const callerSchema = z.pipe(
  signInSchema,
  z.transform((entry): Person | undefined => ('left' in entry ? undefined : entry)),
);

/** Who calls; nobody where they have left. */
export function callerRef({ issuer, subject }: Identity) {
  return itemRef(keys.caller(issuer, subject), callerSchema);
}

export function signInRef({ issuer, subject }: Identity) {
  return itemRef(keys.caller(issuer, subject), signInSchema);
}

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

export function personasRef(callerPartition: string) {
  return itemRef(keys.personas(callerPartition), personasSchema, 'flat');
}

/** As whom a caller can act besides themself: each person they stand in for now, at that one branch (ROUTE-3). */
export function personasOf(standIns: readonly StandIn[] = [], now: Instant): Caller[] {
  return standIns
    .filter((standIn) => isInForce(standIn, now))
    .map(({ branchId, person, until }) => ({
      ...person,
      groupId: groupOfBranch(branchId),
      branchIds: [branchId],
      standInUntil: until,
    }));
}

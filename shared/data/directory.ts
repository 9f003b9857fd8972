import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { timeZoneSchema } from '../domain/calendar.ts';
import type { Channel } from '../domain/complaint/codes.ts';
import type { Period } from '../domain/emergency/period.ts';
import type { Plan } from '../domain/emergency/plan.ts';
import { effectivePolicy, type Policy, storedOverridesSchema } from '../domain/policy.ts';
import { type Owner, roleSchema } from '../domain/roles.ts';
import { stored } from '../domain/stored.ts';
import { screenerOf, screenersRef } from './channels.ts';
import { type EmergencyPeriods, groupPeriodsRef, periodsOf, periodsRef } from './emergency-periods.ts';
import { groupOfBranch } from './ids.ts';
import { itemRef } from './item.ts';
import { keys, partitions } from './keys.ts';
import { enterInRoster, type Roster, rosterFrom, rosterRef } from './roster.ts';
import type { StaffEntry } from './staff.ts';
import type { Loaded } from './table.ts';
import type { Write } from './transaction.ts';

const groupSchema = stored({ id: z.string(), name: z.string() });

export type Group = z.infer<typeof groupSchema>;

export const branchSchema = stored({
  id: z.string(),
  /** Stands in complaint numbers. */
  code: z.string(),
  name: z.string(),
  groupId: z.string(),
  regionId: z.string(),
  brand: z.string(),
  timeZone: timeZoneSchema,
});

export type Branch = z.infer<typeof branchSchema>;

const personSchema = stored({
  id: z.string(),
  groupId: z.string(),
  name: z.string(),
  role: roleSchema,
  branchIds: z.array(z.string()),
  regionId: z.optional(z.string()),
});

/** A person of the directory: one role, in the branches it covers. */
export type Person = z.infer<typeof personSchema>;

/** Who calls: the directory's entry for the issuer and subject of their token. */
export type Caller = Person;

export const directoryRefs = {
  group: (groupId: string) => itemRef(keys.group(groupId), groupSchema),
  branch: (branchId: string) => itemRef(keys.branch(branchId), branchSchema, 'row'),
  caller: (issuer: string, subject: string) => itemRef(keys.caller(issuer, subject), personSchema),
  policy: (scopeId: string) => itemRef(keys.policy(scopeId), storedOverridesSchema),
};

/**
 * What a rule needs to know of a branch: itself, the policy of its group and its own, who does what there, and when its
 * emergency plans are on.
 */
export function branchRefs(branchId: string) {
  return {
    branch: directoryRefs.branch(branchId),
    groupPolicy: directoryRefs.policy(groupOfBranch(branchId)),
    branchPolicy: directoryRefs.policy(branchId),
    roster: rosterRef(branchId),
    screeners: screenersRef(branchId),
    emergencies: periodsRef(branchId),
    groupEmergencies: groupPeriodsRef(groupOfBranch(branchId)),
  };
}

/** A branch, the policy in force there, and who does what there. */
export interface Place {
  readonly branch: Branch;
  readonly policy: Policy;
  readonly roster: Roster;
  /** Who screens what comes in by a channel (INTAKE-7). */
  readonly screenerOf: (channel: Channel) => Owner;
  /** When emergency plans are on there, its own and its group's (EMERG-1). */
  readonly periods: readonly Period[];
  /** Those of each as they are stored; undefined where there never was one. */
  readonly emergencies: Readonly<Record<Plan['scope'], EmergencyPeriods | undefined>>;
}

/** The branch out of that read; undefined where there is none. */
export function branchFrom(loaded: Loaded, branchId: string): Place | undefined {
  const refs = branchRefs(branchId);
  const branch = loaded.get(refs.branch);
  if (!branch) return undefined;
  const roster = rosterFrom(loaded.get(refs.roster));
  const screeners = loaded.get(refs.screeners);
  const emergencies = { branch: loaded.get(refs.emergencies), group: loaded.get(refs.groupEmergencies) };
  return {
    branch,
    policy: effectivePolicy(loaded.get(refs.groupPolicy), loaded.get(refs.branchPolicy)),
    roster,
    screenerOf: (channel) => screenerOf(screeners, roster, channel),
    periods: periodsOf(branchId, emergencies.branch, emergencies.group),
    emergencies,
  };
}

export function enterGroup(group: Group): Write[] {
  return [{ put: keys.group(group.id), data: group }];
}

export function enterBranch(branch: Branch): Write[] {
  return [
    {
      put: keys.branch(branch.id),
      row: branch,
      attributes: {
        gsi1pk: partitions.branchesOfGroup(branch.groupId),
        gsi1sk: branch.id,
        gsi2pk: partitions.branchesOfRegion(branch.regionId),
        gsi2sk: branch.id,
        gsi3pk: partitions.allBranches(),
        gsi3sk: branch.id,
      },
    },
  ];
}

/**
 * Enters a person under the identity they sign in with, and on the staff list and the roster of each of their
 * branches.
 */
export function enterStaff(person: Person, identity: { issuer: string; subject: string }): Write[] {
  const { id, name, role } = person;
  const caller = keys.caller(identity.issuer, identity.subject);
  const entry: StaffEntry = { id, name, role, callerPartition: caller.pk };
  return [
    ...person.branchIds.flatMap((branchId) => [
      { put: keys.staff(branchId, id), data: entry },
      ...enterInRoster(branchId, role, id),
    ]),
    { put: caller, data: person },
  ];
}

/** A person's id in a group, always the same for the same identity. */
export function personId(groupId: string, identity: { issuer: string; subject: string }): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([identity.issuer, identity.subject]))
    .digest('hex');
  return `per.${groupId}.${hash.slice(0, 16)}`;
}

import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Channel } from '../../domain/complaint/codes.ts';
import type { Entered, RecordFacts } from '../../domain/directory/entry.ts';
import type { Identity, Person } from '../../domain/directory/person.ts';
import type { Period } from '../../domain/emergency/period.ts';
import type { Plan } from '../../domain/emergency/plan.ts';
import { effectivePolicy, type Policy, storedOverridesSchema } from '../../domain/policy.ts';
import type { Owner } from '../../domain/roles.ts';
import { groupOfBranch } from '../table/ids.ts';
import { itemRef } from '../table/item.ts';
import { keys, partitions } from '../table/keys.ts';
import type { Loaded } from '../table/table.ts';
import type { Write } from '../table/transaction.ts';
import { type Branch, branchRef, branchSchema } from './branch.ts';
import { screenerOf, screenersRef } from './channels.ts';
import { type EmergencyPeriods, groupPeriodsRef, periodsOf, periodsRef } from './emergency-periods.ts';
import { putPerson } from './people-store.ts';
import type { Group } from './platform-store.ts';
import { putUnit, unitRef } from './platform-store.ts';
import { type Roster, rosterFrom, rosterRef } from './roster.ts';
import { recordFacts, unchangedSinceRecorded, writeSetUpEntry } from './set-up-record.ts';

export type { Group } from './platform-store.ts';

/** The same with what is kept for its record; a branch may be older than that. */
const branchHeadSchema = z.extend(branchSchema, recordFacts);

export type BranchHead = z.infer<typeof branchHeadSchema>;

export type { Identity, Person } from '../../domain/directory/person.ts';

export const directoryRefs = {
  group: (groupId: string) => unitRef('group', groupId),
  branchHead: (branchId: string) => itemRef(keys.branch(branchId), branchHeadSchema, 'row'),
  policy: (scopeId: string) => itemRef(keys.policy(scopeId), storedOverridesSchema),
};

/**
 * What a rule needs to know of a branch: itself, the policy of its group and its own, who does what there, and when its
 * emergency plans are on.
 */
export function branchRefs(branchId: string) {
  return {
    branch: branchRef(branchId),
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
  return [putUnit('group', { ...group, version: 1, entries: 0 })];
}

export function enterBranch(branch: Branch): Write[] {
  return [putBranch({ ...branch, version: 1, entries: 0 })];
}

/** The writes of a branch that was set up or changed, with its record; of one whose id is taken they fail. */
export function writeBranch(
  before: (Branch & RecordFacts) | undefined,
  { after, entry }: Entered<Branch>,
): Write[] {
  return [
    { ...putBranch(after), when: unchangedSinceRecorded(before) },
    writeSetUpEntry(keys.branch(after.id), entry),
  ];
}

function putBranch(branch: Branch & RecordFacts) {
  return {
    put: keys.branch(branch.id),
    row: branch,
    attributes: {
      version: branch.version,
      gsi1pk: partitions.branchesOfGroup(branch.groupId),
      gsi1sk: branch.id,
      gsi2pk: partitions.branchesOfRegion(branch.regionId),
      gsi2sk: branch.id,
      gsi3pk: partitions.allBranches(),
      gsi3sk: branch.id,
    },
  };
}

/**
 * Enters a person under the identity they sign in with, and on the staff list and the roster of each of their
 * branches, whatever was there before; who is set up over the API is entered by {@link writePerson}.
 */
export function enterStaff(person: Person, identity: Identity): Write[] {
  return putPerson({ ...person, status: 'here', identity: { ...identity }, version: 1, entries: 0 });
}

/** A person's id in a group, always the same for the same identity. */
export function personId(groupId: string, identity: Identity): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([identity.issuer, identity.subject]))
    .digest('hex');
  return `per.${groupId}.${hash.slice(0, 16)}`;
}

import * as z from 'zod/mini';
import type { Instant } from '../../domain/calendar.ts';
import { type Overrides, type ValueChange, valueSources } from '../../domain/policies/values.ts';
import type { PolicyOverrides } from '../../domain/policy.ts';
import { type PersonActor, personActorSchema } from '../../domain/record.ts';
import { stored } from '../../domain/stored.ts';
import { groupOfScope, isGroupId } from '../table/ids.ts';
import { type ItemRef, itemRef } from '../table/item.ts';
import { keys } from '../table/keys.ts';
import type { Loaded } from '../table/table.ts';
import { type Condition, unchangedSince, type Write } from '../table/transaction.ts';
import { directoryRefs } from './directory.ts';

/** Who set the overrides, when and why. */
const settingSchema = stored({
  version: z.int(),
  at: z.string(),
  by: personActorSchema,
  reason: z.string(),
  /** The version that it went back to. */
  restored: z.optional(z.int()),
});

export type Setting = z.infer<typeof settingSchema>;

const valueSchema = stored({ value: z.unknown(), from: z.enum(valueSources) });

/** A version as it is kept for good: who set what, and what that changed. */
export const policyVersionSchema = z.extend(settingSchema, {
  /** Today's code may not know all of them any more. */
  overrides: z.record(z.string(), z.unknown()),
  changes: z.array(stored({ name: z.string(), before: valueSchema, after: valueSchema })),
});

export type PolicyVersion = z.infer<typeof policyVersionSchema>;

/** The policy of a group or a branch as far as it sets one: its overrides, and how they came about. */
export interface ScopedPolicy {
  readonly scopeId: string;
  readonly overrides: PolicyOverrides;
  /** Undefined where nobody has ever set any. */
  readonly setting: Setting | undefined;
  /** What the group of a branch sets. */
  readonly ofGroup: PolicyOverrides;
}

function settingRef(scopeId: string) {
  return itemRef(keys.policy(scopeId), z.optional(settingSchema), 'row');
}

function changesRef(groupId: string) {
  return itemRef(keys.policyChanges(groupId), stored({ version: z.int() }));
}

export function policyVersionRef(scopeId: string, version: number) {
  return itemRef(keys.policyVersion(scopeId, version), policyVersionSchema);
}

/** Everything that shows or changes the policy of a group or a branch, for one read. */
export function policyRefs(scopeId: string): ItemRef<unknown>[] {
  const groupId = groupOfScope(scopeId);
  const scopes = [...new Set([scopeId, groupId])];
  return [...scopes.map(directoryRefs.policy), settingRef(scopeId), changesRef(groupId)];
}

/** The policy out of that read. */
export function policyFrom(loaded: Loaded, scopeId: string): ScopedPolicy {
  const overridesOf = (id: string) => loaded.get(directoryRefs.policy(id)) ?? {};
  return {
    scopeId,
    overrides: overridesOf(scopeId),
    setting: loaded.get(settingRef(scopeId)),
    ofGroup: overridesOf(groupOfScope(scopeId)),
  };
}

/** What is in force in the scope, by who sets it; with other overrides of its own where some are given. */
export function overridesIn(
  { scopeId, overrides, ofGroup }: ScopedPolicy,
  own: PolicyOverrides = overrides,
): Overrides {
  return isGroupId(scopeId) ? { group: own } : { group: ofGroup, branch: own };
}

/** What is set in the place of what was, by whom and why. */
export interface NewSetting {
  readonly overrides: PolicyOverrides;
  readonly changes: readonly ValueChange[];
  readonly at: Instant;
  readonly by: PersonActor;
  readonly reason: string;
  readonly restored?: number | undefined;
}

/**
 * The next version of a policy, and the writes that set it. Each policy of a group has to make sense together with the
 * others, so of two that are changed at once only one succeeds, whichever they are.
 */
export function setPolicy(
  loaded: Loaded,
  { scopeId, setting: before }: ScopedPolicy,
  { overrides, changes, at, by, reason, restored }: NewSetting,
): { setting: Setting; writes: Write[] } {
  const version = (before?.version ?? 0) + 1;
  const setting: Setting = { version, at, by, reason, ...(restored !== undefined && { restored }) };
  const groupId = groupOfScope(scopeId);
  const earlier = loaded.get(changesRef(groupId))?.version;
  const count = (earlier ?? 0) + 1;
  return {
    setting,
    writes: [
      {
        put: keys.policy(scopeId),
        data: overrides,
        row: setting,
        attributes: { version },
        when: before ? unchangedSince(before.version) : neverSet,
      },
      {
        put: keys.policyVersion(scopeId, version),
        data: { ...setting, overrides, changes },
        when: unchangedSince(undefined),
      },
      {
        put: keys.policyChanges(groupId),
        data: { version: count },
        attributes: { version: count },
        when: unchangedSince(earlier),
      },
    ],
  };
}

/** Also of overrides that were written to the table by hand. */
const neverSet: Condition = {
  expression: 'attribute_not_exists(#version)',
  names: { '#version': 'version' },
};

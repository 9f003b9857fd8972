import {
  effectivePolicy,
  type Policy,
  type PolicyName,
  type PolicyOverrides,
  policyNames,
} from '../policy.ts';
import { changesBetween } from '../record.ts';

/** Where a value in force comes from. */
export const valueSources = ['default', 'group', 'branch'] as const;

export type ValueSource = (typeof valueSources)[number];

/** A value in force, and where it comes from. */
export interface ValueInForce {
  readonly value: unknown;
  readonly from: ValueSource;
}

/** What a group sets and, where it is about one, what its branch does. */
export interface Overrides {
  readonly group: PolicyOverrides;
  readonly branch?: PolicyOverrides | undefined;
}

/** A value that is another than it was. */
export interface ValueChange {
  readonly name: PolicyName;
  readonly before: ValueInForce;
  readonly after: ValueInForce;
}

export function policyOf({ group, branch }: Overrides): Policy {
  return effectivePolicy(group, branch);
}

/** A value in force, and where it comes from (POLICY-1). */
export function valueInForce({ group, branch }: Overrides, name: PolicyName): ValueInForce {
  const value = policyOf({ group, branch })[name];
  if (branch?.[name] !== undefined) return { value, from: 'branch' };
  return { value, from: group[name] === undefined ? 'default' : 'group' };
}

/** What other overrides change: a value, or by whom it is set. */
export function changesOf(before: Overrides, after: Overrides): ValueChange[] {
  return policyNames
    .map((name) => ({ name, before: valueInForce(before, name), after: valueInForce(after, name) }))
    .filter((change) => change.before.from !== change.after.from || isOther(change.before, change.after));
}

/** Whether the value itself is another, whoever sets it. */
export function isOther({ value: before }: ValueInForce, { value: after }: ValueInForce): boolean {
  return changesBetween(before, after).length > 0;
}

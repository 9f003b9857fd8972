import * as z from 'zod/mini';
import { overridesIn, type ScopedPolicy } from '../../shared/data/directory/policy-store.ts';
import { isGroupId } from '../../shared/data/table/ids.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { meanings, type ValueKind, valueKinds } from '../../shared/domain/policies/meanings.ts';
import { valueInForce, valueSources } from '../../shared/domain/policies/values.ts';
import { policyNames, policyTable } from '../../shared/domain/policy.ts';
import { personActorSchema } from '../../shared/domain/record.ts';
import { etagOf } from '../../shared/http/command.ts';

const kinds = Object.keys(valueKinds) as [ValueKind, ...ValueKind[]];

export const policyViewSchema = () =>
  z.object({
    scopeId: z.string(),
    scope: z.enum(['group', 'branch']),
    version: z.int(),
    setAt: z.optional(z.iso.datetime({ offset: true })),
    setBy: z.optional(personActorSchema),
    reason: z.optional(z.string()),
    overrides: z.record(z.string(), z.unknown()),
    values: z.array(
      z.object({
        name: z.enum(policyNames),
        rule: z.string(),
        meaning: z.object({ zh: z.string(), en: z.string() }),
        kind: z.enum(kinds),
        format: z.string(),
        default: z.unknown(),
        value: z.unknown(),
        from: z.enum(valueSources),
      }),
    ),
  });

export type PolicyView = z.infer<ReturnType<typeof policyViewSchema>>;

/** A policy as callers see it: every value in force, what it means, and where it comes from (POLICY-1). */
export function policyView(policy: ScopedPolicy, timeZone: string): PolicyView {
  const { scopeId, overrides, setting } = policy;
  const inForce = overridesIn(policy);
  return {
    scopeId,
    scope: isGroupId(scopeId) ? 'group' : 'branch',
    version: setting?.version ?? 0,
    ...(setting && { setAt: withOffset(setting.at, timeZone), setBy: setting.by, reason: setting.reason }),
    overrides,
    values: policyNames.map((name) => {
      const { rule, default: byDefault } = policyTable[name];
      const { kind, zh, en } = meanings[name];
      return {
        name,
        rule,
        meaning: { zh, en },
        kind,
        format: valueKinds[kind],
        default: byDefault,
        ...valueInForce(inForce, name),
      };
    }),
  };
}

export function policyETag({ setting }: ScopedPolicy): Record<string, string> {
  return etagOf({ version: setting?.version ?? 0 });
}

import * as z from 'zod/mini';
import { policyVersionRef } from '../../shared/data/directory/policy-store.ts';
import { isBranchId, isGroupId } from '../../shared/data/table/ids.ts';
import { type PolicyOverrides, policyOverridesSchema } from '../../shared/domain/policy.ts';
import { policySays } from '../../shared/domain/refusals/policy.ts';
import { noteText } from '../../shared/domain/text.ts';
import { parse } from '../../shared/http/parse.ts';
import { type FieldError, malformed, Problem } from '../../shared/http/problem.ts';
import { fieldOf, type UseCase } from '../../shared/http/route.ts';
import { changePolicy } from './change-policy.ts';
import { findPolicy, readsOfPolicy } from './find-policy.ts';

export const body = z.strictObject({
  version: z.int().check(z.minimum(1), z.maximum(999_999)),
  reason: noteText,
});

/** Back to an older version: a new one that sets what that set, as far as it still fits and makes sense (POLICY-1). */
export const useCase: UseCase<{ scopeId: string }, unknown, z.infer<typeof body>> = {
  reads({ params: { scopeId }, body }) {
    const version = fieldOf(body, 'version');
    const isScope = isGroupId(scopeId) || isBranchId(scopeId);
    const named = isScope && typeof version === 'number' ? [policyVersionRef(scopeId, version)] : [];
    return [...readsOfPolicy(scopeId), ...named];
  },
  async run({ params: { scopeId }, body: { version, reason }, ifMatch }, context) {
    const found = findPolicy(scopeId, context);
    const older = context.loaded.get(policyVersionRef(scopeId, version));
    if (!older) throw malformed([{ path: 'version', said: policySays.no_version_of_policy }]);
    const wanted = { overrides: fitting(older.overrides), reason, restored: version };
    return changePolicy(found, wanted, { ...context, ifMatch }, inVersion);
  },
};

/** @throws Problem where the overrides of that time do not fit what is there to be set today */
function fitting(overrides: unknown): PolicyOverrides {
  try {
    return parse(policyOverridesSchema, overrides);
  } catch (error) {
    if (error instanceof Problem) throw malformed((error.members.errors ?? []).map(inVersion));
    throw error;
  }
}

/** The request names the version, and the version what does not fit. */
function inVersion({ path, said }: FieldError): FieldError {
  return { path: 'version', said: policySays.fits_no_more({ path, what: said }) };
}

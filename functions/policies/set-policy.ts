import * as z from 'zod/mini';
import { policyOverridesSchema } from '../../shared/domain/policy.ts';
import { noteText } from '../../shared/domain/text.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { changePolicy } from './change-policy.ts';
import { findPolicy, readsOfPolicy } from './find-policy.ts';

export const body = z.strictObject({ overrides: policyOverridesSchema, reason: noteText });

/** A group or a branch sets other overrides in the place of those it has (POLICY-1). */
export const useCase: UseCase<{ scopeId: string }, unknown, z.infer<typeof body>> = {
  reads: ({ params }) => readsOfPolicy(params.scopeId),
  run: async ({ params, body, ifMatch }, context) =>
    changePolicy(findPolicy(params.scopeId, context), body, { ...context, ifMatch }, ({ path, said }) => ({
      path: `overrides.${path}`,
      said,
    })),
};

import * as z from 'zod/mini';
import { policyVersionSchema } from '../../shared/data/directory/policy-store.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { findPolicy, readsOfPolicy } from './find-policy.ts';
import { versionInList } from './version-view.ts';

export const query = z.strictObject(pagingQuery);

/** Every version of a policy, newest first, with what each of them changed (POLICY-1). */
export const useCase: UseCase<{ scopeId: string }, z.infer<typeof query>, unknown> = {
  reads: ({ params }) => readsOfPolicy(params.scopeId),
  async run({ params, query }, context) {
    const { policy, timeZone } = findPolicy(params.scopeId, context);
    const { partition, prefix } = partitions.policyVersions(policy.scopeId);
    const list = {
      partitions: [partition],
      prefix,
      descending: true,
      schema: policyVersionSchema,
      content: 'data',
    } as const;
    const show = (version: z.infer<typeof policyVersionSchema>) => versionInList(version, timeZone);
    return { body: await page(context.runtime.table, list, query, show) };
  },
};

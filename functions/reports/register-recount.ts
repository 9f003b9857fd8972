import * as z from 'zod/mini';
import { jobHead } from '../../shared/data/job/job-store.ts';
import { newSubjectId } from '../../shared/data/table/ids.ts';
import { plannedRecount } from '../../shared/domain/figures/recount.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { fieldOf, type UseCase } from '../../shared/http/route.ts';
import { recountView } from './recount-view.ts';

export const body = z.strictObject({ branchId: z.string(), repair: z.optional(z.boolean()) });

/** The figures of a branch are to be built anew from its heads and compared, and on demand put right (STAT-3). */
export const useCase: UseCase<unknown, unknown, z.infer<typeof body>> = {
  reads: ({ body }) => readsOfBranch(fieldOf(body, 'branchId')),
  async run({ body: { branchId, repair = false } }, context) {
    const { branch, policy, by } = findBranch(branchId, context);
    const id = newSubjectId('job', branchId, context.runtime.newId());
    const change = plannedRecount({ id, branch, repair }, { at: context.now, by, policy });
    return {
      body: recountView(change),
      headers: { location: `/recounts/${id}` },
      writes: jobHead.write(undefined, change),
    };
  },
};

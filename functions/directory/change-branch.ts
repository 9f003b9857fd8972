import type * as z from 'zod/mini';
import type { Branch } from '../../shared/data/directory/branch.ts';
import { writeBranch } from '../../shared/data/directory/directory.ts';
import { enter } from '../../shared/domain/directory/entry.ts';
import { branchView } from '../../shared/http/branch-view.ts';
import { checkVersion, etagOf } from '../../shared/http/command.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { findBranchHead, readsOfBranchHead } from './find-branch-head.ts';
import type { renameBody } from './set-up-bodies.ts';

export { renameBody as body } from './set-up-bodies.ts';

/**
 * A branch gets another name. All else is fixed: the code stands in numbers that people have been told, and brand,
 * region and time zone say where and by which days its figures were counted.
 */
export const useCase: UseCase<{ branchId: string }, unknown, z.infer<typeof renameBody>> = {
  reads: ({ params }) => readsOfBranchHead(params.branchId),
  async run({ params, body, ifMatch }, context) {
    const { head, by } = findBranchHead(params.branchId, context);
    checkVersion(ifMatch, head);
    if (head.name === body.name) return { body: branchView(head), headers: etagOf(head) };
    const given = { at: context.now, by, action: 'change-branch' };
    const entered = enter<Branch>(head, { ...branchView(head), name: body.name }, given);
    return {
      body: branchView(entered.after),
      headers: etagOf(entered.after),
      writes: writeBranch(head, entered),
    };
  },
};

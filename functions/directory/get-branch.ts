import { branchView } from '../../shared/http/branch-view.ts';
import { etagOf } from '../../shared/http/command.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { findBranchHead, readsOfBranchHead } from './find-branch-head.ts';

export const useCase: UseCase<{ branchId: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfBranchHead(params.branchId),
  async run({ params }, context) {
    const { head } = findBranchHead(params.branchId, context);
    return { body: branchView(head), headers: etagOf(head) };
  },
};

import { jobFrom, jobHead } from '../../shared/data/job/job-store.ts';
import { erasureSchema } from '../../shared/domain/erasure/erasure.ts';
import { customerSays } from '../../shared/domain/refusals/customer.ts';
import { findCustomer, readsOfCustomer } from '../../shared/http/find-customer.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { erasureView } from './erasure-view.ts';

/** How far the erasure of a customer has come (POLICY-3). */
export const useCase: UseCase<{ id: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfCustomer(params.id),
  async run({ params }, context) {
    const { job } = findCustomer(params.id, context).found.file.erasure ?? {};
    const state =
      job === undefined
        ? undefined
        : jobFrom(await context.runtime.table.load(jobHead.refs(job)), job, erasureSchema);
    if (!state) throw new Problem('not_found', customerSays.no_erasure);
    return { body: erasureView(state) };
  },
};

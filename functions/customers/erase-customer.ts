import * as z from 'zod/mini';
import { branchFrom, branchRefs } from '../../shared/data/directory/directory.ts';
import { jobFrom, jobHead } from '../../shared/data/job/job-store.ts';
import { newSubjectId } from '../../shared/data/table/ids.ts';
import {
  erasureReasons,
  erasureSchema,
  plannedErasure,
  requireNothingRuns,
} from '../../shared/domain/erasure/erasure.ts';
import { checkVersion } from '../../shared/http/command.ts';
import { findCustomer, readsOfCustomer } from '../../shared/http/find-customer.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { seenAt } from '../../shared/http/seen.ts';
import { closeFile } from '../../shared/transactions/close-file.ts';
import { whatRuns } from '../../shared/transactions/what-runs.ts';
import { erasureView } from './erasure-view.ts';

export const body = z.strictObject({ reason: z.enum(erasureReasons) });

/**
 * POLICY-3: what is personal of a customer is to be gone. Their file is closed in this very step, if it still is as it
 * was read; a job does the rest. Whoever asks again is told of the same.
 */
export const useCase: UseCase<{ id: string }, unknown, z.infer<typeof body>> = {
  reads: ({ params }) => readsOfCustomer(params.id),
  async run({ params, body, ifMatch }, context) {
    const { customer, found, branchId, by } = findCustomer(params.id, context);
    const { runtime, now } = context;
    const { table } = runtime;
    const { erasure } = found.file;
    if (erasure) {
      const before = jobFrom(await table.load(jobHead.refs(erasure.job)), erasure.job, erasureSchema);
      if (!before) throw new Error(`${erasure.job} is gone`);
      return { body: erasureView(before), headers: { location: `/customers/${params.id}/erasure` } };
    }
    checkVersion(ifMatch, found.file);
    const place = branchFrom(await table.load(Object.values(branchRefs(branchId))), branchId);
    if (!place) throw new Error(`${branchId} is gone`);
    requireNothingRuns(await whatRuns(table, customer, found.file));
    const { branch, policy } = place;
    const id = newSubjectId('job', branchId, runtime.newId());
    const change = plannedErasure(
      { id, branch, fileId: customer.fileId, reason: body.reason },
      { at: now, by, policy },
    );
    return {
      body: erasureView(change),
      headers: { location: `/customers/${params.id}/erasure` },
      seen: seenAt(place, by, 'customer', params.id, 'erasure'),
      writes: [
        ...jobHead.write(undefined, change),
        ...(await closeFile(table, { customer, found }, { job: id, at: now })),
      ],
    };
  },
};

import * as z from 'zod/mini';
import { customerId, groupOfBranch } from '../../shared/data/table/ids.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { type Erasure, erasureReasons } from '../../shared/domain/erasure/erasure.ts';
import { type JobState, jobStatuses } from '../../shared/domain/job/job.ts';
import { jobForms } from '../../shared/http/job-forms.ts';

const time = () => z.iso.datetime({ offset: true });

/** The erasure of a customer as callers see it. */
export const erasureViewSchema = () =>
  z
    .object({
      id: z.string(),
      number: z.string(),
      customerId: z.string(),
      reason: z.enum(erasureReasons),
      status: z.enum(jobStatuses),
      erased: z.int(),
      cancelled: z.int(),
      files: z.int(),
      registeredAt: time(),
      endedAt: z.optional(time()),
      failure: z.optional(z.object({ code: z.string(), message: z.string() })),
    })
    .check(jobForms);

export type ErasureView = z.infer<ReturnType<typeof erasureViewSchema>>;

export function erasureView({ head, details }: JobState<Erasure>): ErasureView {
  const { id, number, branchId, status, timeZone, registeredAt, counts } = head;
  const { erased = 0, cancelled = 0, files = 0 } = counts;
  return {
    id,
    number,
    customerId: customerId({ groupId: groupOfBranch(branchId), fileId: details.fileId }),
    reason: details.reason,
    status,
    erased,
    cancelled,
    files,
    registeredAt: withOffset(registeredAt, timeZone),
    endedAt: 'endedAt' in head ? withOffset(head.endedAt, timeZone) : undefined,
    failure: 'failure' in head ? { code: head.failure.code, message: head.failure.message } : undefined,
  };
}

import * as z from 'zod/mini';
import { withOffset } from '../../shared/domain/calendar.ts';
import { figureDifferenceSchema, type Recount } from '../../shared/domain/figures/recount.ts';
import { type JobState, jobStatuses } from '../../shared/domain/job/job.ts';
import { jobForms } from '../../shared/http/job-forms.ts';
import { pageSchema } from '../../shared/http/paging.ts';

const time = () => z.iso.datetime({ offset: true });

const fields = () => ({
  id: z.string(),
  branchId: z.string(),
  repair: z.boolean(),
  status: z.enum(jobStatuses),
  heads: z.int(),
  differences: z.int(),
  repaired: z.int(),
  registeredAt: time(),
  endedAt: z.optional(time()),
  failure: z.optional(z.object({ code: z.string(), message: z.string() })),
});

export const recountSchema = () => z.object(fields()).check(jobForms);

/** The same with where the figures differ. */
export const recountFoundSchema = () =>
  z.object({ ...fields(), found: pageSchema(figureDifferenceSchema) }).check(jobForms);

export function recountView({ head, details }: JobState<Recount>) {
  const { id, branchId, status, timeZone, registeredAt, counts } = head;
  const { heads = 0, differences = 0, repaired = 0 } = counts;
  return {
    id,
    branchId,
    repair: details.repair,
    status,
    heads,
    differences,
    repaired,
    registeredAt: withOffset(registeredAt, timeZone),
    endedAt: 'endedAt' in head ? withOffset(head.endedAt, timeZone) : undefined,
    failure: 'failure' in head ? { code: head.failure.code, message: head.failure.message } : undefined,
  };
}

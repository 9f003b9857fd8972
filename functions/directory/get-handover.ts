import * as z from 'zod/mini';
import { personRef } from '../../shared/data/directory/people-store.ts';
import { jobFrom, jobHead } from '../../shared/data/job/job-store.ts';
import { isPersonId } from '../../shared/data/table/ids.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { type Handover, handoverSchema } from '../../shared/domain/directory/handover-job.ts';
import { type JobState, jobStatuses } from '../../shared/domain/job/job.ts';
import { directorySays } from '../../shared/domain/refusals/directory.ts';
import { jobForms } from '../../shared/http/job-forms.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { findPerson } from './find-person.ts';

const time = () => z.iso.datetime({ offset: true });

export const handoverViewSchema = () =>
  z
    .object({
      id: z.string(),
      number: z.string(),
      branchIds: z.array(z.string()),
      status: z.enum(jobStatuses),
      work: z.int(),
      notices: z.int(),
      registeredAt: time(),
      endedAt: z.optional(time()),
      failure: z.optional(z.object({ code: z.string(), message: z.string() })),
    })
    .check(jobForms);

/** How far the job has come that hands over what somebody held, the last where there were several. */
export const useCase: UseCase<{ id: string }, unknown, unknown> = {
  async reads({ params: { id } }, { table }) {
    if (!isPersonId(id)) return [];
    const ref = personRef(id);
    const { handover } = (await table.load([ref])).get(ref) ?? {};
    return [ref, ...(handover === undefined ? [] : jobHead.refs(handover))];
  },
  async run({ params }, context) {
    const { handover } = findPerson(params.id, context).head;
    const job = handover === undefined ? undefined : jobFrom(context.loaded, handover, handoverSchema);
    if (!job) throw new Problem('not_found', directorySays.no_handover);
    return { body: handoverView(job) };
  },
};

export function handoverView({ head, details }: JobState<Handover>) {
  const { id, number, status, counts, timeZone, registeredAt } = head;
  const { work = 0, notices = 0 } = counts;
  return {
    id,
    number,
    branchIds: details.branchIds,
    status,
    work,
    notices,
    registeredAt: withOffset(registeredAt, timeZone),
    ...('endedAt' in head && { endedAt: withOffset(head.endedAt, timeZone) }),
    ...('failure' in head && { failure: { code: head.failure.code, message: head.failure.message } }),
  };
}

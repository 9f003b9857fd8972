import * as z from 'zod/mini';
import { withOffset } from '../../shared/domain/calendar.ts';
import {
  badRowSchema,
  type ImportDetails,
  importKinds,
  rowOutcomes,
} from '../../shared/domain/import/import.ts';
import { type Job, type JobFailure, type JobState, jobStatuses } from '../../shared/domain/job/job.ts';
import { reasonSchema } from '../../shared/domain/refusals/reason.ts';
import { jobForms } from '../../shared/http/job-forms.ts';
import { pageSchema } from '../../shared/http/paging.ts';

const time = () => z.iso.datetime({ offset: true });

/** What is told of an import wherever it is shown. */
export const importFields = () => ({
  id: z.string(),
  number: z.string(),
  branchId: z.string(),
  kind: z.enum(importKinds),
  status: z.enum(jobStatuses),
  startedBy: z.string(),
  rows: z.int(),
  done: z.int(),
  taken: z.int(),
  unchanged: z.int(),
  bad: z.int(),
  registeredAt: time(),
  startedAt: z.optional(time()),
  endedAt: z.optional(time()),
  failure: z.optional(z.object({ code: z.string(), reason: reasonSchema })),
});

const detailed = () => ({ ...importFields(), name: z.string(), size: z.int() });

/** An import as callers see it. */
export const importViewSchema = () =>
  z
    .object({
      ...detailed(),
      ignoredColumns: z.array(z.string()),
      badRows: pageSchema(badRowSchema),
    })
    .check(jobForms);

/** A new one, with how to send its file. */
export const registeredImportSchema = () =>
  z.object({
    ...detailed(),
    upload: z.object({
      method: z.literal('POST'),
      url: z.string(),
      fields: z.record(z.string(), z.string()),
    }),
    expiresAt: time(),
  });

export type ImportInList = z.infer<z.ZodMiniObject<ReturnType<typeof importFields>>>;

/** @returns what every view tells, its times in the branch's zone. */
export function importInList(head: Job): ImportInList {
  const { id, number, branchId, status, timeZone, registeredAt, startedAt, startedBy } = head;
  const [taken = 0, unchanged = 0, bad = 0] = rowOutcomes.map((outcome) => head.counts[outcome] ?? 0);
  const kind = importKinds.find((one) => one === head.variant);
  if (kind === undefined) throw new Error(`${id} is of no kind`);
  const local = (instant: string) => withOffset(instant, timeZone);
  return {
    id,
    number,
    branchId,
    kind,
    status,
    startedBy: startedBy.person ?? '',
    rows: head.counts.rows ?? 0,
    done: taken + unchanged + bad,
    taken,
    unchanged,
    bad,
    registeredAt: local(registeredAt),
    startedAt: startedAt && local(startedAt),
    endedAt: 'endedAt' in head ? local(head.endedAt) : undefined,
    failure: 'failure' in head ? failureView(head.failure) : undefined,
  };
}

export function importDetailed({ head, details }: JobState<ImportDetails>) {
  return { ...importInList(head), name: details.name, size: details.size };
}

/** What failed long ago is told in English only. */
function failureView({ code, message, reason }: JobFailure) {
  return { code, reason: reason ?? { zh: message, en: message } };
}

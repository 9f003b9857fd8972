import * as z from 'zod/mini';
import { withOffset } from '../../shared/domain/calendar.ts';
import {
  type CampaignState,
  type CustomerOutcome,
  campaignStatuses,
} from '../../shared/domain/campaign/campaign.ts';
import { campaignCommandNames } from '../../shared/domain/campaign/change.ts';
import { type Job, jobStatuses } from '../../shared/domain/job/job.ts';
import { ownerSchema } from '../../shared/domain/roles.ts';

const text = z.string;

/** A campaign as callers see it. */
export const campaignViewSchema = () =>
  z.object({
    id: text(),
    branchId: text(),
    number: text(),
    name: text(),
    text: text(),
    date: text(),
    letter: z.boolean(),
    status: z.enum(campaignStatuses),
    reason: z.optional(text()),
    startedBy: ownerSchema,
    startedAt: z.iso.datetime({ offset: true }),
    progress: z.object({
      work: z.enum(jobStatuses),
      customers: z.int(),
      done: z.int(),
      planned: z.int(),
      made: z.int(),
      cancelled: z.int(),
      skipped: z.object({ noCalls: z.int(), unknown: z.int(), elsewhere: z.int(), late: z.int() }),
    }),
    version: z.int(),
    commands: z.array(z.enum(campaignCommandNames)),
  });

export type CampaignShown = z.infer<ReturnType<typeof campaignViewSchema>>;

/** The same but for what the caller may do to it, which depends on them. */
export type CampaignView = Omit<CampaignShown, 'commands'>;

/** @param job that goes through its customers, or did last */
export function campaignView(
  { head, details }: CampaignState,
  job: Pick<Job, 'status' | 'counts'> | undefined,
): CampaignView {
  const { id, branchId, number, timeZone, date, letter, status, customers, version } = head;
  const count = (outcome: CustomerOutcome) => job?.counts[outcome] ?? 0;
  return {
    id,
    branchId,
    number,
    name: details.name,
    text: details.text,
    date,
    letter,
    status,
    reason: details.reason,
    startedBy: { role: head.startedBy.role, person: head.startedBy.person },
    startedAt: withOffset(head.startedAt, timeZone),
    progress: {
      work: job?.status ?? 'waiting',
      customers,
      done: Object.values(job?.counts ?? {}).reduce((sum, one) => sum + one, 0),
      planned: count('planned'),
      made: count('made'),
      cancelled: count('cancelled'),
      skipped: {
        noCalls: count('noCalls'),
        unknown: count('unknown'),
        elsewhere: count('elsewhere'),
        late: count('late'),
      },
    },
    version,
  };
}

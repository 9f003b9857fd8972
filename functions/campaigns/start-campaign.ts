import * as z from 'zod/mini';
import { campaignHead, writeChosen } from '../../shared/data/arrival/campaign-head.ts';
import type { Branch } from '../../shared/data/directory/branch.ts';
import { jobHead } from '../../shared/data/job/job-store.ts';
import { newSubjectId, partsOfCustomerId } from '../../shared/data/table/ids.ts';
import { localDate, localDateSchema } from '../../shared/domain/calendar.ts';
import { mostCustomers } from '../../shared/domain/campaign/campaign.ts';
import { registerCampaignJob } from '../../shared/domain/campaign/campaign-job.ts';
import { startCampaign as start } from '../../shared/domain/campaign/change.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { callbackSays } from '../../shared/domain/refusals/callback.ts';
import { noteText, shortText } from '../../shared/domain/text.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { createdHead } from '../../shared/http/head-command.ts';
import { fieldOf, type UseCase } from '../../shared/http/route.ts';
import { campaignView } from './campaign-view.ts';
import { campaignAccess } from './find-campaign.ts';

export const body = z.strictObject({
  branchId: z.string(),
  name: shortText,
  date: localDateSchema,
  customers: z.array(z.string()).check(z.minLength(1), z.maxLength(mostCustomers)),
  text: noteText,
  letter: z.optional(z.boolean()),
});

type Body = z.infer<typeof body>;

/** Chosen customers are to be called before a day (CALL-9). */
export const useCase: UseCase<unknown, unknown, Body> = {
  reads: ({ body }) => readsOfBranch(fieldOf(body, 'branchId')),
  async run({ body }, context) {
    const { runtime, now } = context;
    const place = findBranch(body.branchId, context);
    const { branch, policy, by } = place;
    const { name, date, text, letter = false } = body;
    const fileIds = chosenIn(body, branch);
    const id = newSubjectId('campaign', branch.id, runtime.newId());
    const given = { at: now, by, policy };
    const campaign = start(
      {
        id,
        branchId: branch.id,
        number: campaignNumber(branch, localDate(now, branch.timeZone), id),
        timeZone: branch.timeZone,
        date,
        letter,
        customers: fileIds.length,
        job: newSubjectId('job', branch.id, runtime.newId()),
        details: { name, text },
      },
      given,
    );
    const job = registerCampaignJob(campaign.head, undefined, given);
    return {
      ...createdHead(campaignAccess, campaign, campaignView(campaign, job.head), place, context),
      writes: [
        ...campaignHead.write(undefined, campaign),
        ...writeChosen(id, fileIds),
        ...jobHead.write(undefined, job),
      ],
    };
  },
};

/** Whose files; each customer once. @throws DomainError where an id is of no customer of the branch's group */
function chosenIn({ customers }: Body, { groupId }: Branch): string[] {
  const fileIds = customers.map((id, at) => {
    const parts = partsOfCustomerId(id);
    if (parts?.groupId !== groupId) throw invalid(`customers.${at}`, callbackSays.not_a_customer);
    return parts.fileId;
  });
  return [...new Set(fileIds)];
}

/** Such as `SH01-C20261121-7K3Q`. */
function campaignNumber({ code }: Branch, date: string, id: string): string {
  return `${code}-C${date.replaceAll('-', '')}-${id.slice(-4).toUpperCase()}`;
}

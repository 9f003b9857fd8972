import * as z from 'zod/mini';
import { campaignStatuses } from '../../shared/domain/campaign/campaign.ts';
import { campaignCommandNames } from '../../shared/domain/campaign/change.ts';
import { jobStatuses } from '../../shared/domain/job/job.ts';
import { type NamedSchema, told } from '../../shared/http/documentation.ts';
import { answer, at, id, owner, pageOf, say, text, version } from '../../shared/http/say.ts';

const shared = {
  id,
  branchId: say(text(), 'The branch that calls.'),
  number: say(text(), 'What people call it and its calls by.'),
  name: say(text(), 'What it is called.'),
  date: say(text(), 'The local day of the event, or of the deadline.'),
  letter: say(z.boolean(), 'Whether a letter follows each call that reaches the customer.'),
  status: say(z.enum(campaignStatuses), '`cancelled` once it was called off.'),
  startedAt: at('When it was started'),
};

const skipped = answer({
  noCalls: say(z.int(), 'They want no calls (CALL-10).'),
  unknown: say(z.int(), 'There is no such customer, or nothing to call them by.'),
  elsewhere: say(z.int(), 'They are no customers of this branch.'),
  late: say(z.int(), 'The day left no time to call them.'),
});

const progress = answer({
  work: say(z.enum(jobStatuses), 'How that work stands: it begins within a minute or two.'),
  customers: say(z.int(), 'How many were chosen.'),
  done: say(z.int(), 'How many of them it has come to.'),
  planned: say(z.int(), 'Those who are called, or are to be.'),
  made: say(z.int(), 'Those whose call had been made, or had ended otherwise.'),
  cancelled: say(z.int(), 'Those who are not to be called any more.'),
  skipped: say(skipped, 'Those who are not called.'),
});

export const campaign = answer({
  ...shared,
  text: say(text(), 'What to say; whoever calls sees it with the call.'),
  reason: say(z.optional(text()), 'Why it was called off.'),
  startedBy: owner('Who started it.'),
  progress: say(
    progress,
    'How its customers stand, as far as the work on it has come since the last change.',
  ),
  version,
  commands: say(
    z.array(z.enum(campaignCommandNames)),
    'What the caller may do to it as it stands, by operation id.',
  ),
});

export type CampaignShown = z.infer<typeof campaign>;

/** The same but for what the caller may do to it, which depends on them. */
export type CampaignView = Omit<CampaignShown, 'commands'>;

const inList = answer({ ...shared, customers: say(z.int(), 'How many were chosen.') });

export const campaignPage = pageOf(inList, 'The campaigns.');

export const schemas = {
  Campaign: told(campaign, 'Chosen customers are called about something before a day (CALL-9).'),
  CampaignInList: told(inList, 'A campaign as lists show it.'),
} satisfies Record<string, NamedSchema>;

import type * as z from 'zod/mini';
import { campaignRow } from '../../shared/data/arrival/campaign-head.ts';
import { customerId } from '../../shared/data/table/ids.ts';
import { instantOf } from '../../shared/domain/calendar.ts';
import { mostCustomers } from '../../shared/domain/campaign/campaign.ts';
import {
  cancelCampaign,
  commandsOfCampaign,
  moveCampaign,
  startCampaign,
} from '../../shared/domain/campaign/change.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { content, type Documentation, pageExample, pagingDocs } from '../../shared/http/documentation.ts';
import { branch, people } from '../example-case.ts';
import { campaignInList } from './campaign-in-list.ts';
import { campaignView } from './campaign-view.ts';
import type { body as cancelCampaignBody } from './cancel-campaign.ts';
import type { body as moveCampaignBody } from './move-campaign.ts';
import type { Operation } from './routes.ts';
import type { body as startCampaignBody } from './start-campaign.ts';

export { schemas } from './contract.ts';

const given = (time: string) => ({
  at: instantOf(`2026-11-${time}:00+08:00`),
  by: people.careDirector,
  policy: effectivePolicy(),
});

const body = {
  branchId: branch.id,
  name: '冬季免费检测',
  date: '2026-12-19',
  customers: [customerId({ groupId: branch.groupId, fileId: 'q3v9x2m7k8b1c5d0f6w1p8n3t0z4h2j9r5y7a1s2e3u' })],
  text: '12 月 19 日至 20 日到店可免费检测电瓶、轮胎与防冻液，请客户预约到店时间。',
  letter: false,
} as const;

const started = startCampaign(
  {
    id: `cam.${branch.id}.w4k7m1x9c2v5b8n3`,
    branchId: branch.id,
    number: `${branch.code}-C20261121-B8N3`,
    timeZone: branch.timeZone,
    date: body.date,
    letter: body.letter,
    customers: 300,
    job: `job.${branch.id}.d5f8g2h6j9k1l4z7`,
    details: { name: body.name, text: body.text },
  },
  given('21T10:00'),
);
const moved = moveCampaign(started, { date: '2026-12-26', job: started.head.job }, given('23T09:00'));
const reason = '设备未按时到货，活动取消。';
const cancelled = cancelCampaign(moved, { reason, job: started.head.job }, given('24T16:00'));

const progress = { status: 'done', counts: { planned: 291, noCalls: 7, unknown: 2 } } as const;
const id = { description: 'The id of a campaign.', example: started.head.id };
const answer = { description: 'The campaign.', headers: ['ETag'] } as const;

export const documentation: Documentation<Operation> = {
  'start-campaign': {
    description: `For up to ${mostCustomers.toLocaleString('en')} customers of the branch. The calls are planned in the background, from two weeks before the day on, until the end of the third day after, never after the day itself; where that time is over, at once. A customer who wants no calls, who is unknown or no customer of the branch is passed over and counted. Whoever started it is told when all are planned.`,
    rules: ['CALL-9', 'CALL-10'],
    body: content<z.input<typeof startCampaignBody>>(
      {
        branchId: 'The branch.',
        name: 'What it is called.',
        date: 'The local day of the event, or of the deadline, such as `2026-12-19`: ahead, and at most a year.',
        customers: 'The ids of the customers; each is called once.',
        text: 'What to say.',
        letter: 'Whether a letter is to follow each call that reaches the customer. Left out: no.',
      },
      {
        winter: { summary: 'A free check before winter', value: { ...body, customers: [...body.customers] } },
      },
    ),
    answer: {
      ...answer,
      headers: ['ETag', 'Location'],
      examples: {
        started: {
          summary: 'Started',
          value: {
            ...campaignView(started, { status: 'waiting', counts: {} }),
            commands: [...commandsOfCampaign(started)],
          },
        },
      },
    },
    refusals: ['not_found'],
  },
  'list-campaigns': {
    description: 'Those that were called off, too.',
    rules: ['CALL-9'],
    parameters: { branchId: { description: 'The branch.', example: branch.id }, ...pagingDocs },
    answer: {
      description: 'A page of campaigns.',
      examples: pageExample('One campaign', [campaignInList(campaignRow(started))]),
    },
    refusals: ['not_found'],
  },
  'get-campaign': {
    description: 'With how far the planning, moving or cancelling of its calls has come.',
    rules: ['CALL-9'],
    parameters: { id },
    answer: {
      ...answer,
      examples: {
        planned: {
          summary: 'All calls are planned',
          value: { ...campaignView(started, progress), commands: [...commandsOfCampaign(started)] },
        },
      },
    },
    refusals: ['not_found'],
  },
  'move-campaign': {
    description:
      'What calls are still to be made move with the day, in the background. Who was reached before was told the old day and is called at once; who was not reached is called anew, and who refused the call is not.',
    rules: ['CALL-9'],
    parameters: { id },
    body: content<z.input<typeof moveCampaignBody>>(
      { date: 'The other day: ahead, and at most a year.' },
      { later: { summary: 'A week later', value: { date: moved.head.date } } },
    ),
    answer: {
      ...answer,
      examples: {
        moved: {
          summary: 'Moved',
          value: {
            ...campaignView(moved, { status: 'waiting', counts: {} }),
            commands: [...commandsOfCampaign(moved)],
          },
        },
      },
    },
    refusals: ['not_found', 'not_allowed', 'stale'],
  },
  'cancel-campaign': {
    description: 'What calls and letters are still owed are cancelled, in the background.',
    rules: ['CALL-9'],
    parameters: { id },
    body: content<z.input<typeof cancelCampaignBody>>(
      { reason: 'Why.' },
      { off: { summary: 'Called off', value: { reason } } },
    ),
    answer: {
      ...answer,
      examples: {
        cancelled: {
          summary: 'Called off',
          value: {
            ...campaignView(cancelled, { status: 'waiting', counts: {} }),
            commands: [...commandsOfCampaign(cancelled)],
          },
        },
      },
    },
    refusals: ['not_found', 'not_allowed', 'stale'],
  },
};

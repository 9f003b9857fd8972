import type * as z from 'zod/mini';
import { improvementRow } from '../../shared/data/follow-up/improvement-head.ts';
import { reviewRow } from '../../shared/data/follow-up/review-head.ts';
import { instantOf, type Month } from '../../shared/domain/calendar.ts';
import { commandsOfImprovement, completeImprovement } from '../../shared/domain/improvement/complete.ts';
import { openImprovement } from '../../shared/domain/improvement/open.ts';
import { settleImprovement } from '../../shared/domain/improvement/settle.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { enterReview } from '../../shared/domain/review/review.ts';
import {
  content,
  type Documentation,
  type FieldDocs,
  pageExample,
  pagingDocs,
} from '../../shared/http/documentation.ts';
import { branch, people } from '../example-case.ts';
import type { body as completeImprovementBody } from './complete-improvement.ts';
import type { body as enterReviewBody } from './enter-review.ts';
import { numberOf } from './improvement-input.ts';
import { improvementInList, improvementView } from './improvement-view.ts';
import type { body as openImprovementBody } from './open-improvement.ts';
import { reviewView } from './review-view.ts';
import type { Operation } from './routes.ts';

export { schemas } from './contract.ts';

const policy = effectivePolicy();
const at = instantOf('2026-12-02T16:00:00+08:00');
const given = { at, by: people.careDirector, policy };

const told = {
  subject: { category: 'repair_quality' },
  measure: '返修车辆交车前由技术经理复检。',
  owner: { role: people.owner.role, person: people.owner.person },
  dueAt: '2026-12-31T18:00:00+08:00',
} as const;

const reviewId = `rev.${branch.id}.t2w8k5m1x9c4v7b3`;
const review = { id: reviewId, number: numberOf('R', branch, at, reviewId) };
const id = `act.${branch.id}.p6n3t0z4h2j9r5y7`;
const month = '2026-11';

const opened = openImprovement(
  {
    id,
    branchId: branch.id,
    number: numberOf('A', branch, at, id),
    timeZone: branch.timeZone,
    month,
    review,
    ...told,
    dueAt: instantOf(told.dueAt),
  },
  given,
);
const result = '已实行复检制度，十二月复检 46 台，发现并处理 3 台。';
const completed = completeImprovement(
  opened,
  { result },
  { at: instantOf('2026-12-28T17:00:00+08:00'), by: people.owner, policy },
);
const counters = (of: Month) => ({ received: 40, 'category.repair_quality': of < '2027-01' ? 8 : 3 });
const measured =
  settleImprovement(completed, instantOf('2027-04-01T09:00:00+08:00'), policy, counters) ?? completed;
const held = enterReview(
  {
    ...review,
    branchId: branch.id,
    timeZone: branch.timeZone,
    date: '2026-12-02',
    month,
    improvements: [id],
  },
  { participants: [people.generalManager.name, people.careDirector.name, people.owner.name] },
  given,
);

const so = { description: 'The improvement.', headers: ['ETag'] } as const;
const byId = { id: { description: 'The id of an improvement.', example: id } };
const listOf = { branchId: { description: 'The branch.', example: branch.id } };
const toldDocs: FieldDocs<Pick<z.input<typeof openImprovementBody>, keyof typeof told>> = {
  subject: [
    'What is to become rarer: a category or a cause.',
    { category: 'A category of complaints; not `enquiry`.', cause: 'The code of a cause.' },
  ],
  measure: 'What is to be done.',
  owner: [
    'Who is to do it: a role of the branch, or a person of it.',
    {
      role: 'The role; left out, that of the person.',
      person: 'The id of the person; left out, whoever has the role.',
    },
  ],
  dueAt: 'Until when: ahead, and at most a year.',
};

export const documentation: Documentation<Operation> = {
  'open-improvement': {
    description:
      'From the report of a month that has begun. The owner is told at once, reminded a day before it is due, and the care director with them; unfinished when it is due, the general manager is told.',
    rules: ['STAT-7'],
    body: content<z.input<typeof openImprovementBody>>(
      { branchId: 'The branch.', month: 'The month whose report shows it.', ...toldDocs },
      { repair: { summary: 'Against bad repairs', value: { branchId: branch.id, month, ...told } } },
    ),
    answer: {
      ...so,
      headers: ['ETag', 'Location'],
      examples: {
        opened: {
          summary: 'Opened',
          value: { ...improvementView(opened, () => ({})), commands: commandsOfImprovement(opened) },
        },
      },
    },
    refusals: ['not_found'],
  },
  'list-improvements': {
    description: 'Those of all months, whoever they are with, and however they stand unless asked for.',
    rules: ['STAT-7'],
    parameters: {
      ...listOf,
      state: { description: 'Only those that stand so. Left out: all.', example: 'overdue' },
      ...pagingDocs,
    },
    answer: {
      description: 'A page of improvements.',
      examples: pageExample('One improvement', [improvementInList(improvementRow(opened))]),
    },
    refusals: ['not_found'],
  },
  'get-improvement': {
    description:
      'With how often its subject was complained of in the three months before the one in which it was done, and in those after it: so far, until that is measured.',
    rules: ['STAT-7'],
    parameters: byId,
    answer: {
      ...so,
      examples: {
        measured: {
          summary: 'Measured',
          value: { ...improvementView(measured, counters), commands: commandsOfImprovement(measured) },
        },
      },
    },
    refusals: ['not_found'],
  },
  'complete-improvement': {
    description:
      'By its owner, or the care director; also once it is overdue. On the first day of the fourth month after it the effect is measured, and the care director is told.',
    rules: ['STAT-7'],
    parameters: byId,
    body: content<z.input<typeof completeImprovementBody>>(
      { result: 'What came of it.' },
      { done: { summary: 'Done', value: { result } } },
    ),
    answer: {
      ...so,
      examples: {
        done: {
          summary: 'Done',
          value: { ...improvementView(completed, () => ({})), commands: commandsOfImprovement(completed) },
        },
      },
    },
    refusals: ['not_found', 'not_allowed', 'stale'],
  },
  'enter-review': {
    description:
      'For each decision an improvement is opened, all of them together with the review or none; their owners are told at once.',
    rules: ['STAT-8', 'STAT-7'],
    body: content<z.input<typeof enterReviewBody>>(
      {
        branchId: 'The branch.',
        date: 'The local day it was held on, such as `2026-12-02`: not ahead.',
        month: 'The month whose report was looked at.',
        participants: 'Who took part.',
        decisions: ['What was decided: an improvement each.', toldDocs],
      },
      {
        monthly: {
          summary: 'A review of the month',
          value: {
            branchId: branch.id,
            date: held.head.date,
            month,
            participants: held.details.participants,
            decisions: [told],
          },
        },
      },
    ),
    answer: {
      description: 'The review.',
      headers: ['ETag', 'Location'],
      examples: { entered: { summary: 'Entered', value: reviewView(held, [opened]) } },
    },
    refusals: ['not_found'],
  },
  'list-reviews': {
    description: 'Those of all years, by the day on which they were held.',
    rules: ['STAT-8'],
    parameters: { ...listOf, ...pagingDocs },
    answer: {
      description: 'A page of reviews.',
      examples: pageExample('One review', [reviewRow(held)]),
    },
    refusals: ['not_found'],
  },
  'get-review': {
    description: 'With the improvements that were decided in it, as they stand by now.',
    rules: ['STAT-8'],
    parameters: { id: { description: 'The id of a review.', example: reviewId } },
    answer: {
      description: 'The review.',
      headers: ['ETag'],
      examples: { held: { summary: 'Its decision is done', value: reviewView(held, [completed]) } },
    },
    refusals: ['not_found'],
  },
};

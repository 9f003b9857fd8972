import type * as z from 'zod/mini';
import { callbackRow } from '../../shared/data/callback-row.ts';
import type { giveNumberInput } from '../../shared/domain/callback/phone-number.ts';
import {
  content,
  type Documentation,
  type FieldDocs,
  local,
  type NamedSchema,
  named,
  pageContent,
  pagingDocs,
} from '../../shared/http/documentation.ts';
import { branch } from '../example-case.ts';
import { scriptDocs } from '../script-documentation.ts';
import { toldDocs } from '../told-documentation.ts';
import { answersDocs } from './answers-documentation.ts';
import { type CallbackAtHand, callbackAtHand, callbackAtHandSchema } from './callback-at-hand.ts';
import { callbackInList, callbackPageSchema } from './callback-in-list.ts';
import { type CallbackView, callbackView, callbackViewSchema } from './callback-view.ts';
import { exampleCalls } from './example-calls.ts';
import { letterDocumentation } from './letter-documentation.ts';
import type { recordAttemptBody } from './record-attempt.ts';
import type { Operation } from './routes.ts';

const shared = {
  id: 'Opaque; it stands in paths.',
  branchId: 'The branch that calls.',
  purpose:
    'What the call is made for: after a delivery (three calls) or a service visit (two), after a `complaint` was handled, or to remind of something.',
  number: 'What people call it by: the number of what it is about.',
  complaint: ['The complaint it is about.', { id: 'Its id, for paths.', number: 'Its number, for people.' }],
  delivery: 'The id of the delivery it is about.',
  visit: 'The id of the visit it is about.',
  campaign: 'The id of the campaign it is about.',
  date: 'The local day that it reminds of, such as `2026-11-21`.',
  owner: ['Who is to call.', { role: 'The role.', person: 'The person, once one is named.' }],
  notBefore: `From when on the call makes sense, ${local}.`,
  nextTryAt: `When it is to be tried next, ${local}, once it was tried in vain.`,
  dueAt: `The deadline, ${local}; what is done at that very second is in time.`,
  state:
    'Where the call stands: `overdue` once its deadline has passed, `done_late` where it was made after it.',
} as const;

const attempt = {
  at: `When it was recorded, ${local}.`,
  outcome: 'What it came to.',
  by: 'The id of the person who called.',
} as const;

const view = {
  ...shared,
  customer: [
    'Whom to call.',
    {
      id: 'The id of their file, for paths.',
      name: 'As the customer gives it.',
      phone: 'As it was given.',
    },
  ],
  vehicle: [
    'The vehicle it is about.',
    {
      vin: 'The vehicle identification number.',
      plate: 'The number plate.',
      model: 'Brand, model and year.',
    },
  ],
  end: [
    'How it ended, once it has.',
    {
      at: `When, ${local}.`,
      outcome:
        '`unreachable` after the third day in vain, or where there is no number; `told` where nobody was to be called.',
      reason: 'Why it was cancelled, where it was.',
    },
  ],
  tasks: [
    'What is still to be done for it: the call, the number that is wanted, a letter.',
    {
      id: 'Unique in the system.',
      kind: 'What is promised.',
      owner: 'Who is to do it.',
      dueAt: `The deadline, ${local}.`,
      state: 'Where it stands.',
    },
  ],
  attempts: [
    'Every attempt, the first one first.',
    {
      ...attempt,
      remarks: 'What was said, where anything was noted.',
      answers: ['What the customer answered (CALL-5).', answersDocs],
      complaint: [
        'The complaint that was registered with the call (CALL-6).',
        { id: 'Its id, for paths.', number: 'Its number, for people.' },
      ],
    },
  ],
  version: 'Raised by every change, those by automation too; it is the `ETag`.',
} as const satisfies FieldDocs<CallbackView>;

const [, customerDocs] = view.customer;

export const schemas = {
  Callback: named(callbackViewSchema(), 'A call to a customer that the branch has promised itself.', view),
  CallbackAtHand: named(
    callbackAtHandSchema(),
    'A callback with all that whoever calls is to have before them.',
    {
      ...view,
      customer: [
        'Whom to call.',
        {
          ...customerDocs,
          class: 'What kind of customer it is; all but `private` are target customers.',
          focus: [
            'The focus mark, where they bear it (CALL-8).',
            {
              from: `Since when, ${local}.`,
              until: `Until when, ${local}.`,
              remark: 'What the adviser says to it.',
            },
          ],
          noCallsSince: `Since when they want to be called about complaints only, ${local} (CALL-10).`,
        },
      ],
      about: [
        'What a campaign call is about (CALL-9).',
        { name: 'The name of the campaign.', text: 'What to say.' },
      ],
      script: ['What to do and say in such a call.', scriptDocs],
      history: 'The last ten things that happened to the customer, the newest first.',
    } satisfies FieldDocs<CallbackAtHand>,
  ),
  CallbackInList: named(
    callbackPageSchema().shape.items.def.element,
    'A callback as lists show it, with the phone masked (POLICY-3).',
    {
      ...shared,
      customer: ['Whom to call.', { name: 'As the customer gives it.', phone: 'Masked.' }],
      outcome: 'How it ended, once it has.',
      numberWanted: 'Whether it waits for another telephone number (CALL-4).',
      attempts: ['Every attempt, the first one first.', attempt],
    },
  ),
} satisfies Record<string, NamedSchema>;

const { called, inVain, opened, reached, tried, triedAt, wanted, waiting } = exampleCalls;

const answer = {
  description: 'The callback.',
  headers: ['ETag'],
} as const;

export const documentation: Documentation<Operation> = {
  ...letterDocumentation,
  'list-callbacks': {
    description:
      'Of the whole branch, those that are done too, unless asked for by their state; the one that is due first comes first. With `day` or `owner` only the calls that are still to be made, the one that is to be tried first comes first, what is overdue before what is not. Advisers list only their own.',
    rules: ['CALL-4', 'CALL-7', 'CLOCK-8'],
    parameters: {
      branchId: { description: 'The branch.', example: branch.id },
      day: {
        description: 'What is still to be called by the end of that local day, also from days before.',
        example: '2026-11-24',
      },
      owner: {
        description:
          '`me`: what the caller has still to call, in their own name, as their role, or as a stand-in (ROUTE-3).',
        example: 'me',
      },
      purpose: { description: 'Only calls that are made for this.', example: 'complaint' },
      state: { description: 'Only those that stand so.', example: 'open' },
      from: { description: 'Only those due at this time or later.', example: '2026-11-26T00:00:00+08:00' },
      to: {
        description: 'Only those due at this time or earlier; not before `from`.',
        example: '2026-11-26T23:59:59+08:00',
      },
      ...pagingDocs,
    },
    answer: {
      description: 'A page of callbacks.',
      ...pageContent('The callbacks.', 'One that was tried in vain', [callbackInList(callbackRow(tried))]),
    },
    refusals: ['not_found'],
  },
  'get-callback': {
    description:
      'With what to say in such a call, and what has happened to the customer before. Advisers see the calls that they have, or had, something to do for.',
    rules: ['CALL-4', 'CALL-5', 'CLOCK-8'],
    parameters: { id: { description: 'The id of a callback.', example: opened.head.id } },
    answer: {
      ...answer,
      examples: { tried: { summary: 'Tried in vain', value: callbackAtHand(tried, undefined, [], triedAt) } },
    },
    refusals: ['not_found'],
  },
  'record-attempt': {
    description:
      'Every attempt is logged. `reached` and `refused` end the callback. After `no_answer` or `busy` it is tried again the next day, and closed as unreachable after the third such day; after `call_later` at the time asked for; after `wrong_number` once the adviser has given another number. The deadline moves along to the end of the day of the next try. A complaint that is raised in the call is registered with it.',
    rules: ['CALL-2', 'CALL-4', 'CALL-5', 'CALL-6', 'CALL-7', 'CALL-9', 'CALL-10', 'CLOCK-8'],
    parameters: { id: { description: 'The id of a callback.', example: opened.head.id } },
    body: content<z.infer<typeof recordAttemptBody>>(
      {
        outcome: 'What the attempt came to.',
        remarks: 'What was said.',
        answers: ['What the customer answered; only with `reached`.', answersDocs],
        callAgainAt:
          'Only with `call_later`: when the customer would rather be called, at most 14 days ahead and when people can be called. Left out: the next day at the same time.',
        letterWanted:
          'Only with `reached` in a campaign call: whether it is to go to the customer in writing, too.',
        complaint: [
          'What the customer complains of; only with `reached`. It is registered in the same step, with the channel `callback` and the customer and the vehicle of the call.',
          toldDocs,
        ],
      },
      {
        reached: { summary: 'The customer was reached', value: reached },
        inVain: { summary: 'Nobody answered', value: inVain },
        complains: {
          summary: 'The customer complains in the call',
          value: {
            outcome: 'reached',
            complaint: { category: 'repair_quality', description: '异响依旧，要求重新检查。' },
          },
        },
      },
    ),
    answer: {
      ...answer,
      examples: { done: { summary: 'Reached: it is done', value: callbackView(called) } },
    },
    refusals: ['not_found', 'not_allowed', 'stale'],
  },
  'give-number': {
    description:
      'Answers a `wrong_number`. The number is that of the customer from now on, in their file and in their other calls, and the call is tried again as soon as people can be called. Where there is none to be found, the callback ends as unreachable. A number that is another customer’s is refused.',
    rules: ['CALL-4'],
    parameters: { id: { description: 'The id of a callback.', example: wanted.head.id } },
    body: content<z.infer<typeof giveNumberInput>>(
      { phone: 'The new number, or `null` where there is none to be found.' },
      {
        found: { summary: 'The adviser knows another', value: { phone: '13912345678' } },
        none: { summary: 'Nobody knows one', value: { phone: null } },
      },
    ),
    answer: {
      ...answer,
      examples: { again: { summary: 'To be tried again', value: callbackView(waiting) } },
    },
    refusals: ['not_found', 'not_allowed', 'stale'],
  },
};

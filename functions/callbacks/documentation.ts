import { callbackRow } from '../../shared/data/callback-row.ts';
import { callbackIdOf } from '../../shared/data/ids.ts';
import { instantOf } from '../../shared/domain/calendar.ts';
import { callAgain } from '../../shared/domain/callback/call-again.ts';
import { recordAttempt } from '../../shared/domain/callback/record-attempt.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
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
import { branch, people, states } from '../example-case.ts';
import { callbackInList, callbackPageSchema } from './callback-in-list.ts';
import { type CallbackView, callbackView, callbackViewSchema } from './callback-view.ts';
import { letterDocumentation } from './letter-documentation.ts';
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

export const schemas = {
  Callback: named(callbackViewSchema(), 'A call to a customer that the branch has promised itself.', {
    ...shared,
    customer: ['Whom to call.', { name: 'As the customer gives it.', phone: 'As it was given.' }],
    attempts: [
      'Every attempt, the first one first.',
      { ...attempt, remarks: 'What was said, where anything was noted.' },
    ],
    version: 'Raised by every change, those by automation too; it is the `ETag`.',
  } satisfies FieldDocs<CallbackView>),
  CallbackInList: named(
    callbackPageSchema().shape.items.def.element,
    'A callback as lists show it, with the phone masked (POLICY-3).',
    {
      ...shared,
      customer: ['Whom to call.', { name: 'As the customer gives it.', phone: 'Masked.' }],
      attempts: ['Every attempt, the first one first.', attempt],
    },
  ),
} satisfies Record<string, NamedSchema>;

const given = (time: string, by: (typeof people)[keyof typeof people]) => ({
  at: instantOf(`2026-11-${time}:00+08:00`),
  by,
  policy: effectivePolicy(),
});

const resolved = states['resolve-complaint'];
const opened = callAgain(
  undefined,
  resolved,
  callbackIdOf(resolved.complaint.id),
  given('23T14:45', people.owner),
);
const inVain = { outcome: 'no_answer' } as const;
const reached = { outcome: 'reached', remarks: '客户表示车辆正常，感谢回访。' } as const;
const tried = recordAttempt(opened, inVain, given('24T10:05', people.officer));
const called = recordAttempt(tried, reached, given('25T10:20', people.officer));

const answer = {
  description: 'The callback.',
  headers: ['ETag'],
} as const;

export const documentation: Documentation<Operation> = {
  ...letterDocumentation,
  'list-callbacks': {
    description:
      'Of the whole branch, those that are done too, unless asked for by their state; the one that is due first comes first.',
    rules: ['CLOCK-8'],
    parameters: {
      branchId: { description: 'The branch.', example: branch.id },
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
      'A complaint that was raised in a callback has one from the moment it was handled; it outlives the complaint.',
    rules: ['CLOCK-8'],
    parameters: { id: { description: 'The id of a callback.', example: opened.head.id } },
    answer: {
      ...answer,
      examples: { tried: { summary: 'Tried in vain', value: callbackView(tried) } },
    },
    refusals: ['not_found'],
  },
  'record-attempt': {
    description:
      'Every attempt is logged. `reached` and `refused` end the callback; after any other the call is still to be made, by its deadline.',
    rules: ['CALL-4', 'CALL-7', 'CLOCK-8'],
    parameters: { id: { description: 'The id of a callback.', example: opened.head.id } },
    body: content<{ outcome: CallbackView['attempts'][number]['outcome']; remarks?: string }>(
      { outcome: 'What the attempt came to.', remarks: 'What was said.' },
      {
        reached: { summary: 'The customer was reached', value: reached },
        inVain: { summary: 'Nobody answered', value: inVain },
      },
    ),
    answer: {
      ...answer,
      examples: { done: { summary: 'Reached: it is done', value: callbackView(called) } },
    },
    refusals: ['not_found', 'not_allowed', 'stale'],
  },
};

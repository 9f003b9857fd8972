import type * as z from 'zod/mini';
import { callbackRow } from '../../shared/data/arrival/callback-row.ts';
import { commandsOfCallback } from '../../shared/domain/callback/commands.ts';
import type { giveNumberInput } from '../../shared/domain/callback/phone-number.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { content, type Documentation, pageContent, pagingDocs } from '../../shared/http/documentation.ts';
import { branch } from '../example-case.ts';
import { toldDocs } from '../told-documentation.ts';
import { answersDocs } from './answers-documentation.ts';
import { callbackAtHand } from './callback-at-hand.ts';
import { callbackInList } from './callback-in-list.ts';
import { callbackView } from './callback-view.ts';
import { exampleCalls } from './example-calls.ts';
import { letterDocumentation } from './letter-documentation.ts';
import type { body as recordAttemptBody } from './record-attempt.ts';
import type { Operation } from './routes.ts';

export { schemas } from './schema-documentation.ts';

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
      examples: {
        tried: {
          summary: 'Tried in vain',
          value: {
            ...callbackAtHand(tried, undefined, [], triedAt),
            commands: commandsOfCallback(tried, { at: triedAt, policy: effectivePolicy() }),
          },
        },
      },
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
      examples: {
        done: {
          summary: 'Reached: it is done',
          value: {
            ...callbackView(called),
            commands: commandsOfCallback(called, { at: called.head.notBefore, policy: effectivePolicy() }),
          },
        },
      },
    },
    refusals: ['not_found', 'not_allowed', 'stale'],
  },
  'give-number': {
    description:
      'Answers a `wrong_number`. The number is that of the customer from now on, in their file and in their other calls, and the call is tried again as soon as people can be called. Where there is none to be found, the callback ends as unreachable, and so do the customer’s other calls: the wrong number is taken off their file. A number that is another customer’s is refused.',
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
      examples: {
        again: {
          summary: 'To be tried again',
          value: {
            ...callbackView(waiting),
            commands: commandsOfCallback(waiting, { at: waiting.head.notBefore, policy: effectivePolicy() }),
          },
        },
      },
    },
    refusals: ['not_found', 'not_allowed', 'stale'],
  },
};

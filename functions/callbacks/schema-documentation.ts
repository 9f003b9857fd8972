import { type FieldDocs, local, type NamedSchema, named } from '../../shared/http/documentation.ts';
import { scriptDocs } from '../script-documentation.ts';
import { answersDocs } from './answers-documentation.ts';
import { type CallbackAtHand, callbackAtHandSchema } from './callback-at-hand.ts';
import { callbackPageSchema } from './callback-in-list.ts';
import { type CallbackShown, callbackViewSchema } from './callback-view.ts';

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
      phone: 'As it was given; none where none is known any more (CALL-4).',
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
  erasedAt:
    'When the customer was erased, or the time of their data was over: name is empty, number and remarks are gone since (POLICY-3).',
  version: 'Raised by every change, those by automation too; it is the `ETag`.',
  commands: 'What the caller may do to it as it stands, by operation id.',
} as const satisfies FieldDocs<CallbackShown>;

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
      erased: 'There where the customer was erased: name and number are empty (POLICY-3).',
      numberWanted: 'Whether it waits for another telephone number (CALL-4).',
      attempts: ['Every attempt, the first one first.', attempt],
    },
  ),
} satisfies Record<string, NamedSchema>;

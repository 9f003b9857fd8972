import type * as z from 'zod/mini';
import { samplingKey, samplingKeyHash } from '../../shared/data/arrival/sampling-store.ts';
import { visitRow } from '../../shared/data/arrival/visit-row.ts';
import { visitStatusLabels } from '../../shared/domain/visit/visit.ts';
import { arrivalBodyDocs, arrivalDocs } from '../../shared/http/arrival-docs.ts';
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
import { commandDocumentation, idParameter, shownVisit } from './command-documentation.ts';
import { adviser, callsAfterHandBack, customer, states, vehicle } from './example-visit.ts';
import type { body as registerVisitBody } from './register-visit.ts';
import type { Operation } from './routes.ts';
import { type SamplingView, samplingViewSchema } from './sampling-view.ts';
import { visitInList, visitPageSchema } from './visit-in-list.ts';
import { type VisitShown, visitViewSchema } from './visit-view.ts';

const statuses = Object.entries(visitStatusLabels)
  .map(([status, label]) => `\`${status}\` ${label}`)
  .join(', ');

export const schemas = {
  Visit: named(
    visitViewSchema(),
    'A visit to the workshop, with its steps and the calls that follow from it.',
    {
      ...arrivalDocs,
      number: 'What people say to each other, such as `SH01-V20261120-7K3Q`.',
      status: `Where it stands: ${statuses}.`,
      receivedAt: `When the customer came, or called for help, ${local}.`,
      handedBackAt: `When the vehicle went back to the customer, ${local}.`,
      steps: [
        'What was done when (VISIT-1); steps may be left out.',
        { step: 'The step.', at: `When, ${local}.`, by: 'The id of the person who recorded it.' },
      ],
      hoped: 'What the customer hoped for.',
      findings: 'What was found.',
      quote: 'What the work was quoted at.',
      technician: 'Who works on it.',
      work: 'What is to be done; once it is done, what was.',
      extraWork: [
        'What the customer was asked about beyond what was agreed (VISIT-2).',
        {
          item: 'Its number within the visit, from 1.',
          description: 'What it is.',
          cost: 'What it costs the customer.',
          askedAt: `When they were asked, ${local}.`,
          answer: [
            'What they said.',
            { at: `When, ${local}.`, agreed: 'Whether they agree.', how: 'How.', saidBy: 'Who said it.' },
          ],
          done: 'Whether it was done; left out until the work is completed with any.',
        },
      ],
      checkedBy: 'Who has checked the work.',
      promisedAt: `Until when the vehicle is promised, ${local}.`,
      delays: [
        'How often it was put off (VISIT-4).',
        {
          at: `When that was said, ${local}.`,
          promisedBefore: `Until when it had been promised, ${local}.`,
          promisedAt: `Until when it was promised then, ${local}.`,
          reason: 'Why, where anybody said so.',
        },
      ],
      onSite: [
        'Help where the customer is (VISIT-3).',
        {
          area: 'Where: it says within how many working hours somebody is there.',
          calledAt: `When the customer called, ${local}.`,
          arrivedAt: `When somebody was with them, ${local}.`,
          solved: 'Whether it was solved there.',
          receipt: 'The number of the receipt against which the vehicle was taken along.',
        },
      ],
      mileage: 'In kilometres, at the hand-back.',
      tasks: [
        'What is promised: the hand-back, and the arrival on site.',
        {
          id: 'The id of the task.',
          kind: 'What is promised.',
          owner: 'Who is to keep it.',
          dueAt: `The deadline, ${local}.`,
          state: 'Where it stands.',
        },
      ],
      sampled: 'Whether the customer is called; left out before the hand-back.',
      sampling: [
        'Why (CALL-3).',
        {
          month: 'The branch’s local month of the hand-back.',
          class:
            '`target` is called always, `excluded` has wanted no calls for more than 30 days, `other` is chosen from, `history` lies back in time.',
          chosen:
            'Whether the customer is to be called; where they want no calls, the call is cancelled at once.',
        },
      ],
      followedUp: 'Whether every call that followed has ended.',
      commands: 'What the caller may do to it as it stands, by operation id.',
    } satisfies FieldDocs<VisitShown>,
  ),
  VisitInList: named(
    visitPageSchema().shape.items.def.element,
    'A visit as lists show it, with phone and plate masked (POLICY-3).',
    {
      id: arrivalDocs.id,
      number: 'What people say to each other.',
      branchId: arrivalDocs.branchId,
      status: 'Where it stands.',
      receivedAt: `When the customer came, ${local}.`,
      handedBackAt: `When the vehicle went back to the customer, ${local}.`,
      promisedAt: `Until when the vehicle is promised, ${local}.`,
      overdue: 'Whether a promise has passed that is still to be kept.',
      sampled: 'Whether the customer is called; left out before the hand-back.',
      customer: ['Who came.', { name: 'As the customer gives it.', phone: 'Masked: `138****8000`.' }],
      vehicle: ['The vehicle.', { plate: 'Masked: `沪A****45`.', model: 'As people write it.' }],
      erased: 'There where the customer was erased: name and number are empty (POLICY-3).',
      adviser: 'Who looks after the customer.',
    },
  ),
  Sampling: named(samplingViewSchema(), 'How a branch’s visits of a month were chosen for a call (CALL-3).', {
    branchId: 'The branch.',
    month: 'The local month of the branch.',
    percent: 'How many of a hundred visits are called at least.',
    keyHash: 'SHA-256 of the month’s key, base64url: what the key is held against once it is shown.',
    key: 'The key that decided the draws; left out until the month is over.',
    chosen:
      'How many visits that nobody has to be called about were chosen; like all counts left out until the month is over.',
    passed: 'How many were passed over.',
    late: 'How many of those chosen were told only after the month, and chosen for that.',
    slack: '`(100 − percent) × chosen − percent × passed`, which is never below zero.',
  } satisfies FieldDocs<SamplingView>),
} satisfies Record<string, NamedSchema>;

const sent: z.infer<typeof registerVisitBody> = {
  branchId: branch.id,
  customer,
  vehicle,
  adviser: adviser.id,
  receivedAt: '2026-11-20T09:05:00+08:00',
  work: '两万公里保养，检查刹车异响。',
  hoped: '下午五点前取车，刹车不再有异响。',
};

const key = samplingKey('an example of a key', branch.id, '2026-10');

export const documentation: Documentation<Operation> = {
  'register-visit': {
    description:
      'Keeps the visit and enters customer and vehicle in their files. One that is over is registered with `handedBackAt`, and handed back in the same step. With `onSite` somebody is awaited at the customer’s within so many working hours of the call. A vehicle comes once a day at most to a branch: again is refused with the number of the first.',
    rules: ['INTAKE-6', 'VISIT-1', 'VISIT-3', 'VISIT-4', 'CALL-2', 'CALL-3'],
    body: content<typeof sent>(
      {
        ...arrivalBodyDocs,
        adviser:
          'Who looks after the customer: the id of a service adviser, or the service director, on the staff of the branch.',
        receivedAt:
          'When the customer came: not in the future and at most a year (366 days) back. Left out: now.',
        handedBackAt: 'When the vehicle went back, for a visit that is over.',
        promisedAt: 'Until when the customer is promised the vehicle.',
        technician: 'Who works on it: a name.',
        work: 'What is to be done; of a visit that is over, what was.',
        hoped: 'What the customer hopes for.',
        onSite: [
          'The customer needs help where they are.',
          { area: 'Where.', calledAt: 'When they called. Left out: when it was received.' },
        ],
      },
      {
        reception: { summary: 'A customer at the reception', value: sent },
        over: {
          summary: 'A visit that is over',
          value: {
            branchId: branch.id,
            customer: { name: '李女士', phone: '13912345678' },
            vehicle: { vin: vehicle.vin },
            adviser: adviser.id,
            receivedAt: '2026-11-20T09:05:00+08:00',
            handedBackAt: '2026-11-20T16:40:00+08:00',
            work: '首次保养。',
          },
        },
      },
    ),
    answer: {
      description: 'The visit.',
      headers: ['ETag', 'Location'],
      examples: {
        received: { summary: 'Received', value: shownVisit(states.received) },
        help: { summary: 'Help on site', value: shownVisit(states.help) },
      },
    },
    refusals: ['not_found', 'not_allowed'],
  },
  'list-visits': {
    description: 'Those of a branch, newest first, of one month and one status where they are asked for.',
    rules: ['VISIT-1', 'POLICY-3'],
    parameters: {
      branchId: { description: 'The branch.', example: branch.id },
      month: {
        description: 'Only those received in this local month of the branch. Left out: all.',
        example: '2026-11',
      },
      status: { description: 'Only those that stand here now. Left out: all.', example: 'in_workshop' },
      ...pagingDocs,
    },
    answer: {
      description: 'A page of visits.',
      ...pageContent('The visits.', 'One that was handed back', [visitInList(visitRow(states.handedBack))]),
    },
    refusals: ['not_found'],
  },
  'get-visit': {
    description: 'With its calls as they stand now.',
    rules: ['VISIT-1', 'CALL-2'],
    parameters: { id: idParameter },
    answer: {
      description: 'The visit.',
      headers: ['ETag'],
      examples: {
        handedBack: {
          summary: 'Handed back, and to be called about',
          value: shownVisit(states.handedBack, callsAfterHandBack),
        },
      },
    },
    refusals: ['not_found'],
  },
  ...commandDocumentation,
  'get-sampling': {
    description:
      'Shows the hash of a month’s key from the month before on, and once the month is over the key and what was counted, so that everybody can check that the choice was fixed beforehand and nobody can time a hand-back by how it stands.',
    rules: ['CALL-3'],
    parameters: {
      branchId: { description: 'The branch.', example: branch.id },
      month: { description: 'A local month of the branch, no later than the next.', example: '2026-10' },
    },
    answer: {
      description: 'The month’s choices.',
      examples: {
        month: {
          summary: 'A month that is over',
          value: {
            branchId: branch.id,
            month: '2026-10',
            percent: 30,
            keyHash: samplingKeyHash(key),
            key,
            chosen: 214,
            passed: 486,
            late: 3,
            slack: 400,
          } satisfies SamplingView,
        },
      },
    },
    refusals: ['not_found'],
  },
};

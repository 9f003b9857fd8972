import type * as z from 'zod/mini';
import { arrivalNumber } from '../../shared/data/arrival/arrival-id.ts';
import { deliveryRow } from '../../shared/data/arrival/delivery-row.ts';
import { callbackIdFor } from '../../shared/data/table/ids.ts';
import { instantOf } from '../../shared/domain/calendar.ts';
import { registerDelivery } from '../../shared/domain/delivery/register.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
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
import { branch, people, registration } from '../example-case.ts';
import { deliveryInList, deliveryPageSchema } from './delivery-in-list.ts';
import { type DeliveryView, deliveryView, deliveryViewSchema } from './delivery-view.ts';
import type { body as registerDeliveryBody } from './register-delivery.ts';
import type { Operation } from './routes.ts';

export const schemas = {
  Delivery: named(deliveryViewSchema(), 'The delivery of a new car, with the calls that follow from it.', {
    ...arrivalDocs,
    number: 'What people say to each other, such as `SH01-D20261120-7K3Q`.',
    deliveredAt: `When the car was handed over, ${local}.`,
    excluded: '`no_calls` where the customer wanted none, so that none follow (CALL-10).',
  } satisfies FieldDocs<DeliveryView>),
  DeliveryInList: named(
    deliveryPageSchema().shape.items.def.element,
    'A delivery as lists show it, with phone and plate masked (POLICY-3).',
    {
      id: arrivalDocs.id,
      branchId: arrivalDocs.branchId,
      number: 'What people say to each other.',
      deliveredAt: `When the car was handed over, ${local}.`,
      customer: ['Who came.', { name: 'As the customer gives it.', phone: 'Masked: `138****8000`.' }],
      vehicle: ['The vehicle.', { plate: 'Masked: `沪A****45`.', model: 'As people write it.' }],
      erased: 'There where the customer was erased: name and number are empty (POLICY-3).',
      adviser: 'Who delivered it.',
    },
  ),
} satisfies Record<string, NamedSchema>;

const { customer, vehicle } = registration;
const adviser = { id: 'per.demo.2b8e60c4f7a1d935', name: '张浩然', role: 'sales_adviser' } as const;

const sent: z.infer<typeof registerDeliveryBody> = {
  branchId: branch.id,
  customer: { ...customer, address: '上海市浦东新区锦绣路 1000 号' },
  vehicle: { ...vehicle, warrantyEndsOn: '2029-11-17', nextServiceOn: '2027-05-17' },
  deliveredAt: '2026-11-17T15:30:00+08:00',
  adviser: adviser.id,
};

const id = `dlv.${branch.id}.d4n8w1z6k0c3t7k3`;
const { delivery, calls } = registerDelivery(
  {
    id,
    branchId: branch.id,
    number: arrivalNumber(branch.code, 'delivery', '2026-11-17', id),
    timeZone: branch.timeZone,
    customerClass: customer.class,
    deliveredAt: instantOf('2026-11-17T15:30:00+08:00'),
    adviser,
    wantsCalls: true,
    details: {
      customer: { name: customer.name, phone: customer.phone },
      vehicle,
      files: { customer: 'h2Kq0vB8sYxT5mJd3LrWnA', vehicle: 'p7CzE1uGf9QwVb4NkXs6Rt' },
      takenBy: people.officer,
    },
  },
  { callbackId: (purpose) => callbackIdFor(id, purpose) },
  { at: instantOf('2026-11-17T15:42:00+08:00'), by: people.officer, policy: effectivePolicy() },
);
const example = deliveryView(
  delivery,
  calls.map(({ head }) => head),
);

const refused =
  'A vehicle is delivered once a day at most by a branch: again is refused with the number of the first.';

export const documentation: Documentation<Operation> = {
  'register-delivery': {
    description: `Keeps the delivery, enters customer and vehicle in their files, the customer as the vehicle’s owner, and plans three calls: the adviser’s own within 3 days, and two by the care specialist within 7 and within 25 days. Customers who want no calls get none. ${refused}`,
    rules: ['CALL-1', 'CALL-10', 'INTAKE-6'],
    body: content<typeof sent>(
      {
        ...arrivalBodyDocs,
        adviser:
          'Who delivered it: the id of a sales adviser, or the sales director, on the staff of the branch.',
        deliveredAt:
          'When the car was handed over: not in the future and at most a year (366 days) back. Left out: now.',
      },
      {
        full: { summary: 'A new car with its dates', value: sent },
        short: {
          summary: 'What must be told, and no more',
          value: {
            branchId: branch.id,
            customer: { name: '李女士', phone: '13912345678' },
            vehicle: { vin: vehicle.vin },
            adviser: adviser.id,
          },
        },
      },
    ),
    answer: {
      description: 'The delivery, with its calls.',
      headers: ['ETag', 'Location'],
      examples: { registered: { summary: 'Its calls are planned', value: example } },
    },
    refusals: ['not_found', 'not_allowed'],
  },
  'list-deliveries': {
    description: 'Those of a branch, newest first, of one month where it is asked for.',
    rules: ['CALL-1', 'POLICY-3'],
    parameters: {
      branchId: { description: 'The branch.', example: branch.id },
      month: {
        description: 'Only those of this local month of the branch. Left out: all.',
        example: '2026-11',
      },
      ...pagingDocs,
    },
    answer: {
      description: 'A page of deliveries.',
      ...pageContent('The deliveries.', 'One delivery', [deliveryInList(deliveryRow(delivery))]),
    },
    refusals: ['not_found'],
  },
  'get-delivery': {
    description: 'With its calls as they stand now.',
    rules: ['CALL-1'],
    parameters: { id: { description: 'The id of a delivery.', example: id } },
    answer: {
      description: 'The delivery.',
      headers: ['ETag'],
      examples: { delivery: { summary: 'Registered a moment ago', value: example } },
    },
    refusals: ['not_found'],
  },
};

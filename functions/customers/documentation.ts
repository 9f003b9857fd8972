import type * as z from 'zod/mini';
import { customerId } from '../../shared/data/table/ids.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import type { Customer, Vehicle } from '../../shared/domain/customer/customer.ts';
import { focusPeriod, remarkOn } from '../../shared/domain/customer/focus.ts';
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
import { type HistoryEntry, historyEntry, historyEntrySchema } from '../../shared/http/history-view.ts';
import { branch, people, registration, states } from '../example-case.ts';
import { accessInList, accessPageSchema } from './access-in-list.ts';
import type { body as changeCustomerBody } from './change-customer.ts';
import type { body as changeVehicleBody } from './change-vehicle.ts';
import { customerInList, customerPageSchema } from './customer-in-list.ts';
import { type CustomerView, customerView, customerViewSchema } from './customer-view.ts';
import type { body as eraseCustomerBody } from './erase-customer.ts';
import { type ErasureView, erasureViewSchema } from './erasure-view.ts';
import type { customerFileSchema } from './get-customer.ts';
import type { vehicleFileSchema } from './get-vehicle.ts';
import type { body as logMessageBody } from './log-message.ts';
import type { Operation } from './routes.ts';
import { ownedVehicle, ownedVehicleSchema, type VehicleView, vehicleView } from './vehicle-view.ts';

const vehicleFields = {
  vin: 'Its identification number.',
  plate: 'As it was last told.',
  model: 'As it was last told.',
  maintenanceContractEndsOn: 'The local day on which its maintenance contract ends.',
  warrantyEndsOn: 'The local day on which its free warranty ends.',
  nextServiceOn: 'The local day on which it is due for service.',
  soldOn: 'The local day on which it was sold to somebody whom the branch does not know.',
} as const;

const ownerAndVersion = {
  owner: [
    'Whose it is.',
    { id: 'The id of the customer.', name: 'Their name.', phone: 'Their whole telephone number.' },
  ],
  version: 'Raised by every change; it is the `ETag`.',
} as const;

const customerFields: FieldDocs<CustomerView> = {
  id: 'Opaque; it stands in paths. Stays the same when the telephone number changes.',
  name: 'As the customer was last entered.',
  phone: 'The whole number, as it was written; left out where it was wrong and there is no other.',
  address: 'As it was told.',
  class: 'What kind of customer it is.',
  branchIds: 'The branches of the group that the customer came to; only they see the file.',
  focus: [
    'The focus mark (CALL-8), as long as it is ahead or in force.',
    {
      from: 'From when on, the day after a complaint was resolved.',
      until: 'Until when, after which it is gone by itself.',
      remark: [
        'What the adviser says to it.',
        { text: 'The words.', at: 'When it was made.', by: 'The id of the person who made it.' },
      ],
    },
  ],
  noCallsSince: 'Since when the customer does not want to be called (CALL-10).',
  erasure: [
    'There where what is personal of the customer is erased, or is being erased (POLICY-3).',
    { jobId: 'The id of the job that does it.', at: 'When the file was closed for that.' },
  ],
  version: 'Raised by every change; it is the `ETag`.',
};

const history = [
  'Everything that ever happened, newest first, a page of it.',
  { items: 'What happened.', nextCursor: 'The cursor of the next page; `null` on the last.' },
] as const;

export const schemas = {
  Customer: named(
    customerViewSchema(),
    `A customer of a dealer group; times ${local} by which the caller comes to the file.`,
    customerFields,
  ),
  CustomerInList: named(
    customerPageSchema().shape.items.def.element,
    'A customer as lists show them, with phone and plates masked (POLICY-3).',
    {
      id: 'Opaque; it stands in paths.',
      name: 'As the customer was last entered.',
      phone: 'Masked.',
      class: 'What kind of customer it is.',
      plates: 'The plates of their vehicles, masked; of a fleet the first ten.',
      branchIds: 'The branches that the customer came to.',
    },
  ),
  OwnedVehicle: named(ownedVehicleSchema(), 'A vehicle in the file of whoever owns it.', vehicleFields),
  Access: named(
    accessPageSchema().shape.items.def.element,
    'That somebody saw or took data of a customer (POLICY-3).',
    {
      at: 'When, in the time zone of the branch.',
      by: [
        'Who.',
        {
          role: 'In which role.',
          person: 'The id of the person.',
          name: 'Their name then.',
          inPlaceOf: [
            'For whom, where they stood in (ROUTE-3).',
            { person: 'Their id.', name: 'Their name.' },
          ],
        },
      ],
      kind: 'What they did: looked at it (`view`), took it as a file (`export`), brought it in (`import`), or had it erased (`erasure`).',
      subject: [
        'What.',
        {
          type: 'What kind of thing.',
          id: 'Its id as it stands in paths; of a vehicle what stands for its VIN, of a file that of its complaint and its own.',
        },
      ],
      branchId: 'As a branch of which they saw it.',
    },
  ),
  Erasure: named(erasureViewSchema(), `The erasure of a customer (POLICY-3); times ${local}.`, {
    id: 'The id of the job.',
    number: 'What people call it by.',
    customerId: 'Whose data.',
    reason: 'On what ground.',
    status: 'How far it is.',
    erased:
      'How many complaints, calls, deliveries, visits, messages and changes were freed of the customer.',
    cancelled: 'How many calls were cancelled for it.',
    files: 'How many versions of files were removed.',
    registeredAt: 'When the file was closed.',
    endedAt: 'When nothing was left.',
    failure: [
      'Why it could not be done; it can be done again by whoever runs the system.',
      { code: 'Which one.', message: 'In words.' },
    ],
  }),
  HistoryEntry: named(historyEntrySchema(), 'Something that happened to a customer or a vehicle.', {
    id: 'The id of what it is; `type` tells which route has more of it.',
    type: 'What it is.',
    branchId: 'The branch where it happened.',
    at: 'When, in the time zone of that branch; of a call that is still to be made, from when on it is.',
    number: 'What people call it by.',
    kind: "Which of its type: a complaint's category, a callback's purpose, a message's kind; of a change of a file, what of it: a customer's `name`, `number` (masked), `address`, `class` or whether calls are unwanted, `no_calls`; that a vehicle was `sold` or has another `owner`.",
    state: 'How it stands now.',
    text: 'The words of a message.',
    direction: 'Whether the customer said a message, or was told it.',
    purpose: 'What a message was for.',
    by: 'The id of the person who sent or took a message, or made a change.',
    before: 'Of a change, what was so before it; nothing where nothing was said.',
    after: 'Of a change, what is so after it.',
  }),
} satisfies Record<string, NamedSchema>;

const customer = { groupId: branch.groupId, fileId: 'Jq3vL8rT0yWm5nXc2bZk7hPd9fGs4aEu1oVi6tRwQxY' };
const id = customerId(customer);
const at = '2026-11-24T02:10:00.000Z';
const seen = { customer, now: at, timeZone: branch.timeZone };
const { head: complaint, focus } = states['resolve-complaint'];

const vehicle: Vehicle = {
  ...registration.vehicle,
  version: 4,
  complaints: [],
  owner: customer.fileId,
  warrantyEndsOn: '2029-11-15',
  nextServiceOn: '2027-05-15',
};
const file: Customer = {
  ...registration.customer,
  address: '上海市浦东新区张杨路 500 号',
  version: 5,
  complaints: [],
  branchIds: new Set([branch.id]),
  focusPeriods: new Set(focus && [focusPeriod(focus)]),
};
const remark = { text: '客户在意等待时间，进店前先电话预约。' };
const remarked = { ...file, focusRemark: remarkOn(file, remark.text, { at, by: people.adviser.person }) };
const message = {
  branchId: branch.id,
  direction: 'out',
  kind: 'message',
  purpose: 'invitation',
  text: '诚邀您于 12 月 5 日参加冬季免费检测活动。',
} as const;
const logged = historyEntry({
  ...message,
  id: `msg.${branch.id}.m4t8c1x6v0q3z7k2`,
  type: 'message',
  timeZone: branch.timeZone,
  at,
  by: people.adviser.person,
});
const told: HistoryEntry[] = [
  logged,
  historyEntry({
    id: complaint.id,
    type: 'complaint',
    branchId: branch.id,
    timeZone: branch.timeZone,
    at: complaint.receivedAt,
    number: complaint.number,
    kind: complaint.category,
    state: complaint.status,
  }),
];
const looked = accessInList({
  at,
  timeZone: branch.timeZone,
  by: people.officer,
  kind: 'view',
  subject: { type: 'customer', id },
  branchId: branch.id,
  until: '2029-11-24T02:10:00.000Z',
});
const erasing: ErasureView = {
  id: `job.${branch.id}.e5r4s3u2r1e0j9b8`,
  number: 'SH01-X20261124-J9B8',
  customerId: id,
  reason: 'customer_request',
  status: 'waiting',
  erased: 0,
  cancelled: 0,
  files: 0,
  registeredAt: withOffset(at, branch.timeZone),
};
const pageOfHistory = { items: told, nextCursor: null };

const customerParameter = {
  id: { description: 'The id of a customer, from the search or from a complaint.', example: id },
};
const answer = { description: 'The customer as they are now.', headers: ['ETag'] } as const;
const view = (of: Customer) => customerView(of, seen);

export const documentation: Documentation<Operation> = {
  'list-customers': {
    description:
      'Exactly one of `phone`, `plate` and `vin` is given: the customer who has the number now, or who owns the vehicle. A customer who never came to the branch is not found.',
    rules: ['INTAKE-6', 'POLICY-3'],
    parameters: {
      branchId: { description: 'The branch.', example: branch.id },
      phone: {
        description: 'Their telephone number, however it is written.',
        example: registration.customer.phone,
      },
      plate: {
        description: 'The plate of their vehicle, however it is written.',
        example: registration.vehicle.plate,
      },
      vin: { description: 'The VIN of their vehicle.', example: registration.vehicle.vin },
      ...pagingDocs,
    },
    answer: {
      description: 'A page of customers; an empty one where there is none.',
      ...pageContent('The customers.', 'One was found', [customerInList(customer, file, [vehicle])]),
    },
    refusals: ['not_found'],
  },
  'get-customer': {
    description:
      'The whole file in one request: who they are, what they own, and a page of everything that ever happened: complaints, deliveries, visits, callbacks and messages of all branches of the group.',
    rules: ['INTAKE-6', 'CALL-8', 'CALL-10', 'CALL-11', 'POLICY-3'],
    parameters: { ...customerParameter, ...pagingDocs },
    answer: {
      description: 'The file.',
      headers: ['ETag'],
      ...content<z.infer<ReturnType<typeof customerFileSchema>>>(
        {
          ...customerFields,
          vehicles: 'What they own; of a fleet the first hundred.',
          vehicleCount: 'How many vehicles they own, all of them.',
          history,
        },
        {
          focus: {
            summary: 'A customer whose complaint was handled',
            value: {
              ...view(remarked),
              vehicles: [ownedVehicle(vehicle)],
              vehicleCount: 1,
              history: pageOfHistory,
            },
          },
        },
      ),
    },
    refusals: ['not_found'],
  },
  'change-customer': {
    description:
      'At least one field is given; `null` takes it away. Calls that are still to be made are for the new name. Only care staff say what kind of customer it is, and who changed it from what to what stands in the history.',
    rules: ['INTAKE-6', 'CALL-3'],
    parameters: customerParameter,
    body: content<z.input<typeof changeCustomerBody>>(
      { name: 'The name.', address: 'The address.', class: 'What kind of customer it is.' },
      { vip: { summary: 'A customer of another class', value: { class: 'vip' } } },
    ),
    answer: {
      ...answer,
      examples: { vip: { summary: 'Changed', value: view({ ...file, class: 'vip', version: 6 }) } },
    },
    refusals: ['not_found', 'stale'],
  },
  'change-number': {
    description:
      "From now on the customer is found by this number, and whoever is registered by the old one is somebody else. Calls that are still to be made are made by the new one. 409 where it is another customer's.",
    rules: ['CALL-4', 'INTAKE-6'],
    parameters: customerParameter,
    body: content<{ phone: string }>(
      { phone: 'The number.' },
      { moved: { summary: 'Another number', value: { phone: '13900139000' } } },
    ),
    answer: {
      ...answer,
      examples: { moved: { summary: 'Changed', value: view({ ...file, phone: '13900139000', version: 6 }) } },
    },
    refusals: ['not_found', 'not_allowed', 'stale'],
  },
  'record-no-calls': {
    description:
      'With `true` every call that is still to be made is cancelled in the same step, but those about a complaint, and none is planned from now on; letters are still sent, and the end of a warranty is told; a visit is chosen for a call or not as any other as long as the wish is not more than 30 days old, and its call is cancelled at once; where there are more than a few, a job does it within minutes. With `false` the customer may be called again: what was cancelled stays so, and a job plans within minutes what the dates of their vehicles lead to. For care staff only; who recorded it and when stands in the history.',
    rules: ['CALL-10'],
    parameters: customerParameter,
    body: content<{ wanted: boolean }>(
      { wanted: 'Whether the customer wants no calls.' },
      { wish: { summary: 'The customer wants no calls', value: { wanted: true } } },
    ),
    answer: {
      ...answer,
      examples: { wish: { summary: 'Recorded', value: view({ ...file, noCallsSince: at, version: 6 }) } },
    },
    refusals: ['not_found', 'stale'],
  },
  'remark-on-focus': {
    description:
      'What whoever meets the customer next should know. A later remark replaces it. 409 for a customer without the mark.',
    rules: ['CALL-8'],
    parameters: customerParameter,
    body: content<{ text: string }>(
      { text: 'The remark.' },
      { waiting: { summary: 'What matters to the customer', value: remark } },
    ),
    answer: {
      ...answer,
      examples: { waiting: { summary: 'Added', value: view({ ...remarked, version: 6 }) } },
    },
    refusals: ['not_found', 'not_allowed', 'stale'],
  },
  'log-message': {
    description:
      'A call from the customer, or a letter, message or e-mail, with its text. It stands in the history from then on, and nothing changes it.',
    rules: ['CALL-11'],
    parameters: customerParameter,
    body: content<z.input<typeof logMessageBody>>(
      {
        branchId: 'The branch it passed with: one that the customer came to.',
        direction: 'Whether the customer said it (`in`) or was told it (`out`).',
        kind: 'How; `message` is a text message or WeChat.',
        purpose: 'What it was for.',
        text: 'Its words, or what was said.',
        at: 'When, up to a year back. Left out: now.',
      },
      { invitation: { summary: 'An invitation', value: message } },
    ),
    answer: {
      description: 'What the history has of it.',
      examples: { invitation: { summary: 'Logged', value: logged } },
    },
    refusals: ['not_found'],
  },
  'erase-customer': {
    description:
      'On demand of the customer, or as soon as nobody has a ground to keep their data. Their file is closed at once: name, number, address and remarks are gone from it, the number leads to nobody, calls to them are cancelled within minutes, and whoever is registered by that number is somebody new. A job takes names, numbers, plates, words and files out of all that ever happened to them, at every branch of the group; what figures count, and who did what when, stays. 409 while a complaint or a visit of theirs runs. Asked again it answers with the same erasure.',
    rules: ['POLICY-3'],
    parameters: customerParameter,
    body: content<z.input<typeof eraseCustomerBody>>(
      { reason: 'On what ground (PIPL, article 47).' },
      { demanded: { summary: 'The customer demands it', value: { reason: 'customer_request' } } },
    ),
    answer: {
      description: 'The erasure, which a job carries out from the next minute on.',
      headers: ['Location'],
      examples: { demanded: { summary: 'Begun', value: erasing } },
    },
    refusals: ['not_found', 'not_allowed', 'stale'],
  },
  'get-erasure': {
    description:
      'How far it has come. Where something was begun at the very moment it waits until that is over.',
    rules: ['POLICY-3'],
    parameters: customerParameter,
    answer: {
      description: 'The erasure.',
      examples: {
        done: {
          summary: 'Done',
          value: {
            ...erasing,
            status: 'done',
            erased: 7,
            cancelled: 1,
            files: 2,
            endedAt: withOffset('2026-11-24T02:11:10.000Z', branch.timeZone),
          },
        },
      },
    },
    refusals: ['not_found'],
  },
  'list-accesses': {
    description:
      'Every view that shows a customer or a vehicle with whole numbers (the files of customers and vehicles; a complaint, its record, a callback, a delivery, a visit), every file that was fetched, every report of persons that was taken as a file, every import and every erasure, newest first. What a command on a customer or a vehicle answers is such a view too. Other commands are not here: they stand in the record of what they were done to. A line is kept as long as the policy says when it is written (`accessRecordFor`). Narrowed down by person or subject a page may have fewer than `limit`.',
    rules: ['POLICY-3'],
    parameters: {
      branchId: { description: 'The branch as whose data they were seen.', example: branch.id },
      person: { description: 'Only what this person did.', example: people.officer.person },
      subject: { description: 'Only what was done to that.', example: id },
      from: { description: 'Not before then.', example: '2026-11-24T00:00:00+08:00' },
      to: { description: 'Not after then.', example: '2026-11-25T00:00:00+08:00' },
      ...pagingDocs,
    },
    answer: {
      description: 'A page of it.',
      ...pageContent('Its lines.', 'A look at a file', [looked]),
    },
    refusals: ['not_found'],
  },
  'change-vehicle': {
    description: `The calls that its dates lead to change in the same step: planned, moved to another date, or cancelled for a date that is taken away. A vehicle that is sold has none; with a new owner those of the old one are cancelled, and planned anew for the new one. Nobody is reminded who wants no calls. What is left out stays as it is.`,
    rules: ['CALL-9', 'CALL-10', 'INTAKE-6'],
    parameters: { vin: { description: 'Its VIN.', example: registration.vehicle.vin } },
    body: content<z.input<typeof changeVehicleBody>>(
      {
        branchId: 'The branch that was told; the vehicle came there before.',
        plate: 'Its plate by now.',
        model: 'Its model.',
        maintenanceContractEndsOn: `${vehicleFields.maintenanceContractEndsOn} \`null\` for none any more; likewise below.`,
        warrantyEndsOn: vehicleFields.warrantyEndsOn,
        nextServiceOn: vehicleFields.nextServiceOn,
        soldOn: `${vehicleFields.soldOn} Not in the future.`,
        owner: [
          'Whose it is by now: a customer who is found by the number, or a new one.',
          { name: 'Their name.', phone: 'Their telephone number.' },
        ],
      },
      {
        dates: {
          summary: 'Dates',
          value: {
            branchId: branch.id,
            warrantyEndsOn: '2029-11-15',
            nextServiceOn: '2027-05-15',
            maintenanceContractEndsOn: null,
          },
        },
        sold: { summary: 'Sold', value: { branchId: branch.id, soldOn: '2026-11-20' } },
        owner: {
          summary: 'A new owner',
          value: { branchId: branch.id, owner: { name: '李女士', phone: '13900139000' } },
        },
      },
    ),
    answer: {
      description: 'The vehicle.',
      headers: ['ETag'],
      ...content<VehicleView>(
        { ...vehicleFields, ...ownerAndVersion },
        { dates: { summary: 'With its dates', value: vehicleView(vehicle, branch.groupId, file) } },
      ),
    },
    refusals: ['not_found', 'stale'],
  },
  'get-vehicle': {
    description:
      "A vehicle of the caller's group, its owner, and a page of everything that ever happened to it, whoever owned it.",
    rules: ['INTAKE-6', 'CALL-9', 'POLICY-3'],
    parameters: {
      vin: { description: 'Its VIN.', example: registration.vehicle.vin },
      ...pagingDocs,
    },
    answer: {
      description: 'The file.',
      headers: ['ETag'],
      ...content<z.infer<ReturnType<typeof vehicleFileSchema>>>(
        {
          ...vehicleFields,
          ...ownerAndVersion,
          history,
        },
        {
          owned: {
            summary: 'A vehicle with a complaint',
            value: {
              ...vehicleView(vehicle, branch.groupId, file),
              history: { items: told.slice(1), nextCursor: null },
            },
          },
        },
      ),
    },
    refusals: ['not_found'],
  },
};

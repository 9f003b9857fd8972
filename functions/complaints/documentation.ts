import type * as z from 'zod/mini';
import { complaintRow } from '../../shared/data/complaint/complaint-row.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
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
import { branch, registration, states } from '../example-case.ts';
import { toldDocs } from '../told-documentation.ts';
import { answered, commandDocumentation, id } from './command-documentation.ts';
import { complaintInList, complaintPageSchema } from './complaint-in-list.ts';
import { type ComplaintShown, complaintViewSchema } from './complaint-view.ts';
import { recordPageSchema } from './record-page.ts';
import type { body as registerComplaintBody } from './register-complaint.ts';
import type { Operation } from './routes.ts';
import { listScriptsDocs, scriptSchemas } from './script-documentation.ts';

const entry = recordPageSchema().shape.items.def.element;

export const schemas = {
  Complaint: named(complaintViewSchema(), 'A complaint with everything that is known of it.', {
    id: 'Opaque; it stands in paths.',
    number: 'What people say to each other: branch, year, count. There may be gaps.',
    branchId: 'The branch that handles it.',
    status: 'Where it stands.',
    form: 'The form it is kept on; it follows from the category (INTAKE-3).',
    category: 'What it is about.',
    channel: 'How it came in.',
    priority: 'How urgent it is.',
    severe: 'Whether it was told as severe.',
    owner: 'Who handles it.',
    receivedAt: `When anybody of the branch first learned of it, ${local}: every deadline counts from here.`,
    registeredAt: `When it was registered, ${local}.`,
    description: 'What the customer tells.',
    demand: 'What the customer wants.',
    against: [
      'Whom or what it is against.',
      { person: 'A name, as the customer gives it.', department: 'A department, as the customer gives it.' },
    ],
    customer: [
      'Who complains.',
      {
        id: 'The id of their file, for paths.',
        name: 'As the customer gives it.',
        phone: 'As it was given; lists show it masked.',
        class: 'What kind of customer it is.',
      },
    ],
    vehicle: [
      'The vehicle it is about.',
      {
        vin: 'The vehicle identification number, upper-cased.',
        plate: 'The number plate; lists show it masked.',
        model: 'Brand, model and year as people write them.',
      },
    ],
    acknowledgedAt: `When its owner signed for it, ${local} (INTAKE-4).`,
    emergency: [
      'The emergency plan that was on when it came in, by which it has high priority and the short deadline for contact (EMERG-2).',
      { planId: 'The id of the plan, for paths.' },
    ],
    drill: 'Whether it is only made up, for a drill; it is counted nowhere (EMERG-4).',
    focus:
      'Whether the customer bore the focus mark when it came in: they had a complaint handled within the last twelve months (CALL-8).',
    callback: 'The id of the callback it was raised in, where it was registered with that call (CALL-6).',
    recurrence:
      'Whether the same customer or vehicle had the same trouble within the 90 days before (INTAKE-5).',
    linked: [
      'Earlier complaints of the same customer or vehicle, in any branch of the group, newest first; 20 at most.',
      {
        id: 'Opaque; it stands in paths.',
        number: 'What people say to each other.',
        branchId: 'The branch that handles it.',
        category: 'What it is about.',
        receivedAt: `When it was received, ${local} of this complaint.`,
      },
    ],
    merged: [
      'Duplicates that were merged into it.',
      { id: 'Opaque; it stands in paths.', number: 'What people say to each other.' },
    ],
    takenBy: [
      'Who registered it.',
      { role: 'Their role then.', person: 'Their id.', name: 'Their name then.' },
    ],
    waiting: [
      'That the customer is waited for, while they are (POLICY-2).',
      {
        since: `Since when, ${local}.`,
        until: `When the clocks run on by themselves, ${local}; left out where only somebody ends it.`,
        reason: 'For what.',
      },
    ],
    tasks: [
      'Every promise made to the customer, those that ended too, in the order in which they were made.',
      {
        id: 'Unique in the system.',
        kind: 'What is promised.',
        owner: 'Whose task it is.',
        dueAt: `The deadline, ${local}; what is done at that very second is in time.`,
        state: '`done_late` for what was met after its deadline (CLOCK-10).',
        doneAt: `When it was done, ${local}; only of what is done.`,
        pausedSince: `Since when its clock stands, ${local}, while the customer is waited for; its deadline is later by that once the wait ends (POLICY-2).`,
        cancelledBecause:
          'Why it lost its purpose: the complaint was `closed`, `withdrawn` or `merged`, the solution `replaced` or `declined`; only of what is cancelled.',
      },
    ],
    finding: [
      'What the investigation found, once it has.',
      {
        finding: 'In a word.',
        cause: 'What caused it.',
        causeCode: 'The root cause as figures count it, once one was told.',
        evidence: 'What shows it.',
        heard: ['What the staff concerned say.', { person: 'A name.', statement: 'Their words.' }],
        demandReasonable: 'Whether the demand is found reasonable.',
        insurable: 'Whether an insurer may pay for it.',
        responsible: ['Who is responsible for it.', { department: 'A department.', person: 'A name.' }],
        demands: ['What it demands (HANDLE-3).', { zh: 'In Chinese.', en: 'In English.' }],
      },
    ],
    solution: [
      'The solution that is proposed, once there is one.',
      {
        kind: 'What is offered.',
        description: 'In words.',
        dueAt: `By when it is carried out, ${local}.`,
        cost: 'What it costs the dealer.',
        charge: 'What the customer is to pay.',
        responsible: [
          'Who carries it out, where somebody is named.',
          { role: 'Their role then.', person: 'Their id.', name: 'Their name then.' },
        ],
        approval: 'Whether it needs an approval, and has it (HANDLE-6).',
        toldAt: `When the customer heard it, ${local}.`,
        agreedAt: `When the customer agreed to it, ${local}.`,
        declinedAt: `When the customer declined it, ${local}.`,
      },
    ],
    rejected: [
      'The solution that was rejected last, as long as nothing is proposed in its place (HANDLE-6).',
      { description: 'In words.', reason: 'Why it was rejected.' },
    ],
    resolution: [
      'The form as it was handed in last (HANDLE-2).',
      {
        cause: 'What caused it.',
        method: 'What was done.',
        result: 'What came of it.',
        rootCause: 'Why it could happen.',
        improvement: 'What is done so that it does not happen again.',
        completedAt: `When handling was completed, ${local}.`,
        toldCustomerAt: `When the customer was told, ${local}.`,
      },
    ],
    verifications: [
      'The calls after handling, of every round.',
      {
        at: `When it was recorded, ${local}.`,
        outcome: 'What the customer said, if reached.',
        satisfaction: 'From 1 to 5, where 5 is best.',
      },
    ],
    reopenings: [
      'When it was taken up again: each begins a further round of handling (CLOSE-2, CLOSE-3).',
      {
        at: `When, ${local}.`,
        reason: 'The customer was not satisfied, or a closed complaint was reopened.',
      },
    ],
    escalations: [
      'Every level that was told (ESC-7).',
      { at: `When, ${local}.`, rule: 'The rule by which.', level: 'Who was told.' },
    ],
    payouts: ['What finance has paid (HANDLE-13).', { paidAt: `When, ${local}.`, amount: 'How much.' }],
    letter: [
      'The last letter to the customer (HANDLE-12); earlier ones are in the record.',
      { text: 'Its words.', by: 'How it went.', sentAt: `When, ${local}.` },
    ],
    concealments: [
      'Who kept it from their superior (HANDLE-10).',
      { at: `When it was recorded, ${local}.`, person: 'Their id.', role: 'Their role then.' },
    ],
    closedAt: `When it was closed, withdrawn or merged, ${local}.`,
    closedBecause: 'Why it ended (CLOSE-1).',
    mergedInto: [
      'The complaint it was merged into.',
      { id: 'Opaque; it stands in paths.', number: 'What people say to each other.' },
    ],
    erasedAt:
      'When the customer was erased, or the time of their data was over: names and numbers are empty and words are gone since (POLICY-3).',
    version: 'Raised by every change, those by automation too; it is the `ETag`.',
    commands: 'What the caller may do to it as it stands, by operation id.',
    situations: 'Which scripts say what to do and say, as far as the complaint is known (HANDLE-11).',
  } satisfies FieldDocs<ComplaintShown>),
  ComplaintInList: named(
    complaintPageSchema().shape.items.def.element,
    'A complaint as lists show it, with phone and plate masked (POLICY-3).',
    {
      id: 'Opaque; it stands in paths.',
      number: 'What people say to each other.',
      branchId: 'The branch that handles it.',
      status: 'Where it stands.',
      form: 'The form it is kept on.',
      category: 'What it is about.',
      channel: 'How it came in.',
      priority: 'How urgent it is.',
      severe: 'Whether it was told as severe.',
      emergencyPlan: 'The id of the emergency plan that was on when it came in (EMERG-2).',
      drill: 'Whether it is only made up, for a drill (EMERG-4).',
      focus: 'Whether the customer bore the focus mark when it came in.',
      recurrence: 'Whether the same customer or vehicle had the same trouble shortly before (INTAKE-5).',
      owner: 'Who handles it.',
      receivedAt: `When the branch learned of it, ${local}.`,
      customer: ['Who complains.', { name: 'As the customer gives it.', phone: 'Masked: `138****8000`.' }],
      erased: 'There where the customer was erased: name and number are empty (POLICY-3).',
      plate: 'Masked: `沪A****45`.',
      nextDueAt: `The deadline that comes next, or passed first, ${local}; left out where nothing is to be done.`,
      overdue: 'Whether a deadline has passed that is still unmet.',
    },
  ),
  Actor: named(entry.shape.by, 'Who did something: a person in a role, or the system itself.', {
    role: 'Their role then, or `system`.',
    person: 'Their id.',
    name: 'Their name then.',
    inPlaceOf: [
      'Whom they stood in for, where they did (ROUTE-3); the role is that person’s.',
      { person: 'Their id.', name: 'Their name then.' },
    ],
  }),
  RecordEntry: named(entry, 'One line of the record of a complaint (HANDLE-9).', {
    entry: 'Its position in the record, from 1.',
    at: `When it happened, ${local}.`,
    by: 'Who did it.',
    action: 'The id of the operation, or of what happened by itself, such as `resolution_remind`.',
    input: 'The body as it was understood, times in UTC; left out where there is none.',
    changes: [
      'What it changed in what is kept of the complaint, field by field, times in UTC.',
      {
        path: 'Where, such as `complaint.tasks.0.state`.',
        before: 'Left out where there was nothing.',
        after: 'Left out where nothing is left.',
      },
    ],
  }),
  ...scriptSchemas,
} satisfies Record<string, NamedSchema>;

const registered: z.infer<typeof registerComplaintBody> = registration;

export const documentation: Documentation<Operation> = {
  'register-complaint': {
    description:
      'Gives the complaint its number, its form, its owner and its deadlines in one step, and tells the owner. It is linked to earlier complaints of the same customer or vehicle. One that is registered days after it was received goes through what it missed at once.',
    rules: [
      'INTAKE-1',
      'INTAKE-2',
      'INTAKE-3',
      'INTAKE-5',
      'ROUTE-1',
      'ROUTE-4',
      'CLOCK-1',
      'CLOCK-2',
      'CLOCK-3',
      'CLOCK-4',
      'EMERG-2',
    ],
    body: content<typeof registered>(
      {
        branchId: 'The branch that handles it, from the list of branches.',
        channel: 'How it came in.',
        ...toldDocs,
        customer: [
          'Who complains.',
          {
            name: 'As the customer gives it.',
            phone:
              'A number that exists in its country’s numbering plan, as people write it; without a country code it is Chinese.',
            class: 'Left out: counts as private.',
          },
        ],
        vehicle: [
          'The vehicle it is about.',
          {
            vin: '17 characters with a right check digit, in either case; kept upper-cased.',
            plate: 'The number plate.',
            model: 'Brand, model and year as people write them.',
          },
        ],
        receivedAt:
          'When anybody of the branch first learned of it: not in the future and at most a year (366 days) back. Left out: now.',
        drill:
          'Whether it is only made up, for the drill that is on at the branch (EMERG-4): it goes through everything and is counted nowhere. Refused where no drill is on, and of what is heard in a callback. Left out: no.',
      },
      {
        full: { summary: 'A new car with a defect, told on the telephone', value: registered },
        short: {
          summary: 'What must be told, and no more',
          value: {
            branchId: branch.id,
            channel: 'walk_in',
            category: 'price_dispute',
            description: '客户到店反映保养收费与预约报价不一致。',
            customer: { name: '李女士', phone: '13912345678' },
          },
        },
      },
    ),
    answer: {
      ...answered(states['register-complaint']),
      description: 'The complaint, registered.',
      headers: ['ETag', 'Location'],
    },
    refusals: ['not_found'],
  },
  'list-complaints': {
    description:
      'Newest first, narrowed down by whatever is asked for, all of it together; without anything, all of the branch. What one filter finds is read straight from a list of its own. Where several are asked for, one page looks through a thousand complaints at most, so it may have fewer items than `limit`, or none, while `nextCursor` leads on.',
    rules: ['POLICY-3', 'INTAKE-5'],
    parameters: {
      branchId: { description: 'The branch.', example: branch.id },
      status: { description: 'Only those that stand here now. Left out: all.', example: 'received' },
      month: {
        description: 'Only those received in this local month of the branch. Left out: all.',
        example: '2026-11',
      },
      owner: {
        description:
          'Only those that are handled by `me` (the caller’s own, and those of their role that no person is named for), by a role, or by the person of that id, who is on the staff of the branch. Left out: all.',
        example: 'me',
      },
      customerPhone: {
        description:
          'Only those of the customer with this telephone number, however it is written; `+` is sent as `%2B`. Left out: all.',
        example: '138 0013 8000',
      },
      vin: {
        description: 'Only those about this vehicle. Left out: all.',
        example: registration.vehicle.vin,
      },
      overdue: {
        description: '`true`: only those with a deadline that has passed and is still unmet. Left out: all.',
        example: 'true',
      },
      severe: { description: '`true`: only severe ones. Left out: all.', example: 'true' },
      focus: {
        description:
          '`true`: only those of customers who bore the focus mark when they came in. Left out: all.',
        example: 'true',
      },
      priority: { description: 'Only those of this priority now. Left out: all.', example: 'high' },
      category: { description: 'Only those about this. Left out: all.', example: registration.category },
      ...pagingDocs,
    },
    answer: {
      description: 'A page of complaints.',
      ...pageContent('The complaints.', 'One that awaits the approval of its solution', [
        complaintInList(complaintRow(states['propose-solution'])),
      ]),
    },
    refusals: ['not_found'],
  },
  'get-complaint': {
    description:
      'As it is now. Send its `ETag` as `If-Match` with a command, so that the command is carried out on this version only.',
    rules: ['HANDLE-1'],
    parameters: { id },
    answer: answered(states['approve-solution']),
    refusals: ['not_found'],
  },
  'get-record': {
    description:
      'Every command and everything that happened by itself, oldest first. Nothing changes or deletes an entry; the entries alone replay to the complaint’s state.',
    rules: ['HANDLE-9'],
    parameters: { id, ...pagingDocs },
    answer: {
      description: 'A page of entries.',
      ...pageContent(
        'The entries.',
        'A person’s act, and one of the system',
        [states['acknowledge-complaint'], states['resolve-complaint']].flatMap(({ entries }) =>
          entries.slice(0, 1).map((one) => ({ ...one, at: withOffset(one.at, branch.timeZone) })),
        ),
      ),
    },
    refusals: ['not_found'],
  },
  'list-scripts': listScriptsDocs,
  ...commandDocumentation,
};

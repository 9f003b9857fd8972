import type * as z from 'zod/mini';
import { complaintRow } from '../../shared/data/complaint-row.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import type { Change } from '../../shared/domain/complaint/draft.ts';
import { type CommandName, transitions } from '../../shared/domain/complaint/transitions.ts';
import {
  content,
  type Documentation,
  type Examples,
  type FieldDocs,
  type NamedSchema,
  named,
  type OperationDocs,
  pageContent,
  pagingDocs,
} from '../../shared/http/documentation.ts';
import { branch, registration, type Sent, sent, states } from '../example-case.ts';
import { complaintInList, complaintPageSchema } from './complaint-in-list.ts';
import { type ComplaintView, complaintView, complaintViewSchema } from './complaint-view.ts';
import { recordPageSchema } from './record-page.ts';
import type { registerComplaintBody } from './register-complaint.ts';
import type { Operation } from './routes.ts';
import { listScriptsDocs, scriptSchemas } from './script-documentation.ts';

const local = 'in the time zone of the branch';
const statedTime = 'Not before the receipt and not in the future. Left out: now.';

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
    takenBy: [
      'Who registered it.',
      { role: 'Their role then.', person: 'Their id.', name: 'Their name then.' },
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
        cancelledBecause: 'Why it lost its purpose: `closed` or `withdrawn`; only of what is cancelled.',
      },
    ],
    finding: [
      'What the investigation found, once it has.',
      {
        finding: 'In a word.',
        cause: 'What caused it.',
        evidence: 'What shows it.',
        demandReasonable: 'Whether the demand is found reasonable.',
        responsible: ['Who is responsible for it.', { department: 'A department.', person: 'A name.' }],
      },
    ],
    solution: [
      'The solution that is proposed, once there is one.',
      {
        kind: 'What is offered.',
        description: 'In words.',
        dueAt: `By when it is carried out, ${local}.`,
        cost: 'What it costs.',
        approval: 'Whether it needs an approval, and has it (HANDLE-6).',
        toldAt: `When the customer heard it, ${local}.`,
      },
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
    closedAt: `When it was closed or withdrawn, ${local}.`,
    closedBecause: 'Why it ended (CLOSE-1).',
    version: 'Raised by every change, those by automation too; it is the `ETag`.',
    situations: 'Which scripts say what to do and say, as far as the complaint is known (HANDLE-11).',
  } satisfies FieldDocs<ComplaintView>),
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
      owner: 'Who handles it.',
      receivedAt: `When the branch learned of it, ${local}.`,
      customer: ['Who complains.', { name: 'As the customer gives it.', phone: 'Masked: `138****8000`.' }],
      plate: 'Masked: `沪A****45`.',
      nextDueAt: `The deadline that comes next, or passed first, ${local}; left out where nothing is to be done.`,
      overdue: 'Whether a deadline has passed that is still unmet.',
    },
  ),
  Actor: named(entry.shape.by, 'Who did something: a person in a role, or the system itself.', {
    role: 'Their role then, or `system`.',
    person: 'Their id.',
    name: 'Their name then.',
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

function answered(state: Change): OperationDocs['answer'] {
  const value: ComplaintView = complaintView(state);
  return {
    description: 'The complaint as it is now.',
    headers: ['ETag'],
    examples: { complaint: { summary: `The complaint, now \`${value.status}\``, value } },
  };
}

const id = {
  description: 'The id of a complaint, from its registration or a list.',
  example: states['register-complaint'].complaint.id,
};

interface CommandDocs<Input> {
  readonly description: string;
  readonly rules: readonly string[];
  readonly fields: FieldDocs<Input>;
  readonly examples: Examples<Input>;
}

function command<Name extends CommandName>(name: Name, docs: CommandDocs<Sent[Name]>): OperationDocs {
  const { description, rules, fields, examples } = docs;
  const allowedIn = transitions[name].allowedIn.map((status) => `\`${status}\``).join(', ');
  return {
    description: `${description}\n\nAllowed while the complaint is ${allowedIn}.`,
    rules: [...rules, 'HANDLE-1', 'HANDLE-9'],
    parameters: { id },
    body: content(fields, examples),
    answer: answered(states[name]),
    refusals: ['not_found', 'not_allowed', 'stale'],
  };
}

const registered: z.infer<typeof registerComplaintBody> = registration;

export const documentation: Documentation<Operation> = {
  'register-complaint': {
    description:
      'Gives the complaint its number, its form, its owner and its deadlines in one step, and tells the owner. One that is registered days after it was received goes through what it missed at once.',
    rules: [
      'INTAKE-1',
      'INTAKE-2',
      'INTAKE-3',
      'ROUTE-1',
      'ROUTE-4',
      'CLOCK-1',
      'CLOCK-2',
      'CLOCK-3',
      'CLOCK-4',
    ],
    body: content<typeof registered>(
      {
        branchId: 'The branch that handles it, from the list of branches.',
        channel: 'How it came in.',
        category: 'What it is about; form and owner follow from it.',
        description: 'What the customer tells.',
        demand: 'What the customer wants.',
        against: ['Whom or what it is against.', { person: 'A name.', department: 'A department.' }],
        severe: 'Makes the priority `high` where none is told. Left out: false.',
        priority: 'Left out: `high` for severe cases and for all customers but private ones, else `medium`.',
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
    description: 'By status, by month of receipt, or by both; without either, all of them.',
    rules: ['POLICY-3'],
    parameters: {
      branchId: { description: 'The branch.', example: branch.id },
      status: { description: 'Only those that stand here now. Left out: all.', example: 'received' },
      month: {
        description: 'Only those received in this local month of the branch. Left out: all.',
        example: '2026-11',
      },
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
  'acknowledge-complaint': command('acknowledge-complaint', {
    description: 'The complaint becomes `assigned`. The body is empty.',
    rules: ['ROUTE-1'],
    fields: {},
    examples: { empty: { summary: 'Nothing is to be told', value: {} } },
  }),
  'assign-complaint': command('assign-complaint', {
    description:
      'Hands the complaint over with everything that is still to be done for it, or sets its resolution deadline, or both; at least one is to be told. Deadlines that run stay as they are. The new owner is told.',
    rules: ['ROUTE-2', 'CLOCK-4', 'CLOCK-5'],
    fields: {
      role: "The role that handles it from now on. Left out: the person's, or the present one.",
      person:
        'The id of a person on the staff of the branch. Left out where a role is named: the whole role.',
      resolutionDueAt:
        'The new resolution deadline: in the future and at most a year (366 days) ahead. Left out: it stays.',
    },
    examples: {
      both: { summary: 'To a person, with a deadline', value: sent['assign-complaint'] },
      role: { summary: 'To a role', value: { role: 'sales_director' } },
    },
  }),
  'record-contact': command('record-contact', {
    description:
      'An attempt to speak with the customer. The first that reached them makes the complaint `contacted` and meets the promise of contact; one in vain is recorded and changes nothing else. After an approval it also tells the solution.',
    rules: ['CLOCK-1', 'CLOCK-2', 'CLOCK-3', 'CLOCK-11'],
    fields: {
      summary: 'What was said.',
      at: `When it happened. ${statedTime}`,
      outcome: 'Whether the customer was reached.',
      progress: 'The customer heard what was found so far, which is a reply (CLOCK-2). Only with `reached`.',
    },
    examples: {
      reached: { summary: 'The customer was reached', value: sent['record-contact'] },
      progress: {
        summary: 'The customer heard what was found so far',
        value: { summary: '告知客户初步检查结果，配件明日到店。', outcome: 'reached', progress: true },
      },
      inVain: {
        summary: 'Nobody answered',
        value: { summary: '两次拨打均无人接听，已发短信。', outcome: 'not_reached' },
      },
    },
  }),
  'record-findings': command('record-findings', {
    description:
      'The complaint becomes `investigated`. Recorded again, the new findings take the place of the old ones.',
    rules: [],
    fields: {
      finding: 'In a word.',
      cause: 'What caused it.',
      evidence: 'What shows it.',
      demandReasonable: 'Whether the demand is found reasonable.',
      responsible: ['Who is responsible for it.', { department: 'A department.', person: 'A name.' }],
    },
    examples: { finding: { summary: 'A fault of the product', value: sent['record-findings'] } },
  }),
  'propose-solution': command('propose-solution', {
    description:
      'The complaint becomes `proposed`. A solution above what the owner may spend, and every return or exchange of a vehicle, waits for approval, and the customer cannot have heard it; any other counts as told.',
    rules: ['HANDLE-6', 'CLOCK-2', 'CLOCK-3', 'CLOCK-6'],
    fields: {
      kind: 'What is offered.',
      description: 'In words.',
      dueAt: 'By when it is carried out: not before the receipt.',
      cost: 'What it costs. Left out: nothing.',
      toldCustomerAt: `When the customer heard it; not for one that needs approval. ${statedTime}`,
    },
    examples: {
      toApprove: { summary: 'One that needs approval', value: sent['propose-solution'] },
      told: {
        summary: 'One that the customer has heard',
        value: {
          kind: 'explanation',
          description: '向客户说明报警原因及排除方法。',
          dueAt: '2026-11-21T12:00:00+08:00',
          toldCustomerAt: '2026-11-20T16:00:00+08:00',
        },
      },
    },
  }),
  'approve-solution': command('approve-solution', {
    description:
      'Only by the role that must approve this solution, and only while it waits for that. Approved, it is told to the customer the same day; rejected, it goes back to the owner and the complaint is `investigated`.',
    rules: ['HANDLE-6', 'CLOCK-11'],
    fields: {
      approved: 'False rejects it.',
      reason: 'Why; a rejection must have it.',
    },
    examples: {
      approved: { summary: 'Approved', value: sent['approve-solution'] },
      rejected: { summary: 'Rejected', value: { approved: false, reason: '请先确认是否在保修范围内。' } },
    },
  }),
  'record-agreement': command('record-agreement', {
    description:
      'Agreed, the complaint becomes `agreed`; declined, it goes back to `investigated`. The customer has heard the solution either way. Not while the solution waits for approval.',
    rules: ['HANDLE-6', 'CLOCK-11'],
    fields: {
      agreed: 'Whether the customer accepts the solution.',
      remarks: 'What the customer said.',
    },
    examples: {
      agreed: { summary: 'Accepted', value: sent['record-agreement'] },
      declined: { summary: 'Declined', value: { agreed: false, remarks: '客户要求延长质保一年。' } },
    },
  }),
  'resolve-complaint': command('resolve-complaint', {
    description:
      'The form with all its parts; the complaint becomes `resolved`, and the care director is to call the customer; one that was raised in a callback is also called about by the care specialist. Not while a solution waits for approval.',
    rules: ['HANDLE-2', 'HANDLE-6', 'CLOCK-4', 'CLOCK-7', 'CLOCK-8'],
    fields: {
      cause: 'What caused it.',
      method: 'What was done.',
      result: 'What came of it.',
      rootCause: 'Why it could happen.',
      improvement: 'What is done so that it does not happen again.',
      completedAt:
        'When handling was completed: within the present round, and not in the future. Left out: now.',
      toldCustomerAt:
        'When the customer was told: within the present round, not before the approval of the solution, and not in the future. Left out: now.',
    },
    examples: { form: { summary: 'The complete form', value: sent['resolve-complaint'] } },
  }),
  'verify-complaint': command('verify-complaint', {
    description:
      'Satisfied, the customer’s complaint is `closed`; unsatisfied, it is `reopened` with new deadlines, and the general manager is told; not reached, the call is to be made again, and after three days in vain the complaint is `closed`.',
    rules: ['CLOSE-1', 'CLOSE-2', 'CLOCK-7', 'ESC-6'],
    fields: {
      outcome: 'What the customer said, if reached.',
      satisfaction: 'From 1 to 5, where 5 is best.',
      remarks: 'What the customer said.',
    },
    examples: {
      satisfied: { summary: 'Satisfied: it is closed', value: sent['verify-complaint'] },
      unsatisfied: {
        summary: 'Unsatisfied: it is reopened',
        value: { outcome: 'unsatisfied', satisfaction: 2, remarks: '报警再次出现，客户不满意。' },
      },
      inVain: { summary: 'Not reached', value: { outcome: 'not_reached' } },
    },
  }),
  'record-remedy': command('record-remedy', {
    description:
      'Only while a remedy is asked for: after a missed resolution deadline was told, or after a customer was not satisfied. One account answers all that are asked for.',
    rules: ['CLOCK-9', 'ESC-1', 'ESC-6'],
    fields: {
      cause: 'Why the promise failed.',
      measure: 'What is done about it.',
    },
    examples: { remedy: { summary: 'After an unsatisfied customer', value: sent['record-remedy'] } },
  }),
  'withdraw-complaint': command('withdraw-complaint', {
    description:
      'The complaint ends as `withdrawn`; every promise that still runs is cancelled. It cannot be taken up again.',
    rules: ['CLOSE-1', 'CLOCK-10'],
    fields: { reason: 'What the customer says.' },
    examples: { reason: { summary: 'The customer no longer complains', value: sent['withdraw-complaint'] } },
  }),
  'list-scripts': listScriptsDocs,
};

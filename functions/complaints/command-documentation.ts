import { commandsOfComplaint } from '../../shared/domain/complaint/command.ts';
import { departments } from '../../shared/domain/complaint/department.ts';
import type { Change } from '../../shared/domain/complaint/draft.ts';
import { transitions } from '../../shared/domain/complaint/transitions.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import {
  content,
  type Documentation,
  type Examples,
  type FieldDocs,
  type OperationDocs,
} from '../../shared/http/documentation.ts';
import { type Sent, sent, states } from '../example-case.ts';
import type { CommandOperation } from './complaint-commands.ts';
import { complaintView } from './complaint-view.ts';

const statedTime = 'Not before the receipt and not in the future. Left out: now.';

/** The complaint as an answer of a route, by an example. */
export function answered(state: Change): OperationDocs['answer'] {
  const at = state.entries.at(-1)?.at ?? state.head.registeredAt;
  const commands = commandsOfComplaint(state, { at, policy: effectivePolicy() });
  const value = { ...complaintView(state), commands };
  return {
    description: 'The complaint as it is now.',
    headers: ['ETag'],
    examples: { complaint: { summary: `The complaint, now \`${value.status}\``, value } },
  };
}

/** The path parameter of every route of a complaint. */
export const id = {
  description: 'The id of a complaint, from its registration or a list.',
  example: states['register-complaint'].head.id,
};

interface CommandDocs<Input> {
  readonly description: string;
  readonly rules: readonly string[];
  readonly fields: FieldDocs<Input>;
  readonly examples: Examples<Input>;
}

function command<Name extends CommandOperation>(name: Name, docs: CommandDocs<Sent[Name]>): OperationDocs {
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

/** What each command asks for, does and answers. */
export const commandDocumentation: Documentation<CommandOperation> = {
  'acknowledge-complaint': command('acknowledge-complaint', {
    description: 'The owner signs for it; the complaint becomes `assigned`. The body is empty.',
    rules: ['INTAKE-4'],
    fields: {},
    examples: { empty: { summary: 'Nothing is to be told', value: {} } },
  }),
  'assign-complaint': command('assign-complaint', {
    description:
      'Hands the complaint over with everything that is still to be done for it, or sets its resolution deadline, or both; with nothing told it confirms the owner. Deadlines that run stay as they are. The owner is told; a new one signs for it anew, as long as the customer was not contacted.',
    rules: ['INTAKE-4', 'ROUTE-2', 'CLOCK-4', 'CLOCK-5'],
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
      'The complaint becomes `investigated`. Recorded again, the new findings take the place of the old ones. The answer says what the finding demands.',
    rules: ['HANDLE-3', 'ESC-5'],
    fields: {
      finding: 'In a word.',
      cause: 'What caused it.',
      causeCode: 'Which of the causes that figures tell apart; left out, it is counted as `unclassified`.',
      evidence: 'What shows it; misuse and misunderstanding are found on evidence only.',
      heard: ['What the staff concerned say.', { person: 'A name.', statement: 'Their words.' }],
      insurable:
        'Whether an insurer may pay, so that the customer is guided to them; of `customer_misuse` only.',
      demandReasonable: 'Whether the demand is found reasonable.',
      responsible: [
        'Who is responsible for it.',
        {
          department: `A department, by code or name: ${Object.keys(departments).join(', ')}. Figures count any other as \`other\`.`,
          person: 'The id of a person on the staff of the branch, for whom it counts then, or any name.',
        },
      ],
    },
    examples: { finding: { summary: 'A fault of the product', value: sent['record-findings'] } },
  }),
  'propose-solution': command('propose-solution', {
    description:
      'The complaint becomes `proposed`. A solution above what the owner may spend, and every return or exchange of a vehicle, waits for approval, and the customer cannot have heard it; any other counts as told. Its cost, once approved or within what the owner may spend, is for finance to pay.',
    rules: ['HANDLE-5', 'HANDLE-6', 'HANDLE-7', 'HANDLE-13', 'CLOCK-2', 'CLOCK-3', 'CLOCK-6'],
    fields: {
      kind: 'What is offered.',
      description: 'In words.',
      dueAt: 'By when it is carried out: not before the receipt.',
      cost: 'What it costs the dealer. Left out: nothing.',
      charge: 'What the customer is to pay; never for `immediate_rework`. Left out: nothing.',
      responsible: 'The id of the person on the staff of the branch who carries it out. Left out: the owner.',
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
    rules: ['HANDLE-2', 'HANDLE-4', 'HANDLE-6', 'HANDLE-12', 'CLOCK-4', 'CLOCK-7', 'CLOCK-8'],
    fields: {
      cause: 'What caused it.',
      method: 'What was done.',
      result: 'What came of it.',
      rootCause: 'Why it could happen.',
      causeCode: 'Which of the causes that figures tell apart. Left out: that of the findings.',
      improvement: 'What is done so that it does not happen again.',
      completedAt:
        'When handling was completed: within the present round, and not in the future. Left out: now.',
      toldCustomerAt:
        'When the customer was told: within the present round, not before the approval of the solution, and not in the future. Left out: now.',
      atOnce: [
        'What the first call settled, from `contacted` only: something that could be explained, or that is cheap to put right.',
        {
          finding: 'What it turned out to be.',
          evidence: 'What shows it; with misuse and misunderstanding.',
          insurable: 'Whether an insurer may pay; of `customer_misuse` only.',
          solution: [
            'What was given.',
            { kind: 'In a word.', cost: 'What it cost: up to what may be spent at once.' },
          ],
        },
      ],
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
  'classify-complaint': command('classify-complaint', {
    description:
      'Corrects what was told at intake; at least one field is to be told. The owner stays. A stricter class brings those deadlines forward that still run, never to a time that is past; a milder one leaves them. Set severe, the general manager is told at once.',
    rules: ['ROUTE-4', 'ROUTE-5', 'ESC-5', 'CLOCK-4', 'INTAKE-5'],
    fields: {
      category: 'What it is about; the form follows from it, and whether it recurs is looked at again.',
      priority: 'Refused below `high` for target customers, recurrences and severe cases.',
      severe: 'Safety, injury, media, or many customers.',
    },
    examples: { severe: { summary: 'It turns out to be severe', value: sent['classify-complaint'] } },
  }),
  'record-payout': command('record-payout', {
    description:
      'Only while money that was approved is to be paid, also after the complaint was closed; at once or in parts. The promise is kept when all of it is paid, or when a part is said to be final.',
    rules: ['HANDLE-13'],
    fields: {
      amount: 'What was paid: more than nothing and, with what was paid before, not more than was approved.',
      paidAt: `When. ${statedTime}`,
      final: 'Nothing more is to be paid, though it is less than was approved.',
      remarks: 'How, such as the number of the transfer.',
    },
    examples: { paid: { summary: 'Paid in full', value: sent['record-payout'] } },
  }),
  'record-letter': command('record-letter', {
    description:
      'The result in writing, which a severe complaint demands once it is resolved. After the closing only while it is still owed.',
    rules: ['HANDLE-12'],
    fields: {
      text: 'The letter.',
      by: 'How it went to the customer.',
      sentAt: `When. ${statedTime}`,
    },
    examples: { letter: { summary: 'By post', value: sent['record-letter'] } },
  }),
  'record-concealment': command('record-concealment', {
    description:
      'Records against a person of the staff that they could not settle the complaint and kept it from their superior, who is told. Each person once.',
    rules: ['HANDLE-10'],
    fields: {
      person: 'The id of a person on the staff of the branch.',
      reason: 'How it came out.',
    },
    examples: { concealed: { summary: 'An adviser kept it back', value: sent['record-concealment'] } },
  }),
  'escalate-complaint': command('escalate-complaint', {
    description:
      'By the owner or those above. The next level becomes the owner, with everything that is still to be done; deadlines stay. From the general manager it goes to the manufacturer region, whose manager sees the complaint from then on.',
    rules: ['ESC-3', 'ESC-4', 'ESC-7', 'ROUTE-2'],
    fields: {
      reason: 'Why it is not for the owner.',
      to: 'A level above the owner. Left out: the next one.',
    },
    examples: { next: { summary: 'To the next level', value: sent['escalate-complaint'] } },
  }),
  'merge-complaint': command('merge-complaint', {
    description:
      'A duplicate ends as `merged`, with its promises cancelled; the complaint it repeats names it, takes over its deadlines where they are stricter and that it is severe, and its owner is told. That one must be open, of the same branch, and not the complaint itself. Not while money or a letter is owed for the duplicate.',
    rules: ['INTAKE-5', 'CLOCK-10'],
    fields: { into: 'The id of the complaint it repeats.' },
    examples: { duplicate: { summary: 'The same thing, told twice', value: sent['merge-complaint'] } },
  }),
  'reopen-complaint': command('reopen-complaint', {
    description:
      'Within 30 days of the closing. The complaint becomes `reopened` with its number, its record and its owner, and has a resolution deadline counted from now.',
    rules: ['CLOSE-3', 'CLOSE-2', 'CLOCK-4'],
    fields: { reason: 'Why it is taken up again.' },
    examples: { again: { summary: 'The trouble came back', value: sent['reopen-complaint'] } },
  }),
  'await-customer': command('await-customer', {
    description:
      'Nothing goes on without the customer, so the clocks of those promises stand still that the policy names, by default that of the resolution: no reminder, no missed deadline. When the wait ends, each deadline is later by the time waited: by working time where it runs in working time, by all of it where not. What is overdue already does not stand still. Sent again while the customer is waited for, it changes reason and end. What ends the wait besides: the complaint is resolved, reopened or ended.',
    rules: ['POLICY-2', 'CLOCK-10'],
    fields: {
      reason: 'What the customer is waited for.',
      until:
        'When the clocks run on by themselves, of which the owner is told: in the future and at most a year (366 days) ahead. Left out: not before it is ended.',
    },
    examples: {
      until: { summary: 'Until a day that was agreed on', value: sent['await-customer'] },
      open: { summary: 'Until the customer calls', value: { reason: '等待客户确认是否接受换件方案。' } },
    },
  }),
  'end-waiting': command('end-waiting', {
    description:
      'What the customer was waited for is there: the clocks run on from where they stood, and the owners of deadlines that are later by it are told. The body is empty.',
    rules: ['POLICY-2'],
    fields: {},
    examples: { empty: { summary: 'Nothing is to be told', value: sent['end-waiting'] } },
  }),
  'add-note': command('add-note', {
    description: 'Words for the record, which is where they can be read.',
    rules: [],
    fields: { text: 'What is to be kept.' },
    examples: { note: { summary: 'A call note', value: sent['add-note'] } },
  }),
};

import type * as z from 'zod/mini';
import type { Callback } from '../../shared/domain/callback/callback.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import type { VisitCommand } from '../../shared/domain/visit/command.ts';
import { commandsOfVisit } from '../../shared/domain/visit/command.ts';
import type { answerExtraWork } from '../../shared/domain/visit/commands/answer-extra-work.ts';
import type { askExtraWork } from '../../shared/domain/visit/commands/ask-extra-work.ts';
import type { completeWork } from '../../shared/domain/visit/commands/complete-work.ts';
import type { recordArrival } from '../../shared/domain/visit/commands/record-arrival.ts';
import type { recordDelay } from '../../shared/domain/visit/commands/record-delay.ts';
import type { recordDiagnosis } from '../../shared/domain/visit/commands/record-diagnosis.ts';
import type { startWork } from '../../shared/domain/visit/commands/start-work.ts';
import type { tellCustomer } from '../../shared/domain/visit/commands/tell-customer.ts';
import type { handBackInput } from '../../shared/domain/visit/hand-back.ts';
import { type VisitCommandName, visitTransitions } from '../../shared/domain/visit/transitions.ts';
import type { VisitState } from '../../shared/domain/visit/visit.ts';
import {
  type ContentDocs,
  content,
  type Documentation,
  type FieldDocs,
} from '../../shared/http/documentation.ts';
import { callsAfterHandBack, sent, states } from './example-visit.ts';
import type { VisitOperation } from './visit-commands.ts';
import { type VisitView, visitView } from './visit-view.ts';

type Sent<Command> = Command extends VisitCommand<infer Input> ? Input : never;

export const idParameter = { description: 'The id of a visit.', example: states.received.head.id };

const at = 'When it was: not in the future, and not before what had happened by then. Left out: now.';
const promisedAt = 'Until when the customer is promised the vehicle.';

/** The description of a command: its words, the statuses that allow it, its body and an answer. */
function command<Input>(
  name: VisitCommandName,
  { description, rules }: { description: string; rules: readonly string[] },
  body: { fields: FieldDocs<Input>; summary: string; value: Input },
  answer: VisitView,
) {
  const allowedIn = visitTransitions[name].allowedIn.map((status) => `\`${status}\``).join(', ');
  const bodyDocs: ContentDocs = content<Input>(body.fields, {
    [name]: { summary: body.summary, value: body.value },
  });
  return {
    description: `${description}\n\nAllowed while the visit is ${allowedIn}.`,
    rules,
    parameters: { id: idParameter },
    body: bodyDocs,
    answer: {
      description: 'The visit as it stands then.',
      headers: ['ETag'] as const,
      examples: { visit: { summary: body.summary, value: answer } },
    },
    refusals: ['not_found', 'not_allowed', 'stale'] as const,
  };
}

/** A visit as an answer shows it. */
export const shownVisit = (state: VisitState, calls: readonly Callback[] = []) => ({
  ...visitView(state, calls),
  commands: commandsOfVisit(state, { at: state.head.receivedAt, policy: effectivePolicy() }),
});

export const commandDocumentation: Documentation<VisitOperation> = {
  'record-diagnosis': command<Sent<typeof recordDiagnosis>>(
    'record-diagnosis',
    { description: 'What was found and what the work will cost.', rules: ['VISIT-1', 'VISIT-4'] },
    {
      fields: { findings: 'What was found.', quote: 'What the customer was quoted.', promisedAt, at },
      summary: 'Found, quoted and promised for the afternoon',
      value: sent.diagnosis,
    },
    shownVisit(states.diagnosed),
  ),
  'start-work': command<Sent<typeof startWork>>(
    'start-work',
    { description: 'The vehicle is in the workshop.', rules: ['VISIT-1'] },
    {
      fields: { technician: 'Who works on it: a name.', at },
      summary: 'Begun, by a technician',
      value: sent.workshop,
    },
    shownVisit(states.working),
  ),
  'ask-extra-work': command<Sent<typeof askExtraWork>>(
    'ask-extra-work',
    {
      description:
        'The customer is asked about work beyond what was agreed. Until they answer, the work cannot be completed and the vehicle not handed back.',
      rules: ['VISIT-2'],
    },
    {
      fields: { description: 'What is to be done.', cost: 'What it would cost the customer.', at },
      summary: 'A filter on top',
      value: sent.extraWork,
    },
    shownVisit(states.asked),
  ),
  'answer-extra-work': command<Sent<typeof answerExtraWork>>(
    'answer-extra-work',
    {
      description:
        'What the customer says to it, who said it and how. An answer stays; ask anew for another.',
      rules: ['VISIT-2'],
    },
    {
      fields: {
        item: 'The number of the extra work.',
        agreed: 'Whether the customer agrees.',
        how: 'How they said it.',
        saidBy: 'Who said it for the customer.',
        at,
      },
      summary: 'Agreed on the telephone',
      value: sent.answer,
    },
    shownVisit(states.answered),
  ),
  'complete-work': command<Sent<typeof completeWork>>(
    'complete-work',
    {
      description:
        'What was done, and who has checked it. Refused while extra work awaits an answer; extra work that was declined cannot be in it.',
      rules: ['VISIT-1', 'VISIT-2'],
    },
    {
      fields: {
        work: 'What was done.',
        extraWork: 'The numbers of the extra work that was done. Left out: none.',
        checkedBy: 'Who has checked it: a name.',
        at,
      },
      summary: 'Done with the extra work, and checked',
      value: { ...sent.completion, extraWork: [...sent.completion.extraWork] },
    },
    shownVisit(states.finished),
  ),
  'tell-customer': command<Sent<typeof tellCustomer>>(
    'tell-customer',
    { description: 'The customer was told that the vehicle is ready.', rules: ['VISIT-1'] },
    { fields: { at }, summary: 'Told', value: sent.notice },
    shownVisit(states.told),
  ),
  'hand-back-visit': command<z.infer<typeof handBackInput>>(
    'hand-back-visit',
    {
      description:
        'The visit ends, and it is decided in the same step whether the customer is called: target customers always, others by sampling, and nobody who wants no calls. Steps that were not recorded may be left out.',
      rules: ['CALL-2', 'CALL-3', 'CALL-10', 'VISIT-1', 'VISIT-2'],
    },
    {
      fields: {
        work: 'What was done, where that was not recorded before.',
        nextServiceOn: 'The day on which the next service is due; kept in the vehicle’s file.',
        mileage: 'In kilometres.',
        at,
      },
      summary: 'Handed back, and chosen for a call',
      value: sent.handBack,
    },
    shownVisit(states.handedBack, callsAfterHandBack),
  ),
  'record-arrival': command<Sent<typeof recordArrival>>(
    'record-arrival',
    {
      description:
        'Somebody is with the customer. What cannot be solved there is taken along against a receipt, with a promised time.',
      rules: ['VISIT-3', 'VISIT-4'],
    },
    {
      fields: {
        solved: 'Whether it was solved on the spot.',
        receipt: 'The number of the receipt, for a vehicle that is taken along and for no other.',
        promisedAt: `${promisedAt} For a vehicle that is taken along, and for no other.`,
        at,
      },
      summary: 'Taken along',
      value: sent.arrival,
    },
    shownVisit(states.arrived),
  ),
  'record-delay': command<Sent<typeof recordDelay>>(
    'record-delay',
    {
      description:
        'It cannot be finished as promised: the service director is told at once, and the new time is what is promised.',
      rules: ['VISIT-4'],
    },
    {
      fields: { reason: 'Why.', promisedAt: 'The new time; later than the one before, and ahead.' },
      summary: 'Parts are missing',
      value: sent.delay,
    },
    shownVisit(states.delayed),
  ),
};

import type { VisitCommand } from '../../shared/domain/visit/command.ts';
import { answerExtraWork } from '../../shared/domain/visit/commands/answer-extra-work.ts';
import { askExtraWork } from '../../shared/domain/visit/commands/ask-extra-work.ts';
import { completeWork } from '../../shared/domain/visit/commands/complete-work.ts';
import { recordArrival } from '../../shared/domain/visit/commands/record-arrival.ts';
import { recordDelay } from '../../shared/domain/visit/commands/record-delay.ts';
import { recordDiagnosis } from '../../shared/domain/visit/commands/record-diagnosis.ts';
import { startWork } from '../../shared/domain/visit/commands/start-work.ts';
import { tellCustomer } from '../../shared/domain/visit/commands/tell-customer.ts';
import { handBackInput } from '../../shared/domain/visit/hand-back.ts';
import type { VisitCommandName } from '../../shared/domain/visit/transitions.ts';
import { type Handling, handling } from '../../shared/http/route.ts';
import { handBackVisit } from './hand-back-visit.ts';
import { visitCommand } from './visit-command.ts';

function handlingBy<Input>(command: VisitCommand<Input>): Handling {
  return handling({ body: command.input, useCase: visitCommand(command) });
}

export type VisitOperation = VisitCommandName;

/** What the routes of all commands do. */
export const visitCommands: Readonly<Record<VisitOperation, Handling>> = {
  'record-diagnosis': handlingBy(recordDiagnosis),
  'start-work': handlingBy(startWork),
  'ask-extra-work': handlingBy(askExtraWork),
  'answer-extra-work': handlingBy(answerExtraWork),
  'complete-work': handlingBy(completeWork),
  'tell-customer': handlingBy(tellCustomer),
  'hand-back-visit': handling({ body: handBackInput, useCase: handBackVisit }),
  'record-arrival': handlingBy(recordArrival),
  'record-delay': handlingBy(recordDelay),
};

import type { Command } from '../../shared/domain/complaint/command.ts';
import { acknowledgeComplaint } from '../../shared/domain/complaint/commands/acknowledge-complaint.ts';
import { addNote } from '../../shared/domain/complaint/commands/add-note.ts';
import { approveSolution } from '../../shared/domain/complaint/commands/approve-solution.ts';
import { assignComplaint } from '../../shared/domain/complaint/commands/assign-complaint.ts';
import { awaitCustomer } from '../../shared/domain/complaint/commands/await-customer.ts';
import { classifyComplaint as classifyCommand } from '../../shared/domain/complaint/commands/classify-complaint.ts';
import { endWaiting } from '../../shared/domain/complaint/commands/end-waiting.ts';
import { escalateComplaint } from '../../shared/domain/complaint/commands/escalate-complaint.ts';
import { proposeSolution } from '../../shared/domain/complaint/commands/propose-solution.ts';
import { recordAgreement } from '../../shared/domain/complaint/commands/record-agreement.ts';
import { recordConcealment } from '../../shared/domain/complaint/commands/record-concealment.ts';
import { recordContact } from '../../shared/domain/complaint/commands/record-contact.ts';
import { recordFindings } from '../../shared/domain/complaint/commands/record-findings.ts';
import { recordLetter } from '../../shared/domain/complaint/commands/record-letter.ts';
import { recordPayout } from '../../shared/domain/complaint/commands/record-payout.ts';
import { recordRemedy } from '../../shared/domain/complaint/commands/record-remedy.ts';
import { reopenComplaint } from '../../shared/domain/complaint/commands/reopen-complaint.ts';
import { resolveComplaint as resolveCommand } from '../../shared/domain/complaint/commands/resolve-complaint.ts';
import { verifyComplaint } from '../../shared/domain/complaint/commands/verify-complaint.ts';
import { withdrawComplaint } from '../../shared/domain/complaint/commands/withdraw-complaint.ts';
import type { CommandName } from '../../shared/domain/complaint/transitions.ts';
import { fieldOf, type Handling, handling } from '../../shared/http/route.ts';
import { classifyComplaint } from './classify-complaint.ts';
import { complaintCommand } from './complaint-command.ts';
import { mergeComplaintHandling } from './merge-complaint.ts';
import { resolveComplaint } from './resolve-complaint.ts';

function handlingBy<Input>(command: Command<Input>, names?: keyof Input & string): Handling {
  return handling({ body: command.input, useCase: complaintCommand(command, { ...(names && { names }) }) });
}

/** A command with a route of its own kind; files come in by the attachments' routes. */
export type CommandOperation = Exclude<CommandName, 'attach-file'>;

/** What the routes of all commands do; apart from the routes, since reading a complaint needs none of it. */
export const complaintCommands: Readonly<Record<CommandOperation, Handling>> = {
  'acknowledge-complaint': handlingBy(acknowledgeComplaint),
  'assign-complaint': handlingBy(assignComplaint, 'person'),
  'record-contact': handlingBy(recordContact),
  'classify-complaint': handling({ body: classifyCommand.input, useCase: classifyComplaint }),
  'record-findings': handling({
    body: recordFindings.input,
    useCase: complaintCommand(recordFindings, {
      names: (body) => fieldOf(fieldOf(body, 'responsible'), 'person'),
    }),
  }),
  'propose-solution': handlingBy(proposeSolution, 'responsible'),
  'approve-solution': handlingBy(approveSolution),
  'record-agreement': handlingBy(recordAgreement),
  'resolve-complaint': handling({ body: resolveCommand.input, useCase: resolveComplaint }),
  'verify-complaint': handlingBy(verifyComplaint),
  'record-remedy': handlingBy(recordRemedy),
  'record-payout': handlingBy(recordPayout),
  'record-letter': handlingBy(recordLetter),
  'record-concealment': handlingBy(recordConcealment, 'person'),
  'escalate-complaint': handlingBy(escalateComplaint),
  'withdraw-complaint': handlingBy(withdrawComplaint),
  'merge-complaint': mergeComplaintHandling,
  'reopen-complaint': handlingBy(reopenComplaint),
  'await-customer': handlingBy(awaitCustomer),
  'end-waiting': handlingBy(endWaiting),
  'add-note': handlingBy(addNote),
};

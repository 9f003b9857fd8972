import type { Command } from '../../shared/domain/complaint/command.ts';
import { acknowledgeComplaint } from '../../shared/domain/complaint/commands/acknowledge-complaint.ts';
import { approveSolution } from '../../shared/domain/complaint/commands/approve-solution.ts';
import { assignComplaint as assignCommand } from '../../shared/domain/complaint/commands/assign-complaint.ts';
import { proposeSolution } from '../../shared/domain/complaint/commands/propose-solution.ts';
import { recordAgreement } from '../../shared/domain/complaint/commands/record-agreement.ts';
import { recordContact } from '../../shared/domain/complaint/commands/record-contact.ts';
import { recordFindings } from '../../shared/domain/complaint/commands/record-findings.ts';
import { recordRemedy } from '../../shared/domain/complaint/commands/record-remedy.ts';
import { resolveComplaint as resolveCommand } from '../../shared/domain/complaint/commands/resolve-complaint.ts';
import { verifyComplaint } from '../../shared/domain/complaint/commands/verify-complaint.ts';
import { withdrawComplaint } from '../../shared/domain/complaint/commands/withdraw-complaint.ts';
import type { CommandName } from '../../shared/domain/complaint/transitions.ts';
import { type Handling, handling } from '../../shared/http/route.ts';
import { assignComplaint } from './assign-complaint.ts';
import { complaintCommand } from './complaint-command.ts';
import { resolveComplaint } from './resolve-complaint.ts';

function handlingBy<Input>(command: Command<Input>): Handling {
  return handling({ body: command.input, useCase: complaintCommand(command) });
}

/** What the routes of all commands do; apart from the routes, since reading a complaint needs none of it. */
export const complaintCommands: Readonly<Record<CommandName, Handling>> = {
  'acknowledge-complaint': handlingBy(acknowledgeComplaint),
  'assign-complaint': handling({ body: assignCommand.input, useCase: assignComplaint }),
  'record-contact': handlingBy(recordContact),
  'record-findings': handlingBy(recordFindings),
  'propose-solution': handlingBy(proposeSolution),
  'approve-solution': handlingBy(approveSolution),
  'record-agreement': handlingBy(recordAgreement),
  'resolve-complaint': handling({ body: resolveCommand.input, useCase: resolveComplaint }),
  'verify-complaint': handlingBy(verifyComplaint),
  'record-remedy': handlingBy(recordRemedy),
  'withdraw-complaint': handlingBy(withdrawComplaint),
};

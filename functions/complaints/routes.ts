import * as z from 'zod/mini';
import type { Action } from '../../shared/access.ts';
import type { Command } from '../../shared/domain/complaint/command.ts';
import { acknowledgeComplaint } from '../../shared/domain/complaint/commands/acknowledge-complaint.ts';
import { approveSolution } from '../../shared/domain/complaint/commands/approve-solution.ts';
import { assignComplaint as assignCommand } from '../../shared/domain/complaint/commands/assign-complaint.ts';
import { proposeSolution } from '../../shared/domain/complaint/commands/propose-solution.ts';
import { recordAgreement } from '../../shared/domain/complaint/commands/record-agreement.ts';
import { recordContact } from '../../shared/domain/complaint/commands/record-contact.ts';
import { recordFindings } from '../../shared/domain/complaint/commands/record-findings.ts';
import { recordRemedy } from '../../shared/domain/complaint/commands/record-remedy.ts';
import { resolveComplaint } from '../../shared/domain/complaint/commands/resolve-complaint.ts';
import { verifyComplaint } from '../../shared/domain/complaint/commands/verify-complaint.ts';
import { withdrawComplaint } from '../../shared/domain/complaint/commands/withdraw-complaint.ts';
import { type Route, route } from '../../shared/http/route.ts';
import { assignComplaint } from './assign-complaint.ts';
import { complaintCommand } from './complaint-command.ts';
import { complaintViewSchema } from './complaint-view.ts';
import { getComplaint } from './get-complaint.ts';
import { getRecord, getRecordQuery, recordPageSchema } from './get-record.ts';
import { complaintPageSchema, listComplaints, listComplaintsQuery } from './list-complaints.ts';
import { registerComplaint, registerComplaintBody } from './register-complaint.ts';

const ofComplaint = z.object({ id: z.string() });

function commandRoute<Input>(
  path: string,
  summary: string,
  action: Action,
  command: Command<Input>,
  useCase = complaintCommand(command),
): Route {
  return route({
    method: 'POST',
    path: `/complaints/{id}/${path}`,
    operation: command.name,
    summary,
    action,
    params: ofComplaint,
    body: command.input,
    answer: { status: 200, schema: complaintViewSchema },
    useCase,
  });
}

export const routes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/complaints',
    operation: 'register-complaint',
    summary: 'Register a complaint; its form, owner and deadlines follow at once',
    action: 'complaint:register',
    body: registerComplaintBody,
    answer: { status: 201, schema: complaintViewSchema },
    useCase: registerComplaint,
  }),
  route({
    method: 'GET',
    path: '/complaints',
    operation: 'list-complaints',
    summary: "A branch's complaints, newest first",
    action: 'complaint:list',
    query: listComplaintsQuery,
    answer: { status: 200, schema: complaintPageSchema },
    useCase: listComplaints,
  }),
  route({
    method: 'GET',
    path: '/complaints/{id}',
    operation: 'get-complaint',
    summary: 'One complaint with its tasks',
    action: 'complaint:read',
    params: ofComplaint,
    answer: { status: 200, schema: complaintViewSchema },
    useCase: getComplaint,
  }),
  route({
    method: 'GET',
    path: '/complaints/{id}/record',
    operation: 'get-record',
    summary: 'Who did what to a complaint, when, before and after; oldest first',
    action: 'complaint:read',
    params: ofComplaint,
    query: getRecordQuery,
    answer: { status: 200, schema: recordPageSchema },
    useCase: getRecord,
  }),
  commandRoute('acknowledgement', 'The owner signs for it', 'complaint:acknowledge', acknowledgeComplaint),
  commandRoute(
    'assignment',
    'Name the owner, or set the resolution deadline',
    'complaint:assign',
    assignCommand,
    assignComplaint,
  ),
  commandRoute(
    'contacts',
    'Record an attempt to speak with the customer',
    'complaint:contact',
    recordContact,
  ),
  commandRoute('findings', 'Record what the investigation found', 'complaint:investigate', recordFindings),
  commandRoute('solution', 'Propose a solution', 'complaint:propose', proposeSolution),
  commandRoute('approval', 'Approve a solution, or reject it', 'complaint:approve', approveSolution),
  commandRoute(
    'agreement',
    "Record the customer's answer to the solution",
    'complaint:agree',
    recordAgreement,
  ),
  commandRoute('resolution', 'Hand in the complete form: handled', 'complaint:resolve', resolveComplaint),
  commandRoute(
    'verification',
    "Record the care director's call after handling",
    'complaint:verify',
    verifyComplaint,
  ),
  commandRoute(
    'remedy',
    'Record cause and remedy of a promise that failed',
    'complaint:remedy',
    recordRemedy,
  ),
  commandRoute('withdrawal', 'The customer takes it back', 'complaint:withdraw', withdrawComplaint),
];

import * as z from 'zod/mini';
import { commandActions } from '../../shared/access.ts';
import { type Route, route } from '../../shared/http/route.ts';
import type { CommandOperation } from './complaint-commands.ts';

const ofComplaint = z.object({ id: z.string() });
const complaint = async () => (await import('./complaint-view.ts')).complaintViewSchema();

function commandRoute<Name extends CommandOperation>(
  operation: Name,
  path: string,
  summary: string,
): Route<Name> {
  return route({
    method: 'POST',
    path: `/complaints/{id}/${path}`,
    operation,
    summary,
    action: commandActions[operation],
    params: ofComplaint,
    answer: { status: 200, schema: complaint },
    load: async () => (await import('./complaint-commands.ts')).complaintCommands[operation],
  });
}

export const routes = [
  route({
    method: 'POST',
    path: '/complaints',
    operation: 'register-complaint',
    summary: 'Register a complaint; its form, owner and deadlines follow at once',
    action: 'complaint:register',
    answer: { status: 201, schema: complaint },
    load: () => import('./register-complaint.ts'),
  }),
  route({
    method: 'GET',
    path: '/complaints',
    operation: 'list-complaints',
    summary: "A branch's complaints, newest first",
    action: 'complaint:list',
    answer: {
      status: 200,
      schema: async () => (await import('./complaint-in-list.ts')).complaintPageSchema(),
    },
    load: () => import('./list-complaints.ts'),
  }),
  route({
    method: 'GET',
    path: '/complaints/{id}',
    operation: 'get-complaint',
    summary: 'One complaint with its tasks',
    action: 'complaint:read',
    params: ofComplaint,
    answer: { status: 200, schema: complaint },
    load: () => import('./get-complaint.ts'),
  }),
  route({
    method: 'GET',
    path: '/complaints/{id}/record',
    operation: 'get-record',
    summary: 'Who did what to a complaint, when, before and after; oldest first',
    action: 'complaint:read',
    params: ofComplaint,
    answer: { status: 200, schema: async () => (await import('./record-page.ts')).recordPageSchema() },
    load: () => import('./get-record.ts'),
  }),
  commandRoute('acknowledge-complaint', 'acknowledgement', 'The owner signs for it'),
  commandRoute('assign-complaint', 'assignment', 'Name the owner, or set the resolution deadline'),
  commandRoute('record-contact', 'contacts', 'Record an attempt to speak with the customer'),
  commandRoute(
    'classify-complaint',
    'classification',
    'Correct what was told at intake: category, priority, severe',
  ),
  commandRoute('record-findings', 'findings', 'Record what the investigation found'),
  commandRoute('propose-solution', 'solution', 'Propose a solution'),
  commandRoute('approve-solution', 'approval', 'Approve a solution, or reject it'),
  commandRoute('record-agreement', 'agreement', "Record the customer's answer to the solution"),
  commandRoute('resolve-complaint', 'resolution', 'Hand in the complete form: handled'),
  commandRoute('verify-complaint', 'verification', "Record the care director's call after handling"),
  commandRoute('record-remedy', 'remedy', 'Record cause and remedy of a promise that failed'),
  commandRoute('record-payout', 'payout', 'Record what finance has paid'),
  commandRoute('record-letter', 'letter', 'Keep what the customer was told in writing'),
  commandRoute('record-concealment', 'concealments', 'Record who kept it from their superior'),
  commandRoute('escalate-complaint', 'escalations', 'Hand it to the next level'),
  commandRoute('withdraw-complaint', 'withdrawal', 'The customer takes it back'),
  commandRoute('merge-complaint', 'merge', 'Merge a duplicate into the complaint it repeats'),
  commandRoute('reopen-complaint', 'reopening', 'Take a closed complaint up again'),
  commandRoute('await-customer', 'waiting', 'Stop the clocks: nothing goes on without the customer'),
  commandRoute('end-waiting', 'waiting/end', 'Let the clocks run on from where they stood'),
  commandRoute('add-note', 'notes', 'Put words into the record'),
  route({
    method: 'GET',
    path: '/scripts',
    operation: 'list-scripts',
    summary: 'What to say to a customer, by situation',
    action: 'script:list',
    answer: { status: 200, schema: async () => (await import('./script-page.ts')).scriptPageSchema() },
    load: () => import('./list-scripts.ts'),
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];

import * as z from 'zod/mini';
import { commandActions } from '../../shared/access.ts';
import { type Route, route } from '../../shared/http/route.ts';
import type { VisitOperation } from './visit-commands.ts';

const ofVisit = z.object({ id: z.string() });
const visit = async () => (await import('./visit-view.ts')).visitViewSchema();

function commandRoute<Name extends VisitOperation>(
  operation: Name,
  path: string,
  summary: string,
): Route<Name> {
  return route({
    method: 'POST',
    path: `/visits/{id}/${path}`,
    operation,
    summary,
    action: commandActions[operation],
    params: ofVisit,
    answer: { status: 200, schema: visit },
    load: async () => (await import('./visit-commands.ts')).visitCommands[operation],
  });
}

export const routes = [
  route({
    method: 'POST',
    path: '/visits',
    operation: 'register-visit',
    summary: 'Receive a customer of the workshop, or a call for help on site',
    action: 'visit:register',
    answer: { status: 201, schema: visit },
    load: () => import('./register-visit.ts'),
  }),
  route({
    method: 'GET',
    path: '/visits',
    operation: 'list-visits',
    summary: "A branch's visits, newest first",
    action: 'visit:list',
    answer: { status: 200, schema: async () => (await import('./visit-in-list.ts')).visitPageSchema() },
    load: () => import('./list-visits.ts'),
  }),
  route({
    method: 'GET',
    path: '/visits/{id}',
    operation: 'get-visit',
    summary: 'One visit with its steps and its calls',
    action: 'visit:read',
    params: ofVisit,
    answer: { status: 200, schema: visit },
    load: () => import('./get-visit.ts'),
  }),
  commandRoute('record-diagnosis', 'diagnosis', 'Record what was found, and quote the work'),
  commandRoute('start-work', 'workshop', 'The vehicle is in the workshop'),
  commandRoute('ask-extra-work', 'extra-work', 'Ask the customer about work beyond what was agreed'),
  commandRoute('answer-extra-work', 'extra-work-answers', "Record the customer's answer to extra work"),
  commandRoute('complete-work', 'completion', 'The work is done and checked'),
  commandRoute('tell-customer', 'customer-notice', 'The customer was told that the vehicle is ready'),
  commandRoute(
    'hand-back-visit',
    'hand-back',
    'The vehicle goes back to the customer; the call follows at once',
  ),
  commandRoute('record-arrival', 'arrival', 'Somebody is with the customer on site'),
  commandRoute('record-delay', 'delay', 'It cannot be finished as promised'),
  route({
    method: 'GET',
    path: '/sampling/{branchId}/{month}',
    operation: 'get-sampling',
    summary: "How a month's visits were chosen for a call",
    action: 'sampling:read',
    params: z.object({ branchId: z.string(), month: z.string() }),
    answer: { status: 200, schema: async () => (await import('./sampling-view.ts')).samplingViewSchema() },
    load: () => import('./get-sampling.ts'),
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];

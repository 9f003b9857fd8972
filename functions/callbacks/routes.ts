import * as z from 'zod/mini';
import { commandActions } from '../../shared/access.ts';
import { type Route, route } from '../../shared/http/route.ts';

const ofCallback = z.object({ id: z.string() });
const callback = async () => (await import('./callback-view.ts')).callbackViewSchema();

export const routes = [
  route({
    method: 'GET',
    path: '/callbacks',
    operation: 'list-callbacks',
    summary: "A branch's callbacks by due time, or the calls to make on a day",
    action: 'callback:list',
    answer: {
      status: 200,
      schema: async () => (await import('./callback-in-list.ts')).callbackPageSchema(),
    },
    load: () => import('./list-callbacks.ts'),
  }),
  route({
    method: 'GET',
    path: '/callbacks/{id}',
    operation: 'get-callback',
    summary: 'One callback with what to say and what has happened',
    action: 'callback:read',
    params: ofCallback,
    answer: {
      status: 200,
      schema: async () => (await import('./callback-at-hand.ts')).callbackAtHandSchema(),
    },
    load: () => import('./get-callback.ts'),
  }),
  route({
    method: 'POST',
    path: '/callbacks/{id}/attempts',
    operation: 'record-attempt',
    summary: 'Record an attempt to call the customer',
    action: commandActions['record-attempt'],
    params: ofCallback,
    answer: { status: 200, schema: callback },
    load: () => import('./record-attempt.ts'),
  }),
  route({
    method: 'POST',
    path: '/callbacks/{id}/phone',
    operation: 'give-number',
    summary: "Give the customer's new telephone number",
    action: commandActions['give-number'],
    params: ofCallback,
    answer: { status: 200, schema: callback },
    load: () => import('./give-number.ts'),
  }),
  route({
    method: 'POST',
    path: '/callbacks/{id}/letter',
    operation: 'record-call-letter',
    summary: 'Record the letter that belongs to a call',
    action: commandActions['record-call-letter'],
    params: ofCallback,
    answer: { status: 200, schema: callback },
    load: () => import('./record-call-letter.ts'),
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];

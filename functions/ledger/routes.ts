import * as z from 'zod/mini';
import { commandActions } from '../../shared/access.ts';
import { type Route, route } from '../../shared/http/route.ts';

const ofEntry = z.object({ id: z.string() });
const entry = async () => (await import('./contract.ts')).entry;

export const routes = [
  route({
    method: 'POST',
    path: '/ledger',
    operation: 'propose-entry',
    summary: 'Propose a reward or a penalty',
    action: 'ledger:propose',
    answer: { status: 201, schema: entry },
    load: () => import('./propose-entry.ts'),
  }),
  route({
    method: 'GET',
    path: '/ledger',
    operation: 'list-entries',
    summary: "A branch's rewards and penalties, newest first",
    action: 'ledger:list',
    answer: { status: 200, schema: async () => (await import('./contract.ts')).entryPage },
    load: () => import('./list-entries.ts'),
  }),
  route({
    method: 'GET',
    path: '/ledger/{id}',
    operation: 'get-entry',
    summary: 'A reward or a penalty',
    action: 'ledger:read',
    params: ofEntry,
    answer: { status: 200, schema: entry },
    load: () => import('./get-entry.ts'),
  }),
  route({
    method: 'POST',
    path: '/ledger/{id}/decision',
    operation: 'decide-entry',
    summary: 'Confirm or drop a reward or a penalty',
    action: commandActions['decide-entry'],
    params: ofEntry,
    answer: { status: 200, schema: entry },
    load: () => import('./decide-entry.ts'),
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];

import * as z from 'zod/mini';
import { commandActions } from '../../shared/access.ts';
import { handling, type Route, route } from '../../shared/http/route.ts';

const ofEntry = z.object({ id: z.string() });
const entry = async () => (await import('./entry-view.ts')).entryViewSchema();

export const routes = [
  route({
    method: 'POST',
    path: '/ledger',
    operation: 'propose-entry',
    summary: 'Propose a reward or a penalty',
    action: 'ledger:propose',
    answer: { status: 201, schema: entry },
    async load() {
      const { proposeEntry, proposeEntryBody } = await import('./propose-entry.ts');
      return handling({ body: proposeEntryBody, useCase: proposeEntry });
    },
  }),
  route({
    method: 'GET',
    path: '/ledger',
    operation: 'list-entries',
    summary: "A branch's rewards and penalties, newest first",
    action: 'ledger:list',
    answer: { status: 200, schema: async () => (await import('./entry-view.ts')).entryPageSchema() },
    async load() {
      const { listEntries, listEntriesQuery } = await import('./list-entries.ts');
      return handling({ query: listEntriesQuery, useCase: listEntries });
    },
  }),
  route({
    method: 'GET',
    path: '/ledger/{id}',
    operation: 'get-entry',
    summary: 'A reward or a penalty',
    action: 'ledger:read',
    params: ofEntry,
    answer: { status: 200, schema: entry },
    load: async () => handling({ useCase: (await import('./get-entry.ts')).getEntry }),
  }),
  route({
    method: 'POST',
    path: '/ledger/{id}/decision',
    operation: 'decide-entry',
    summary: 'Confirm or drop a reward or a penalty',
    action: commandActions['decide-entry'],
    params: ofEntry,
    answer: { status: 200, schema: entry },
    async load() {
      const { decideEntry, decideEntryBody } = await import('./decide-entry.ts');
      return handling({ body: decideEntryBody, useCase: decideEntry });
    },
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];

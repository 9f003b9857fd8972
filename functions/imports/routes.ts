import * as z from 'zod/mini';
import { type Route, route } from '../../shared/http/route.ts';

export const routes = [
  route({
    method: 'POST',
    path: '/imports',
    operation: 'register-import',
    summary: 'Announce a file of customers, deliveries or visits, and get a form to send it with',
    costly: true,
    action: 'import:register',
    answer: {
      status: 201,
      schema: async () => (await import('./import-view.ts')).registeredImportSchema(),
    },
    load: () => import('./register-import.ts'),
  }),
  route({
    method: 'GET',
    path: '/imports',
    operation: 'list-imports',
    summary: "A branch's imports, newest first",
    action: 'import:list',
    answer: { status: 200, schema: async () => (await import('./import-in-list.ts')).importPageSchema() },
    load: () => import('./list-imports.ts'),
  }),
  route({
    method: 'GET',
    path: '/imports/{id}',
    operation: 'get-import',
    summary: 'How far an import has come, and the rows that could not be taken',
    action: 'import:read',
    params: z.object({ id: z.string() }),
    answer: { status: 200, schema: async () => (await import('./import-view.ts')).importViewSchema() },
    load: () => import('./get-import.ts'),
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];

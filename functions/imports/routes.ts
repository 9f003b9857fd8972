import * as z from 'zod/mini';
import { handling, type Route, route } from '../../shared/http/route.ts';

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
    async load() {
      const { registerImport, registerImportBody } = await import('./register-import.ts');
      return handling({ body: registerImportBody, useCase: registerImport });
    },
  }),
  route({
    method: 'GET',
    path: '/imports',
    operation: 'list-imports',
    summary: "A branch's imports, newest first",
    action: 'import:list',
    answer: { status: 200, schema: async () => (await import('./import-in-list.ts')).importPageSchema() },
    async load() {
      const { listImports, listImportsQuery } = await import('./list-imports.ts');
      return handling({ query: listImportsQuery, useCase: listImports });
    },
  }),
  route({
    method: 'GET',
    path: '/imports/{id}',
    operation: 'get-import',
    summary: 'How far an import has come, and the rows that could not be taken',
    action: 'import:read',
    params: z.object({ id: z.string() }),
    answer: { status: 200, schema: async () => (await import('./import-view.ts')).importViewSchema() },
    async load() {
      const { getImport, getImportQuery } = await import('./get-import.ts');
      return handling({ query: getImportQuery, useCase: getImport });
    },
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];

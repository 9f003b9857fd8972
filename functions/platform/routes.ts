import * as z from 'zod/mini';
import { openRoute, type Route } from '../../shared/http/route.ts';
import { getHealth } from './get-health.ts';

export const routes = [
  openRoute({
    path: '/health',
    operation: 'get-health',
    summary: 'Whether the service and its table answer',
    answer: { status: 200, schema: () => z.object({ status: z.literal('ok') }) },
    respond: getHealth,
  }),
  openRoute({
    path: '/openapi.json',
    operation: 'get-openapi',
    summary: 'This contract as an OpenAPI 3.1 document',
    costly: true,
    answer: { status: 200, schema: () => z.record(z.string(), z.unknown()) },
    // Only this answer needs every area's routes, so nothing else waits for them.
    respond: async () => await (await import('./openapi.ts')).openApiDocument(),
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];

import * as z from 'zod/mini';
import { problemSchema } from '../../shared/http/problem.ts';
import { handlingOf, type Route } from '../../shared/http/route.ts';
import { routes } from '../routes.ts';

/** The contract as OpenAPI 3.1, made from the routes themselves. */
export async function openApiDocument(): Promise<Record<string, unknown>> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Dealer Care',
      version: '1',
      description: 'Complaints, their deadlines and escalations, and the monthly figures of a dealer group.',
    },
    security: [{ token: [] }],
    paths: await paths(),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: jsonSchema(problemSchema, 'output') },
    },
  };
}

async function paths(): Promise<Record<string, Record<string, unknown>>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = paths[route.path] ?? {};
    path[route.method.toLowerCase()] = await operation(route);
    paths[route.path] = path;
  }
  return paths;
}

async function operation(route: Route): Promise<Record<string, unknown>> {
  const { status, schema } = route.answer;
  const { query, body } = route.action === 'open' ? {} : await handlingOf(route);
  return {
    operationId: route.operation,
    summary: route.summary,
    ...(route.action === 'open' && { security: [] }),
    parameters: parameters(route, query),
    ...(body && { requestBody: { required: true, content: json(jsonSchema(body, 'input')) } }),
    responses: {
      [status]: { description: 'Done', content: json(jsonSchema(await schema(), 'output')) },
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parameters(route: Route, querySchema: z.ZodMiniType | undefined): unknown[] {
  const named = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const query = querySchema && jsonSchema(querySchema, 'input');
  const required = (query?.required ?? []) as string[];
  const asked = Object.entries((query?.properties ?? {}) as Record<string, unknown>).map(
    ([name, schema]) => ({
      name,
      in: 'query',
      required: required.includes(name),
      schema,
    }),
  );
  const text = { schema: { type: 'string' } };
  const headers =
    route.method === 'GET'
      ? []
      : [
          { name: 'Idempotency-Key', in: 'header', ...text },
          ...(route.path.startsWith('/complaints/{id}') ? [{ name: 'If-Match', in: 'header', ...text }] : []),
        ];
  return [...named, ...asked, ...headers];
}

function json(schema: unknown) {
  return { 'application/json': { schema } };
}

function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

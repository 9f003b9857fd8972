import type * as z from 'zod/mini';
import { type Action, access, type Scope } from '../../shared/access.ts';
import { type Role, roleLabels } from '../../shared/domain/roles.ts';
import type { AnswerHeader, ContentDocs, OperationDocs } from '../../shared/http/documentation.ts';
import type { Route } from '../../shared/http/route.ts';
import { areaDescriptions, documentation, namedSchemas } from '../documentation.ts';
import { type Area, areas } from '../routes.ts';
import { componentName } from './component-names.ts';
import { formContents, formHeaders, formHeadersTold, formInputs } from './forms.ts';
import type { Json } from './forms-of-schema.ts';
import { type SchemaBook, schemaBook } from './json-schema.ts';
import { problemNamed, problemResponses, refusalsOf } from './problem-responses.ts';
import { type Operation, withSharedParameters } from './shared-parameters.ts';

let document: Promise<Json> | undefined;

/** The contract as OpenAPI 3.1, made once from the routes themselves. */
export function openApiDocument(): Promise<Json> {
  document ??= build();
  return document;
}

async function build(): Promise<Json> {
  const book = schemaBook({ ...namedSchemas, Problem: problemNamed });
  const names = Object.keys(areas) as Area[];
  // Bodies and answers get their names as operations are told.
  const { paths, parameters } = withSharedParameters(await pathsOf(names, book));
  return {
    openapi: '3.1.0',
    info: { title: 'Dealer Care', version: '1', description: about },
    servers: [{ url: '/' }],
    tags: names.map((name) => ({ name, description: areaDescriptions[name] })),
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'The access token of the configured OIDC issuer. It says who somebody is; what they may do stands in the system’s own directory.',
        },
      },
      schemas: book.components(),
      parameters,
      responses: problemResponses,
      headers: answerHeaders,
    },
  };
}

const about = `Complaints, their deadlines and escalations, and the monthly figures of a dealer group.

- JSON in UTF-8. A field that an operation does not know is refused. A body has at most 256 KB; an empty one counts as \`{}\`.
- Times are RFC 3339 with an offset. Any offset is taken; answers use that of the branch.
- Ids are opaque. What people say to each other is the \`number\`, such as \`SH01-2026-00017\`.
- What lies outside the caller’s branches, group or region is answered with 404, as what does not exist.
- On AWS the gateway may answer 429 (too many requests) itself, with a plain \`{"message": …}\`.`;

const answerHeaders: Readonly<Record<AnswerHeader, Json>> & typeof formHeadersTold = {
  ...formHeadersTold,
  ETag: {
    description: 'The version of what is answered, to be sent as `If-Match`.',
    schema: { type: 'string' },
    example: '"4"',
  },
  Location: {
    description: 'The path of what was made.',
    schema: { type: 'string', format: 'uri-reference' },
    example: '/complaints/cmp.demo.sh01.k3v9x2m7q8b1c5d0',
  },
};

async function pathsOf(names: readonly Area[], book: SchemaBook) {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const area of names) {
    for (const route of areas[area]) {
      const path = paths[route.path] ?? {};
      path[route.method.toLowerCase()] = await operation(route, area, documentation[route.operation], book);
      paths[route.path] = path;
    }
  }
  return paths;
}

async function operation(
  route: Route,
  area: Area,
  docs: OperationDocs,
  book: SchemaBook,
): Promise<Operation> {
  const { status, schema } = route.answer;
  const { query, body } = route.action === 'open' ? {} : await route.load();
  const { answer } = docs;
  const name = componentName(route.operation);
  return {
    operationId: route.operation,
    tags: [area],
    summary: route.summary,
    description: description(route, docs),
    ...(route.action === 'open' && { security: [] }),
    parameters: [
      ...(route.action === 'open' ? [] : inputs('path', route.params, docs, book)),
      ...inputs('query', query, docs, book),
      ...formInputs(route, book),
      ...headers(route, docs),
    ],
    ...(body && {
      requestBody: {
        required: true,
        content: json(book.contentOf(`${name}Body`, body, 'input', docs.body?.fields), docs.body),
      },
    }),
    responses: {
      [status]: {
        description: answer.description,
        ...headersTold([...(answer.headers ?? []), ...formHeaders(route)]),
        content: {
          ...json(book.contentOf(`${name}Answer`, await schema(), 'output', answer.fields), answer),
          ...formContents(route),
        },
      },
      ...refusalsOf(route, docs.refusals),
    },
  };
}

function headersTold(names: readonly string[]): Json {
  const told = names.map((name) => [name, { $ref: `#/components/headers/${name}` }]);
  return told.length > 0 ? { headers: Object.fromEntries(told) } : {};
}

function description(route: Route, { description, rules }: OperationDocs): string {
  return [
    description,
    `**Who may call it:** ${route.action === 'open' ? 'anybody, without a token' : callers(route.action)}.`,
    ...(rules.length > 0 ? [`**Rules:** ${rules.join(', ')}.`] : []),
  ].join('\n\n');
}

const reach: Readonly<Record<Scope, string>> = {
  deployment: 'in the whole deployment',
  branch: 'at their branches',
  owned: 'where they own the complaint',
  involved: 'where they own the complaint or have something to do for it',
  above: 'where they own the complaint or stand above who does',
  group: 'in the whole group',
  region: 'in their region',
  escalated: 'in their region, once it was escalated to it',
  own: 'for what is their own',
};

/** By the access table: the roles of each reach. */
function callers(action: Action): string {
  const grants = Object.entries(access[action]) as [Role, Scope][];
  return (Object.keys(reach) as Scope[])
    .map((scope) => ({ scope, roles: grants.filter(([, granted]) => granted === scope) }))
    .filter(({ roles }) => roles.length > 0)
    .map(({ scope, roles }) => {
      const names = roles.map(([role]) => `\`${role}\` (${roleLabels[role]})`);
      return `${names.join(', ')} ${reach[scope]}`;
    })
    .join('; ');
}

function inputs(
  place: 'path' | 'query',
  schema: z.ZodMiniType | undefined,
  docs: OperationDocs,
  book: SchemaBook,
): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = book.schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...docs.parameters?.[name],
    schema: field,
  }));
}

const idempotencyKey: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Lets the request be sent again: for 24 hours the same caller, path, key and body get the first answer, and nothing happens twice.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  example: '0b6f6a0e-5a53-4f0e-9a53-8d1f6f0f2c11',
};

const ifMatch: Json = {
  name: 'If-Match',
  in: 'header',
  description:
    'The `ETag` of the version that the command is meant for. Left out: it applies to the current one.',
  schema: { type: 'string' },
  example: '"3"',
};

function headers({ method }: Route, { refusals }: OperationDocs): Json[] {
  return [...(method === 'POST' ? [idempotencyKey] : []), ...(refusals.includes('stale') ? [ifMatch] : [])];
}

function json(schema: Json, docs: ContentDocs | undefined): Json {
  return { 'application/json': { schema, examples: docs?.examples ?? {} } };
}

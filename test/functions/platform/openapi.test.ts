import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { openApiDocument } from '../../../functions/platform/openapi.ts';
import { routes } from '../../../functions/routes.ts';
import { access } from '../../../shared/access.ts';
import { commandNames } from '../../../shared/domain/complaint/transitions.ts';
import { visitCommandNames } from '../../../shared/domain/visit/transitions.ts';
import { type ProblemCode, problems } from '../../../shared/http/problem.ts';
import { problemType } from '../../../shared/http/problem-answer.ts';
import { problemSchema } from '../../../shared/http/problem-schema.ts';
import { type Route, renditionsOf } from '../../../shared/http/route.ts';
import { misfits, misfitsOf } from '../../support/openapi.ts';

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly [keyword: string]: unknown;
}
interface Content {
  readonly schema: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly summary: string; readonly value: unknown }>>;
}
interface Response {
  readonly $ref?: string;
  readonly description: string;
  readonly headers?: Readonly<Record<string, object>>;
  readonly content: Readonly<Record<string, Content>>;
}
interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly description: string;
  readonly example: unknown;
  readonly schema: Schema;
}
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, Response>>;
}
interface Document {
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly responses: Readonly<Record<string, Response>>;
  };
}

// As callers get it.
const text = JSON.stringify(await openApiDocument());
const document = JSON.parse(text) as Document;

function operationOf({ path, method }: Route): Operation {
  const operation = document.paths[path]?.[method.toLowerCase()];
  if (!operation) throw new Error(`the document has no ${method} ${path}`);
  const parameters = operation.parameters.map((one) => resolved(one, document.components.parameters));
  return { ...operation, parameters };
}

/** What is meant, wherever it stands. */
function resolved<T extends { readonly $ref?: string }>(value: T, among: Readonly<Record<string, T>>): T {
  const name = value.$ref?.split('/').at(-1);
  return name === undefined ? value : (among[name] ?? value);
}

function schemaOf(schema: Schema | undefined): Schema {
  return resolved(schema ?? {}, document.components.schemas);
}

function contentOf(content: Readonly<Record<string, Content>> | undefined): Content | undefined {
  return content?.['application/json'];
}

function examplesIn(content: Content | undefined): unknown[] {
  return Object.values(content?.examples ?? {}).map(({ value }) => value);
}

/** What people do with anything but a complaint, named by its version if they like. */
const otherCommands: readonly string[] = [
  ...visitCommandNames,
  'record-attempt',
  'record-call-letter',
  'give-number',
  'move-campaign',
  'cancel-campaign',
  'start-emergency-plan',
  'end-emergency-plan',
  'revise-emergency-plan',
  'change-number',
  'remark-on-focus',
  'sign-report-off',
  'decide-entry',
  'complete-improvement',
  'erase-customer',
  'change-staff',
  'end-staff',
];

/** The same where no state forbids it. */
const alwaysAllowed = [
  'change-customer',
  'change-vehicle',
  'record-no-calls',
  'set-policy',
  'restore-policy',
  'change-brand',
  'change-region',
  'change-group',
  'change-branch',
];

/** Those whose body names the branch. */
const namesBranch = [
  'register-complaint',
  'register-delivery',
  'register-visit',
  'start-campaign',
  'name-stand-in',
  'register-import',
  'register-emergency-plan',
  'register-recount',
  'propose-entry',
  'open-improvement',
  'enter-review',
];

/**
 * A form for a file is given where the command is allowed that the file is for; what comes once a day at most is
 * refused the second time, and so is a plan where there is one; what is set up is refused an id or an identity that
 * another one has.
 */
const mayBeTooMany = [
  'request-upload',
  'register-delivery',
  'register-visit',
  'register-emergency-plan',
  'register-brand',
  'register-region',
  'register-group',
  'register-branch',
  'enter-staff',
];

/** Parameters of which a request has one. */
const alternatives: Readonly<Record<string, readonly string[]>> = { 'list-customers': ['plate', 'vin'] };

const cases = routes.map((route) => [route.operation, route] as const);

test('it is a valid OpenAPI 3.1 document', async () => {
  const result = await new Validator().validate(JSON.parse(text));
  expect(result.errors).toBeUndefined();
  expect(result.valid).toBe(true);
});

test('it is built once', () => {
  expect(openApiDocument()).toBe(openApiDocument());
});

test('every reference leads somewhere', () => {
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path);
  const astray = references.filter(
    (path) =>
      path
        .split('/')
        .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document) ===
      undefined,
  );
  expect(references.length).toBeGreaterThan(100);
  expect(astray).toEqual([]);
  expect(text.match(/"\$ref":"(?!#\/components\/)/)).toBeNull();
});

test('every field of every schema says what it is', () => {
  const silent: string[] = [];
  const visit = (value: unknown, at: string) => {
    if (typeof value !== 'object' || value === null) return;
    const { properties } = value as Schema;
    for (const [name, field] of Object.entries(properties ?? {})) {
      if (!field.description) silent.push(`${at}/${name}`);
    }
    for (const [key, part] of Object.entries(value)) {
      // Beside properties, `anyOf` and `allOf` say which of them belong together.
      const skipped = properties ? ['example', 'examples', 'anyOf', 'allOf'] : ['example', 'examples'];
      if (!skipped.includes(key)) visit(part, `${at}/${key}`);
    }
  };
  visit(document, '');
  for (const { name } of document.tags) expect(name).toMatch(/^\w+$/);
  expect(silent).toEqual([]);
});

test('every object says which fields it has, and that it has no others', () => {
  const open: string[] = [];
  const visit = (value: unknown, at: string) => {
    if (typeof value !== 'object' || value === null) return;
    const { properties, additionalProperties } = value as Schema;
    if (properties && additionalProperties !== false) open.push(at);
    for (const [key, part] of Object.entries(value)) {
      if (key !== 'example' && key !== 'examples') visit(part, `${at}/${key}`);
    }
  };
  visit(document, '');
  expect(open).toEqual([]);
});

test('what comes in several forms is told apart by a field', () => {
  const { schemas } = document.components;
  const told = Object.entries(schemas).flatMap(([name, { discriminator }]) =>
    discriminator ? [[name, (discriminator as { propertyName: string }).propertyName] as const] : [],
  );
  expect(Object.fromEntries(told)).toMatchObject({
    RecordAttemptBody: 'outcome',
    CallbackAttempt: 'outcome',
    RecordContactBody: 'outcome',
    RecordFindingsBody: 'finding',
    RegisterComplaintBody: 'channel',
    Complaint: 'status',
    ComplaintTask: 'state',
    Visit: 'status',
    EmergencyPlan: 'status',
    Improvement: 'state',
    LedgerEntry: 'state',
    Import: 'status',
    SignOff: 'state',
  });
  for (const [name, by] of told) {
    const { oneOf, discriminator } = schemas[name] as unknown as {
      oneOf: readonly { $ref: string }[];
      discriminator: { mapping: Readonly<Record<string, string>> };
    };
    const valuesOf = ({ const: only, enum: several }: Schema = {}) => several ?? [only];
    const mapped = oneOf.flatMap(({ $ref }) =>
      (valuesOf(schemaOf({ $ref }).properties?.[by]) as string[]).map((value) => [value, $ref]),
    );
    expect(discriminator.mapping).toEqual(Object.fromEntries(mapped));
    expect(mapped).toHaveLength(Object.keys(discriminator.mapping).length);
  }
});

test('bodies and answers have names', () => {
  for (const route of routes) {
    const { requestBody, responses } = operationOf(route);
    const contents = [requestBody?.content, responses[route.answer.status]?.content];
    const inline = contents.map(contentOf).filter((content) => content && !content.schema.$ref);
    expect({ operation: route.operation, inline }).toEqual({ operation: route.operation, inline: [] });
  }
});

test('it takes no more than 860 KB: what repeats stands once', () => {
  expect(Buffer.byteLength(text)).toBeLessThan(860_000);
});

describe.each(cases)('%s', (_, route) => {
  const operation = operationOf(route);
  const success = operation.responses[route.answer.status];

  test('says what it does, who may call it, and where it belongs', () => {
    expect(operation.operationId).toBe(route.operation);
    expect(operation.summary).toBe(route.summary);
    expect(operation.description.length).toBeGreaterThan(60);
    expect(document.tags.map(({ name }) => name)).toEqual(expect.arrayContaining([...operation.tags]));
    expect(operation.tags).toHaveLength(1);
    if (route.action === 'open') {
      expect(operation.description).toContain('anybody, without a token');
    } else {
      const [, callers = ''] = /Who may call it:\*\* (.*)/.exec(operation.description) ?? [];
      const named = [...callers.matchAll(/`(\w+)`/g)].map(([, role]) => role);
      expect(named.toSorted()).toEqual(Object.keys(access[route.action]).toSorted());
    }
  });

  test('has a body with examples that fit, exactly where it takes one', async () => {
    const body = route.action === 'open' ? undefined : (await route.load()).body;
    expect(operation.requestBody !== undefined).toBe(body !== undefined);
    if (!body) return;
    const examples = examplesIn(contentOf(operation.requestBody?.content));
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      expect(await body.safeParseAsync(example)).toMatchObject({ success: true });
      expect(misfits(route, 'body', example)).toEqual([]);
    }
  });

  test('has answers with examples that fit', async () => {
    const schema = await route.answer.schema();
    const examples = examplesIn(contentOf(success?.content));
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      expect(schema.safeParse(example)).toMatchObject({ success: true });
      expect(misfits(route, route.answer.status, JSON.parse(JSON.stringify(example)))).toEqual([]);
    }
    expect(success?.description).toMatch(/\.$/);
    // What the record keeps of a change is as it is stored.
    const shown = JSON.stringify(examples, (name, value) => (name === 'changes' ? undefined : value));
    expect(shown).not.toMatch(/"\d{4}-\d\d-\d\dT[^"]*Z"/);
  });

  test('has parameters with words and examples', async () => {
    for (const { name, description, example, schema } of operation.parameters) {
      expect({ name, description, example }).toEqual({
        name,
        description: expect.stringMatching(/\.$/),
        example: expect.anything(),
      });
      expect(schema).toEqual(expect.any(Object));
    }
    const namesIn = (place: string) =>
      operation.parameters.filter((one) => one.in === place).map(({ name }) => name);
    expect(namesIn('path')).toEqual([...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    if (route.action === 'open') return;
    const valuesIn = (place: string) =>
      Object.fromEntries(
        operation.parameters
          .filter((one) => one.in === place && !alternatives[route.operation]?.includes(one.name))
          .filter(({ name }) => !renditionsOf(route) || !['format', 'lang'].includes(name))
          .map(({ name, example }) => [name, example]),
      );
    const { query } = await route.load();
    if (query) expect(await query.safeParseAsync(valuesIn('query'))).toMatchObject({ success: true });
    if (route.params) expect(route.params.safeParse(valuesIn('path'))).toMatchObject({ success: true });
  });

  test('says how it can be refused', () => {
    const statuses = Object.keys(operation.responses)
      .map(Number)
      .filter((status) => status >= 400);
    const known = new Map(
      (Object.entries(problems) as [ProblemCode, (typeof problems)[ProblemCode]][]).map(
        ([code, [status]]) => [status as number, code],
      ),
    );
    expect(statuses.filter((status) => !known.has(status))).toEqual([]);
    for (const status of statuses) {
      const code = known.get(status) as ProblemCode;
      const name = operation.responses[status]?.$ref?.split('/').at(-1) ?? '';
      const example = document.components.responses[name]?.content['application/problem+json']?.example;
      expect(example).toMatchObject({ type: problemType(code), status, title: problems[code][1] });
    }
    const mayBeForbidden = [...commandNames, ...otherCommands].includes(route.operation);
    const isCommand = mayBeForbidden || alwaysAllowed.includes(route.operation);
    expect(statuses).toEqual([
      ...(route.action === 'open' ? [] : [400, 401, 403]),
      ...(/\{|branchId/.test(JSON.stringify([route.path, operation.parameters.map(({ name }) => name)])) ||
      namesBranch.includes(route.operation)
        ? [404]
        : []),
      ...(renditionsOf(route) ? [406] : []),
      ...(mayBeForbidden || mayBeTooMany.includes(route.operation) ? [409] : []),
      ...(isCommand ? [412] : []),
      ...(route.method === 'GET' ? [] : [413]),
      ...(route.method === 'POST' ? [422] : []),
      ...(route.action === 'open' ? [] : [429]),
      500,
      ...(route.operation === 'get-openapi' ? [] : [503]),
    ]);
    expect(operation.parameters.some(({ name }) => name === 'If-Match')).toBe(isCommand);
    expect(operation.parameters.some(({ name }) => name === 'Idempotency-Key')).toBe(route.method === 'POST');
  });
});

test('a route with more forms than JSON lists them, how to ask for them, and their headers', () => {
  const forms = routes.filter((route) => renditionsOf(route));
  expect(forms.map(({ operation }) => operation)).toEqual(
    expect.arrayContaining([
      'get-monthly-report',
      'get-regional-report',
      'get-group-report',
      'get-yearly-report',
      'get-regional-yearly-report',
      'get-group-yearly-report',
      'get-persons-report',
    ]),
  );
  for (const route of forms) {
    const { parameters, responses } = operationOf(route);
    expect(Object.keys(responses[200]?.content ?? {})).toEqual([
      'application/json',
      'text/html',
      'text/csv',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
    expect(Object.keys(responses[200]?.headers ?? {})).toEqual(
      expect.arrayContaining(['Content-Disposition', 'Content-Language']),
    );
    const asked = parameters
      .filter((one) => one.in === 'query')
      .map(({ name, schema }) => [name, schema.enum]);
    expect(asked).toEqual(
      expect.arrayContaining([
        ['format', ['json', 'html', 'csv', 'xlsx']],
        ['lang', ['zh', 'en']],
      ]),
    );
  }
});

test('every kind of refusal has an example that fits, and one names what is allowed', () => {
  const examples = Object.values(document.components.responses).map(
    ({ content }) => content['application/problem+json']?.example,
  );
  expect(examples).toHaveLength(Object.keys(problems).length);
  for (const example of examples) expect(problemSchema.safeParse(example)).toMatchObject({ success: true });
  const notAllowed = document.components.responses.NotAllowed?.content['application/problem+json']?.example;
  expect(notAllowed).toMatchObject({ allowed: expect.arrayContaining(['record-contact']) });
});

describe('limits that a refinement checks stand in the schema', () => {
  /** @param form which of the forms that it comes in */
  const bodyOf = (operation: string, form = '') => {
    const route = routes.find((one) => one.operation === operation);
    const { $ref } = contentOf(route && operationOf(route).requestBody?.content)?.schema ?? {};
    return schemaOf({ $ref: `${$ref}${form}` });
  };

  test('of texts', () => {
    const { properties = {} } = bodyOf('register-complaint', 'ByChannel');
    const text = { type: 'string', minLength: 1, pattern: '\\S' };
    expect(properties.description).toMatchObject({ ...text, maxLength: 10_000 });
    expect(properties.demand).toMatchObject({ ...text, maxLength: 2_000 });
    const customer = schemaOf(properties.customer).properties;
    expect(customer?.name).toMatchObject({ ...text, maxLength: 200 });
    expect(customer?.phone).toMatchObject({ maxLength: 40 });
    expect(properties.receivedAt).toMatchObject({ type: 'string', format: 'date-time' });
  });

  test('of what belongs together', () => {
    expect(bodyOf('classify-complaint')).toMatchObject({ minProperties: 1 });
    const approval = (body: object) => misfitsOf('#/components/schemas/ApproveSolutionBody', body).length;
    expect(approval({ approved: true })).toBe(0);
    expect(approval({ approved: false, reason: '成本过高' })).toBe(0);
    expect(approval({ approved: false })).toBeGreaterThan(0);
    const contact = (body: object) =>
      misfitsOf('#/components/schemas/RecordContactBody', { summary: '已致电', ...body }).length;
    expect(contact({ outcome: 'reached', progress: true })).toBe(0);
    expect(contact({ outcome: 'not_reached' })).toBe(0);
    expect(contact({ outcome: 'not_reached', progress: true })).toBeGreaterThan(0);
  });

  test('of a vehicle’s number, in either case', () => {
    const { vehicle } = bodyOf('register-complaint', 'ByChannel').properties ?? {};
    const vin = schemaOf(vehicle).properties?.vin;
    expect('lsvam4187c2184847').toMatch(new RegExp(String(vin?.pattern)));
    expect('LSVAM4187C218484I').not.toMatch(new RegExp(String(vin?.pattern)));
  });
});

test('what has a name is referred to by it', () => {
  const { schemas } = document.components;
  const answer = (path: string, method: string, status: number) =>
    contentOf(document.paths[path]?.[method]?.responses[status]?.content)?.schema;
  expect(answer('/complaints', 'post', 201)?.$ref).toBe('#/components/schemas/Complaint');
  expect(answer('/reports/monthly/{branchId}/{month}', 'get', 200)?.$ref).toBe(
    '#/components/schemas/MonthlyReport',
  );
  expect(schemas.ComplaintOpen?.properties?.owner?.$ref).toBe('#/components/schemas/Owner');
  const unused = Object.keys(schemas).filter((name) => !text.includes(`"#/components/schemas/${name}"`));
  expect(unused).toEqual([]);
});

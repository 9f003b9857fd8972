import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../functions/routes.ts';
import { type Caller, type Client, createClient } from './support/client.ts';
import { complaintBody } from './support/samples.ts';
import { plain, type SystemUnderTest } from './support/system-under-test.ts';

let system: SystemUnderTest;
let client: Client;
let director: Caller;

beforeAll(async () => {
  system = await plain.open();
  client = createClient(system);
  director = await client.as('care_director');
});
afterAll(() => system.close());

const byPath = Object.entries(Object.groupBy(routes, ({ path }) => path)).map(([path, ofPath = []]) => {
  const declared: readonly string[] = ofPath.map(({ method }) => method);
  const methods = [
    ...(declared.includes('GET') ? ['GET', 'HEAD'] : []),
    ...['POST', 'PUT'].filter((method) => declared.includes(method)),
    'OPTIONS',
  ];
  return { path, open: ofPath.some(({ action }) => action === 'open'), methods };
});

function ask(method: string, path: string, headers: Readonly<Record<string, string>> = {}) {
  const authorization = `Bearer ${director.token}`;
  return fetch(`${system.url}${path}`, { method, headers: { authorization, ...headers } });
}

describe.each(byPath)('$path', ({ path, open, methods }) => {
  const concrete = path.replaceAll(/\{\w+\}/g, 'x');

  test('tells its methods when asked for its options', async () => {
    const answer = await ask('OPTIONS', concrete);
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect(answer.headers.get('allow')?.split(', ')).toEqual(methods);
  });

  test('tells its methods to any other', async () => {
    for (const method of ['HEAD', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'QUERY']) {
      if (methods.includes(method)) continue;
      const answer = await ask(method, concrete);
      expect({ method, status: answer.status }).toEqual({ method, status: 405 });
      expect(answer.headers.get('allow')?.split(', ')).toEqual(methods);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      if (method === 'HEAD') continue;
      expect(await answer.json()).toEqual({
        type: 'urn:dealer-care:problem:method-not-allowed',
        title: 'Not to be asked by that method',
        status: 405,
        detail: `There is no ${method} here, but ${methods.join(', ')}.`,
        code: 'no_such_method',
        values: { method, methods },
        methods,
      });
    }
  });

  test('tells strangers nothing but what is open to them', async () => {
    for (const method of ['OPTIONS', 'DELETE']) {
      const { status } = await fetch(`${system.url}${concrete}`, { method });
      const told = method === 'OPTIONS' ? 204 : 405;
      expect({ method, status }).toEqual({ method, status: open ? told : 401 });
    }
  });
});

describe('HEAD', () => {
  const ofConnection = ['date', 'connection', 'keep-alive', 'transfer-encoding'];
  const headersOf = ({ headers }: Response) =>
    Object.fromEntries([...headers].filter(([name]) => !ofConnection.includes(name)));

  test('answers as GET does, without the body', async () => {
    const { body } = await director.post('/complaints', complaintBody());
    const forms = [`/complaints/${body.id}`, '/complaints', '/reports/monthly/demo.sh01/2026-11?format=csv'];
    for (const path of [...forms, '/health', `/complaints/${body.id}x`]) {
      const [got, head] = [await ask('GET', path), await ask('HEAD', path)];
      expect({ path, status: head.status }).toEqual({ path, status: got.status });
      const bytes = (await got.arrayBuffer()).byteLength;
      expect(headersOf(head)).toEqual({ ...headersOf(got), 'content-length': String(bytes) });
      expect((await head.arrayBuffer()).byteLength).toBe(0);
    }
  });

  test('is for whom GET is', async () => {
    const { token } = await client.as('finance');
    expect((await ask('HEAD', '/groups', { authorization: `Bearer ${token}` })).status).toBe(403);
    expect((await fetch(`${system.url}/complaints`, { method: 'HEAD' })).status).toBe(401);
  });

  test('is logged by the operation', async () => {
    await ask('HEAD', '/people');
    const lines = system.log as readonly { event: string; operation?: string }[];
    await expect.poll(() => lines.some(({ operation }) => operation === 'list-people')).toBe(true);
  });
});

test('what exists on one machine only has its methods, too', async () => {
  const answer = await ask('OPTIONS', '/_local/clock');
  expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
  expect((await ask('HEAD', '/_local/clock')).status).toBe(200);
  expect((await ask('DELETE', '/_local/tokens')).headers.get('allow')).toBe('POST, OPTIONS');
});

test.each(['GET', 'HEAD', 'OPTIONS', 'DELETE'])('%s of an unknown path finds nothing', async (method) => {
  expect((await ask(method, '/nowhere')).status).toBe(404);
  expect((await ask(method, '/complaints/x/nowhere')).status).toBe(404);
});

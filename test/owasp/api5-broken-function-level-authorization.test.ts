import { request } from 'node:http';
import { beforeAll, expect, test } from 'vitest';
import { routes } from '../../functions/routes.ts';
import { routeKey } from '../../shared/http/route.ts';
import { accessTable, type Things } from '../e2e/support/access-table.ts';
import { columns } from '../e2e/support/askers.ts';
import type { Caller } from '../e2e/support/client.ts';
import { claimsOf, signedByIssuer } from '../e2e/support/forged-tokens.ts';
import { running } from './support/running.ts';

const { client, system } = running(5);
const nothing = new Proxy({}, { get: () => 'x' }) as Things;
let people: Record<(typeof columns)[number], Caller>;

beforeAll(async () => {
  people = Object.fromEntries(
    await Promise.all(columns.map(async (role) => [role, await client.as(role)] as const)),
  ) as typeof people;
});

test('what is not for a role is refused before it is looked for, and before its body is judged', async () => {
  for (const [route, [{ path }, , letters]] of Object.entries(accessTable)) {
    const forbidden = columns.filter((_, at) => letters.replaceAll(' ', '')[at] === 'n');
    for (const role of forbidden) {
      const by = people[role];
      const query = path(nothing);
      const body = { nonsense: true };
      const answer = route.startsWith('GET')
        ? await by.get(query)
        : await (route.startsWith('PUT') ? by.put(query, body) : by.post<unknown>(query, body));
      expect({ route, role, status: answer.status }).toEqual({
        route,
        role,
        status: expect.toBeOneOf([403, 400]),
      });
      // Only the form of the address is judged first, which says nothing of what is there.
      if (answer.status === 400) expect(JSON.stringify(answer.body)).not.toContain('nonsense');
    }
  }
});

test('there is no other method than the declared ones, and none by another name', async () => {
  const declared = new Set(routes.map(routeKey));
  const paths = [...new Set(routes.map(({ path }) => path))];
  for (const path of paths) {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      if (declared.has(`${method} ${path}`)) continue;
      const concrete = path.replaceAll(/\{\w+\}/g, 'x');
      // A literal path such as `/notices/read` is another route than the one with a parameter there.
      if (routes.some((route) => route.method === method && fits(route.path, concrete))) continue;
      const { status } = await client.send(concrete, { method, token: people.group_admin.token });
      expect({ method, path, status }).toEqual({ method, path, status: 405 });
    }
  }
  const headers = {
    'x-http-method-override': 'PUT',
    'x-method-override': 'PUT',
    'x-original-url': '/recounts',
  };
  const answer = await client.send('/branches', { token: people.finance.token, headers });
  expect(answer.status).toBe(200);
});

function fits(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path);
}

test.each(['/Branches', '/branches/', '//branches', '/branches%00', '/branches;x=1'])(
  '%s is no other way to a route',
  async (path) => {
    expect(await rawStatus(path, people.finance.token)).toBe(404);
  },
);

test('a path that is tidied up is judged as the route it leads to', async () => {
  const imports = '/branches/../imports?branchId=demo.sh01';
  expect(await rawStatus(imports, people.finance.token)).toBe(403);
  expect(await rawStatus(imports, people.care_director.token)).toBe(200);
});

test('claims of a token grant nothing', async () => {
  const { token } = people.finance;
  const claims = {
    ...claimsOf(token),
    role: 'group_admin',
    roles: ['group_admin'],
    scope: 'admin recount:register',
    'cognito:groups': ['group_admin'],
    branchIds: ['demo.sh01'],
  };
  const raised = client.withToken(await signedByIssuer(system.dataDir, claims));
  expect((await raised.get('/customers?branchId=demo.sh01&phone=13800138000')).status).toBe(403);
  expect((await raised.post<unknown>('/recounts', { branchId: 'demo.sh01' })).status).toBe(403);
});

/** As it is spelled; `fetch` would tidy the path up. */
function rawStatus(path: string, token: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(system.url);
    request({ hostname, port, path, headers: { authorization: `Bearer ${token}` } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

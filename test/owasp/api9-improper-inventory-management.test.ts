import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { routes } from '../../functions/routes.ts';
import { routeKey } from '../../shared/http/route.ts';
import { running } from './support/running.ts';

const { client } = running(9);

interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { security?: unknown[] }>>>>;
}

test('the contract that the system gives out lists every route it answers, and no other', async () => {
  const { paths } = (await client.send<Contract>('/openapi.json')).body;
  const listed = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(listed.toSorted()).toEqual(routes.map(routeKey).toSorted());
});

test('only health and the contract are open, and both say so', async () => {
  const open = routes.filter(({ action }) => action === 'open').map(routeKey);
  expect(open.toSorted()).toEqual(['GET /health', 'GET /openapi.json']);
  const { paths } = (await client.send<Contract>('/openapi.json')).body;
  for (const { path, method, action } of routes) {
    const { security } = paths[path]?.[method.toLowerCase()] ?? {};
    expect([path, security]).toEqual([path, action === 'open' ? [] : undefined]);
  }
});

test('the access page lists every route', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/access.md'), 'utf8');
  expect(routes.map(routeKey).filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
});

test('what exists on one machine only is in no Lambda', () => {
  expect(routes.filter(({ path }) => path.includes('_local'))).toEqual([]);
});

test.each([
  '/',
  '/admin',
  '/debug',
  '/metrics',
  '/v1/complaints',
  '/v2/complaints',
  '/api/complaints',
  '/swagger.json',
  '/docs',
  '/.env',
  '/.git/config',
  '/actuator/health',
  '/_local',
  '/_local/state',
  '/dev/complaints',
])('nothing answers at %s', async (path) => {
  const { token } = await client.as('operator');
  const { status, body } = await client.send(path, { token });
  expect([status, body]).toMatchObject([404, { type: 'urn:dealer-care:problem:not-found' }]);
});

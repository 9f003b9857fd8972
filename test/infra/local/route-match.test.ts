import { expect, test } from 'vitest';
import { createMatcher } from '../../../infra/local/route-match.ts';

const match = createMatcher(
  ['/things/{id}', '/things/open', '/{kind}/open/rest', '/things/{id}/rest'].map((path) => ({
    method: 'GET',
    path,
  })),
);

test.each([
  ['/things/a%2Fb%E5%BA%97', '/things/{id}', { id: 'a/b店' }],
  ['/things/open', '/things/open', {}],
  ['/things/open/rest', '/things/{id}/rest', { id: 'open' }],
  ['/other/open/rest', '/{kind}/open/rest', { kind: 'other' }],
])('%s is %s', (path, expected, pathParameters) => {
  expect(match('GET', path)).toMatchObject({ route: { path: expected }, pathParameters });
});

test.each([
  ['POST', '/things/open'],
  ['GET', '/things/'],
  ['GET', '/things'],
  ['GET', '/things/open/'],
])('%s %s is no route', (method, path) => expect(match(method, path)).toBeUndefined());

test('a route of any method serves what no other at its path does', () => {
  const either = createMatcher([
    { method: 'ANY', path: '/things/{id}' },
    { method: 'POST', path: '/things/{id}' },
    { method: 'ANY', path: '/things/open' },
  ]);
  const keyOf = (method: string, path: string) => {
    const { route } = either(method, path) ?? {};
    return route && `${route.method} ${route.path}`;
  };
  expect(keyOf('POST', '/things/1')).toBe('POST /things/{id}');
  expect(keyOf('HEAD', '/things/1')).toBe('ANY /things/{id}');
  expect(keyOf('POST', '/things/open')).toBe('ANY /things/open');
});

test('a path that cannot be decoded is an error', () => {
  expect(() => match('GET', '/things/%E5')).toThrow(URIError);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { routes } from '../../functions/routes.ts';
import { accessPage, withinRoutes } from '../../infra/docs/access-page.ts';
import { access } from '../../shared/access.ts';

test('docs/access.md is what the access table says; `npm run docs:access` writes it anew', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/access.md'), 'utf8');
  expect(page).toBe(accessPage());
});

test('every action is of a route or part of one, so that no right is for nothing', () => {
  const ofRoutes = new Set<string>(routes.map(({ action }) => action));
  const alone = Object.keys(access).filter((action) => !ofRoutes.has(action));
  expect(alone).toEqual(Object.keys(withinRoutes));
});

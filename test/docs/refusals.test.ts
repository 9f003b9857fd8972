import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusalsPage } from '../../infra/docs/refusals-page.ts';

test('docs/refusals.md is what the catalogue says; `npm run docs:refusals` writes it anew', async () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/refusals.md'), 'utf8');
  expect(page).toBe(await refusalsPage());
});

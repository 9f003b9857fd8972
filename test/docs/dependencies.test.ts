import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import generatedClient from '../generated-client/package.json' with { type: 'json' };

const page = readFileSync(join(import.meta.dirname, '../../docs/dependencies.md'), 'utf8');

test('every dependency has one line with its reason, and every line a dependency', () => {
  const { dependencies, optionalDependencies, devDependencies } = manifest;
  const groups = [dependencies, optionalDependencies, devDependencies, generatedClient.devDependencies];
  const declared = groups.flatMap((group) => Object.keys(group));
  const told = [...page.matchAll(/^- `([^`]+)`: \S/gm)].map(([, name]) => name);
  expect(told.toSorted()).toEqual(declared.toSorted());
});

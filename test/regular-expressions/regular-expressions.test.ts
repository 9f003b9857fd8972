import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faultIn, faultsIn } from './check.ts';
import { collect, collectFrom } from './collect.ts';

const cache = 'node_modules/.cache/dealer-care';

test('no regular expression of the system takes more than linear time', { timeout: 600_000 }, async () => {
  const found = await collectFrom(globSync('{functions,infra,shared}/**/*.{js,mjs,ts,tsx}'));
  expect(found.length).toBeGreaterThan(90);
  expect(await faultsIn(found, cache)).toEqual([]);
});

test.each([
  ['a line that never ends', /\S[^\r\n]*[\r\n]/],
  ['opening brackets', /\(.*\)$/u],
  ['white space before something else', /\s+$/],
  ['nested repetition', /^(a+)+$/],
  ['two ways to read the same', /^(a|aa)+$/],
  ['two repetitions that meet', /^\d+\d+x$/],
  ['digits ahead', /\B(?=(\d{3})+$)/g],
])('one that is slow for %s is found', (_, { source, flags }) => {
  expect(faultIn({ source, flags })).toMatch(/polynomial|exponential/);
});

test('wherever it stands, and however it is made', () => {
  const text = `
const digits = '\\\\d+';
export const one = { pattern: /a+/g };
new RegExp(\`^\${digits}$\`);
RegExp('b', 'u');
const open = (given: string) => new RegExp(given);
`;
  expect(collect('some.ts', text)).toEqual([
    { file: 'some.ts', line: 3, pattern: { source: 'a+', flags: 'g' } },
    { file: 'some.ts', line: 4, pattern: { source: '^\\d+$', flags: '' } },
    { file: 'some.ts', line: 5, pattern: { source: 'b', flags: 'u' } },
    { file: 'some.ts', line: 6, pattern: undefined },
  ]);
});

test('also where a method makes it of a text, and not where a text is looked for as it is', () => {
  const text = `
const digits = '\\\\d+';
const literal = /c/;
one.match('(a+)+$');
one?.matchAll(digits);
one['search'](\`^\${digits}$\`);
one.search(given);
one.match(literal);
one.split('(a+)+$').join('').replace('(b+)+$', '').replaceAll('(c+)+$', '');
`;
  expect(collect('some.ts', text)).toEqual([
    { file: 'some.ts', line: 3, pattern: { source: 'c', flags: '' } },
    { file: 'some.ts', line: 4, pattern: { source: '(a+)+$', flags: '' } },
    { file: 'some.ts', line: 5, pattern: { source: '\\d+', flags: 'g' } },
    { file: 'some.ts', line: 6, pattern: { source: '^\\d+$', flags: '' } },
    { file: 'some.ts', line: 7, pattern: undefined },
  ]);
});

test('one that cannot be read beforehand is a fault as well', async () => {
  const found = [{ file: 'some.ts', line: 6, pattern: undefined }];
  expect(await faultsIn(found, cache)).toEqual([
    'some.ts:6 is made while the program runs: write it as a literal',
  ]);
});

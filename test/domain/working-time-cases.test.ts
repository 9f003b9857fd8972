import { expect, test } from 'vitest';
import { answersOf, readCases } from '../support/working-time-cases.ts';

/** Any other file of that form can be held as well: `WORKING_TIME_CASES=cases.json npx vitest run working-time-cases`. */
const file = process.env.WORKING_TIME_CASES ?? new URL('../data/working-time-cases.json', import.meta.url);
const cases = readCases(file);

test.each(cases)('case $id: $op, as in $source', (one) => {
  const { found, expected } = answersOf(one);
  expect(found).toEqual(expected);
});

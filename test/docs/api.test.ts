import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { titleSays } from '../../shared/domain/refusals/request.ts';
import { Problem, type ProblemCode } from '../../shared/http/problem.ts';
import { problemAnswer } from '../../shared/http/problem-answer.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8');

/** A record, so that a new code does not compile until it stands here. */
const codes: Record<ProblemCode, true> = {
  malformed: true,
  unauthenticated: true,
  forbidden: true,
  not_found: true,
  method_not_allowed: true,
  not_acceptable: true,
  not_allowed: true,
  stale: true,
  too_large: true,
  key_reused: true,
  too_many: true,
  headers_too_large: true,
  internal: true,
  busy: true,
};

test('the table of errors has every problem with its status, and no other', () => {
  const told = [...page.matchAll(/^\| `(\w+)` \| (\d{3}) \|/gm)].map(([, code, status]) => [
    code,
    Number(status),
  ]);
  const declared = (Object.keys(codes) as ProblemCode[]).map((code) => [
    code,
    problemAnswer(new Problem(code, titleSays[code])).statusCode,
  ]);
  expect(told.toSorted()).toEqual(declared.toSorted());
});

import type * as z from 'zod';
import { type FieldError, malformed } from './problem.ts';

/** @returns the input as the schema has it. @throws Problem naming every place that does not fit. */
export function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  throw malformed(result.error.issues.flatMap(fieldErrors));
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'is not a known field' }));
  }
  const missing = issue.code === 'invalid_type' || issue.code === 'invalid_value';
  const message = missing && issue.input === undefined ? 'is required' : issue.message;
  return [{ path: path.join('.'), message }];
}

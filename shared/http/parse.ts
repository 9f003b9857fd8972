import * as z from 'zod/mini';
import english from 'zod/v4/locales/en.js';
import { type FieldError, malformed, mostErrors } from './problem.ts';

// zod/mini comes without messages.
z.config(english());

/** @returns the input as the schema has it. @throws Problem naming every place that does not fit. */
export function parse<T>(schema: z.ZodMiniType<T>, input: unknown): T {
  return parsed(schema.safeParse(input, { reportInput: true }));
}

/** The same for a schema that looks something up, such as a telephone number's. */
export async function parseAsync<T>(schema: z.ZodMiniType<T>, input: unknown): Promise<T> {
  return parsed(await schema.safeParseAsync(input, { reportInput: true }));
}

function parsed<T>(result: z.core.util.SafeParseResult<T>): T {
  if (result.success) return result.data;
  throw malformed(firstErrors(result.error.issues));
}

/** As many as are told: a path may be as long as the body, and stand before each of a thousand mistakes. */
function firstErrors(issues: readonly z.core.$ZodIssue[]): FieldError[] {
  const errors: FieldError[] = [];
  for (const issue of issues) {
    errors.push(...fieldErrors(issue, mostErrors - errors.length));
    if (errors.length === mostErrors) break;
  }
  return errors;
}

function fieldErrors(issue: z.core.$ZodIssue, most: number): FieldError[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.slice(0, most);
    return keys.map((key) => ({ path: [...path, key].join('.'), message: 'is not a known field' }));
  }
  const missing = issue.code === 'invalid_type' || issue.code === 'invalid_value';
  const message = missing && issue.input === undefined ? 'is required' : inSentence(issue.message);
  const whole = path.length === 0 && issue.code === 'invalid_type';
  return [{ path: path.join('.'), message: whole ? `the body ${message}` : message }];
}

/** zod's own words, made to go on from the path: `channel must be one of "hotline"|"walk_in"`. */
function inSentence(message: string): string {
  return message
    .replace(/^Invalid option: expected/, 'must be')
    .replace(/^Invalid input: expected int, received \w+$/, 'must be a whole number')
    .replace(/^Invalid input: expected number, received NaN$/, 'must be a number')
    .replace(/^Invalid input: expected (\w+), received (\w+)$/, 'must be a value of type $1, not $2')
    .replace(/^Invalid input: expected/, 'must be')
    .replace(/^Too small: expected array to have >=(\d+) items$/, 'must have at least $1')
    .replace(/^Too big: expected array to have <=(\d+) items$/, 'must have at most $1')
    .replace(/^Too small: expected \w+ to be >=/, 'must be at least ')
    .replace(/^Too big: expected \w+ to be <=/, 'must be at most ');
}

import * as z from 'zod/mini';
import { commonSays } from '../domain/refusals/common.ts';
import { saidIn } from '../domain/refusals/in-schema.ts';
import { schemaSays } from '../domain/refusals/schema.ts';
import type { Said } from '../domain/refusals/sentences.ts';
import { type FieldError, malformed, mostErrors } from './problem.ts';

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
    return keys.map((key) => ({ path: [...path, key].join('.'), said: schemaSays.unknown_field }));
  }
  const missing = issue.code === 'invalid_type' || issue.code === 'invalid_value';
  const said = missing && issue.input === undefined ? commonSays.required : (saidIn(issue) ?? saidOf(issue));
  return [{ path: path.join('.'), said }];
}

/** What zod itself has found. */
function saidOf(issue: z.core.$ZodIssue): Said {
  switch (issue.code) {
    case 'invalid_type':
      return ofType(issue);
    case 'invalid_value': {
      const options = issue.values.map(String);
      const [option = '', ...others] = options;
      return others.length === 0 ? schemaSays.not_that({ option }) : schemaSays.not_among({ options });
    }
    case 'too_small':
      return belowLeast(issue.origin, Number(issue.minimum));
    case 'too_big':
      return aboveMost(issue.origin, Number(issue.maximum));
    case 'invalid_format':
      return ofFormat(issue);
    case 'invalid_key':
      return schemaSays.wrong_key;
    default:
      return schemaSays.not_valid;
  }
}

function ofType({ expected, input, path }: z.core.$ZodIssueInvalidType): Said {
  const received = z.core.util.parsedType(input);
  const given = received === 'number' && !Number.isFinite(input) ? String(input) : received;
  if (path.length === 0) return schemaSays.body_wrong_type({ expected, received: given });
  if (expected === 'int') return schemaSays.not_whole;
  if (expected === 'number' && given === 'nan') return schemaSays.not_a_number;
  return schemaSays.wrong_type({ expected, received: given });
}

function belowLeast(origin: string, least: number): Said {
  if (origin === 'array') return schemaSays.too_few_items({ least });
  return origin === 'string' ? schemaSays.too_short({ least }) : schemaSays.below_least({ least });
}

function aboveMost(origin: string, most: number): Said {
  if (origin === 'array') return schemaSays.too_many_items({ most });
  return origin === 'string' ? schemaSays.too_long({ most }) : schemaSays.above_most({ most });
}

function ofFormat({
  format,
  pattern = '',
}: z.core.$ZodIssueInvalidStringFormat & { pattern?: string }): Said {
  switch (format) {
    case 'regex':
      return schemaSays.not_of_pattern({ pattern });
    case 'email':
      return schemaSays.not_an_email;
    case 'date':
      return schemaSays.not_a_date;
    case 'time':
      return schemaSays.not_a_time_of_day;
    default:
      return schemaSays.not_valid;
  }
}

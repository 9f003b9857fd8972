import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { routes } from '../../functions/routes.ts';
import { operatorRequestSchema } from '../../infra/local/local-routes.ts';
import { jsonBody } from '../../shared/http/body.ts';
import { parseAsync } from '../../shared/http/parse.ts';
import type { GuardedRoute } from '../../shared/http/route.ts';
import { hostile } from './hostile.ts';
import { growthOf, isLinear, slowFor } from './measure.ts';
import { shapes } from './shapes.ts';

const kb = 1024;
const guarded = routes.filter((route): route is GuardedRoute => route.action !== 'open');
const handled = await Promise.all(
  guarded.map(async (route) => ({
    operation: route.operation,
    params: route.params,
    ...(await route.load()),
  })),
);
const inputs = handled.flatMap(({ operation, body, query, params }) => [
  ...(body ? [{ name: `the body of ${operation}`, schema: body, size: 256 * kb }] : []),
  ...(query ? [{ name: `the query of ${operation}`, schema: query, size: 10 * kb }] : []),
  ...(params ? [{ name: `the path of ${operation}`, schema: params, size: 10 * kb }] : []),
]);

/** How many items the lists of a body have at most that is so large, and as many as a list may have. */
function itemsWithin(size: number, schema: z.core.$ZodType): number {
  const length = (items: number) => JSON.stringify(hostile(schema, '?', items)).length;
  const each = length(2) - length(1);
  return each === 0 ? 1 : Math.min(5_000, Math.floor((size - length(1)) / each));
}

test('every route is looked at, bodies, queries and paths', () => {
  expect(inputs.filter(({ size }) => size > 10 * kb).length).toBeGreaterThan(50);
  expect(hostile(z.object({ a: z.optional(z.array(z.object({ b: z.string() }))) }), 'x')).toEqual({
    a: [{ b: 'x' }],
  });
  expect(z.safeParse(operatorRequestSchema, hostile(operatorRequestSchema, 'x')).success).toBe(true);
});

describe('takes a time that grows no faster than what is sent', () => {
  // What stands for itself, and what a beginning and an end let look like what it is not.
  const some = shapes.filter(({ name }) => !name.includes('between') || name.includes('2026'));

  test.each(inputs)('$name', { timeout: 120_000 }, async ({ schema, size }) => {
    const judge = (text: string) => parseAsync(schema, hostile(schema, text));
    expect(await slowFor(some, size, judge)).toEqual([]);
  });
});

describe('a body with as many mistakes as it can have', () => {
  const bodies = inputs.filter(({ size }) => size > 10 * kb);

  test.each(bodies)('is refused in linear time, with twenty of them named: $name', async ({ schema }) => {
    const work = async (body: string) => {
      const refused = await parseAsync(schema, jsonBody(body)).catch((error: unknown) => error);
      expect(JSON.stringify(refused).length).toBeLessThan(20 * kb);
    };
    const growth = await growthOf({
      size: 256 * kb,
      prepare: (size) => JSON.stringify(hostile(schema, '?', itemsWithin(size, schema))),
      work,
    });
    expect([growth, isLinear(growth)]).toEqual([growth, true]);
  });

  test('does not repeat a long name before each of them', async () => {
    const schema = z.record(z.string(), z.array(z.strictObject({ a: z.int() })));
    const growth = await growthOf({
      size: 5_000,
      prepare: (size) => ({
        ['x'.repeat(size * 30)]: Array.from({ length: size }, () => ({ a: 'b', c: 1 })),
      }),
      work: (body) => parseAsync(schema, body),
    });
    expect([growth, isLinear(growth)]).toEqual([growth, true]);
  });
});

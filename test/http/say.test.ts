import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { answer, say, text } from '../../shared/http/say.ts';

test('a field without words does not compile', () => {
  const said = answer({ name: say(text(), 'What it is called.') });
  // @ts-expect-error: the field says nothing
  const silent = answer({ name: text() });
  expect(z.toJSONSchema(said).properties).toEqual({
    name: { type: 'string', description: 'What it is called.' },
  });
  expect(z.toJSONSchema(silent).properties).toEqual({ name: { type: 'string' } });
});

test('a schema has other words wherever it stands, and none of its own', () => {
  const name = text();
  const told = answer({ first: say(name, 'The first.'), second: say(z.optional(name), 'The second.') });
  expect(z.toJSONSchema(told).properties).toEqual({
    first: { type: 'string', description: 'The first.' },
    second: { type: 'string', description: 'The second.' },
  });
  expect(z.toJSONSchema(name).description).toBeUndefined();
});

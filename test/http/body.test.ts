import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { bodyText, jsonBody } from '../../shared/http/body.ts';
import { Problem } from '../../shared/http/problem.ts';

function refusal(text: string): Problem {
  try {
    jsonBody(text);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('not refused');
}

describe('a body', () => {
  test('is what its JSON says; an empty one is an empty object', () => {
    expect(jsonBody('{"a":["𠮷","🚗"]}')).toEqual({ a: ['𠮷', '🚗'] });
    expect(jsonBody(' ')).toEqual({});
  });

  test('that is no JSON is refused', () => {
    expect(refusal('{').members.errors).toMatchObject([
      { path: '', said: { message: 'the body is not JSON' } },
    ]);
  });

  test('with half a character is refused where that stands, in values and names', () => {
    expect(refusal('{"a":{"b":["x","\\ud800"]}}').members.errors?.[0]?.path).toBe('a.b.1');
    expect(refusal('{"a":{"\\udc00":1}}').members.errors?.[0]?.path).toBe('a');
  });

  test('may be 32 levels deep, and no deeper', () => {
    const nested = (levels: number) => `${'['.repeat(levels)}1${']'.repeat(levels)}`;
    expect(jsonBody(nested(32))).toBeInstanceOf(Array);
    expect(refusal(nested(33)).message).toContain('nested too deeply, in more than 32 levels');
    expect(refusal(nested(100_000)).message).toContain('nested too deeply');
  });

  test('has at most 5,000 items in a list and 500 fields in an object, wherever these are', () => {
    const list = (items: number) => JSON.stringify({ a: Array.from({ length: items }, () => 1) });
    expect(jsonBody(list(5_000))).toMatchObject({ a: expect.any(Array) });
    expect(refusal(list(5_001)).members.errors).toMatchObject([
      { path: 'a', said: { message: 'has more than 5000 items' } },
    ]);
    const object = (fields: number) =>
      JSON.stringify([Object.fromEntries(Array.from({ length: fields }, (_, i) => [`f${i}`, 1]))]);
    expect(jsonBody(object(500))).toHaveLength(1);
    expect(refusal(object(501)).members.errors).toMatchObject([
      { path: '0', said: { message: 'has more than 500 fields' } },
    ]);
  });

  test('made to be costly is refused in a short answer', () => {
    const parts = Array.from({ length: 17_000 }, () => '"\\ud800"').join();
    const problem = refusal(`{"${'k'.repeat(100_000)}":[${parts}]}`);
    expect(JSON.stringify(problem.members).length).toBeLessThan(1_000);
    expect(problem.message.length).toBeLessThan(1_000);
  });
});

describe('the text of a body', () => {
  const event = (body: string, isBase64Encoded = false) =>
    ({ body, isBase64Encoded }) as APIGatewayProxyEventV2;
  const encoded = (bytes: readonly number[]) => event(Buffer.from(bytes).toString('base64'), true);
  const notUtf8 = 'the body is not UTF-8: line 1 has bytes that are no character';

  test('is the same whether the gateway tells it as it is or in Base64', () => {
    const text = '{"text":"变速箱异响🚗"}';
    expect(bodyText(event(text))).toBe(text);
    expect(bodyText(event(Buffer.from(text).toString('base64'), true))).toBe(text);
    expect(bodyText({} as APIGatewayProxyEventV2)).toBe('');
  });

  test('that is not UTF-8 is refused, by whomever it was read', () => {
    // 变 in GBK, a byte that begins nothing, half of a character, and a surrogate of its own.
    for (const bytes of [[0xb1, 0xe4], [0xff], [0xe5, 0x8f], [0xed, 0xa0, 0x80]]) {
      expect(() => bodyText(encoded(bytes))).toThrow(notUtf8);
      expect(() => bodyText(event(Buffer.from(bytes).toString()))).toThrow(notUtf8);
    }
    expect(() => bodyText(encoded([...Buffer.from('{\n"a":"'), 0xb1]))).toThrow('line 2');
  });
});

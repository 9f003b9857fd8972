import { createCipheriv, createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { answerGivenFirst, idempotentRequest, keepAnswer } from '../../shared/http/idempotency.ts';
import { sealed, unsealed } from '../../shared/http/sealed.ts';

const text = JSON.stringify({ body: '王先生 13800138000' });

test('what is sealed is opened by the same secret, and reads as nothing without it', () => {
  const kept = sealed(text, 'secret');
  expect(unsealed(kept, 'secret')).toBe(text);
  expect(Buffer.from(kept).toString('utf8')).not.toMatch(/王先生|13800138000/);
  expect(sealed(text, 'secret')).not.toEqual(kept);
});

test('another secret, or a changed text, opens nothing', () => {
  const kept = sealed(text, 'secret');
  expect(() => unsealed(kept, 'Secret')).toThrow();
  const changed = Buffer.from(kept);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  expect(() => unsealed(changed, 'secret')).toThrow();
});

const request = idempotentRequest('key', {
  identity: 'somebody',
  operation: 'add-note',
  path: '/complaints/cmp.1/notes',
  body: '{"text":"客户来电"}',
});
const answer = { statusCode: 200, headers: { etag: '"2"' }, body: '{"id":"cmp.1","text":"客户来电"}' };

/** As answers were kept before: as a text, sealed as it is. */
function sealedBefore(before: string): string {
  const iv = Buffer.alloc(12, 7);
  const cipher = createCipheriv('aes-256-gcm', createHash('sha256').update(request.secret).digest(), iv);
  const content = Buffer.concat([cipher.update(before, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), content]).toString('base64url');
}

test('an answer is given again as it was, and so is one that was kept before answers were compressed', () => {
  const kept = keepAnswer(request, answer, { personas: [] as never, now: '2026-11-23T04:00:00.000Z' });
  const first = request.ref.schema.parse('put' in kept ? kept.data : undefined);
  expect(answerGivenFirst(request, first, [] as never)).toEqual(answer);
  const before = { ...first, expiresAtEpochSeconds: 1, answer: sealedBefore(JSON.stringify(answer)) };
  expect(answerGivenFirst(request, request.ref.schema.parse(before), [] as never)).toEqual(answer);
});

import { expect, test } from 'vitest';
import { sealed, unsealed } from '../../shared/http/sealed.ts';

const text = JSON.stringify({ body: '王先生 13800138000' });

test('what is sealed is opened by the same secret, and reads as nothing without it', () => {
  const kept = sealed(text, 'secret');
  expect(unsealed(kept, 'secret')).toBe(text);
  expect(Buffer.from(kept, 'base64url').toString('utf8')).not.toMatch(/王先生|13800138000/);
  expect(sealed(text, 'secret')).not.toBe(kept);
});

test('another secret, or a changed text, opens nothing', () => {
  const kept = sealed(text, 'secret');
  expect(() => unsealed(kept, 'Secret')).toThrow();
  const changed = Buffer.from(kept, 'base64url');
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  expect(() => unsealed(changed.toString('base64url'), 'secret')).toThrow();
});

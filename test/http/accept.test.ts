import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptedLanguage, acceptedType } from '../../shared/http/accept.ts';

const types = ['application/json', 'text/html', 'text/csv', 'application/vnd.x'] as const;

describe('the most welcome media type', () => {
  it.each<[accept: string | undefined, type: (typeof types)[number] | undefined]>([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['text/csv', 'text/csv'],
    ['TEXT/CSV', 'text/csv'],
    ['text/csv; charset=utf-8', 'text/csv'],
    ['text/csv;header=present;q=0.5, application/json;q=0.4', 'text/csv'],
    ['application/vnd.x', 'application/vnd.x'],
    ['text/*', 'text/html'],
    ['application/*', 'application/json'],
    // What browsers send.
    ['text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8', 'text/html'],
    ['text/csv;q=0.5, text/html;q=0.6', 'text/html'],
    ['text/csv;q=0.5, text/html;q=0.5', 'text/html'],
    ['text/csv;q=1.000, */*;q=0.999', 'text/csv'],
    // The closest range decides, wherever it stands.
    ['*/*, application/json;q=0.1', 'text/html'],
    ['text/*;q=0.9, text/html;q=0.1, */*;q=0.2', 'text/csv'],
    ['*/*;q=0.1, application/*;q=0', 'text/html'],
    ['application/json;q=0, */*', 'text/html'],
    ['application/json;q=0', undefined],
    ['*/*;q=0', undefined],
    ['*/*;q=0.0', undefined],
    ['image/png', undefined],
    ['text/plain, image/*', undefined],
    // What is no range, and what has no weight that can be read, is passed over.
    ['nonsense', undefined],
    ['text/csv;q=2', undefined],
    ['text/csv;q=high, text/html;q=0.1', 'text/html'],
    ['text/csv;q=0.1234, text/html;q=0.1', 'text/html'],
    [', ,text/csv,,', 'text/csv'],
    ['text/csv ; q=0.2 , text/html ; q=0.3', 'text/html'],
    ['text/html;q=0.2, text/html;q=0.7, text/csv;q=0.5', 'text/html'],
  ])('of %j is %s', (accept, type) => {
    expect(acceptedType(accept, types)).toBe(type);
  });

  it('of every header of well-formed ranges is one with the most weight, the first of them', () => {
    const range = fc.constantFrom(...types, 'text/*', 'application/*', '*/*', 'image/png');
    const weight = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(range, weight), { minLength: 1, selector: ([one]) => one }),
        (given) => {
          const weights = new Map<string, number>(given);
          const weightOf = (type: string) =>
            weights.get(type) ?? weights.get(type.replace(/\/.*/, '/*')) ?? weights.get('*/*') ?? 0;
          const most = Math.max(...types.map(weightOf));
          const expected = most === 0 ? undefined : types.find((type) => weightOf(type) === most);
          const header = given.map(([one, q]) => `${one};q=${(q / 1000).toFixed(3)}`).join(', ');
          expect(acceptedType(header, types)).toBe(expected);
        },
      ),
    );
  });
});

describe('the most welcome language', () => {
  it.each<[accept: string | undefined, language: 'zh' | 'en']>([
    [undefined, 'zh'],
    ['', 'zh'],
    ['*', 'zh'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['zh-Hant-TW', 'zh'],
    ['en-GB,en;q=0.9', 'en'],
    ['EN', 'en'],
    ['en, zh', 'en'],
    ['zh, en', 'zh'],
    ['zh;q=0.2, en;q=0.3', 'en'],
    ['de, en;q=0.1', 'en'],
    ['de-DE, fr;q=0.5', 'zh'],
    ['zh;q=0.1, *;q=0.5', 'en'],
    ['en;q=0, *', 'zh'],
    ['zh;q=0, *', 'en'],
    ['en;q=0', 'zh'],
    ['nonsense;q=x', 'zh'],
  ])('of %j is %s', (accept, language) => {
    expect(acceptedLanguage(accept, ['zh', 'en'])).toBe(language);
  });
});

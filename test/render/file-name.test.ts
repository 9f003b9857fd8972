import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contentDisposition } from '../../shared/render/file-name.ts';
import { novemberReport, reportOf } from '../support/report.ts';

/** A header's value: visible ASCII and spaces, and no quotation mark inside the quoted name. */
const shape = /^(inline|attachment); filename="[\w.-]+"; filename\*=UTF-8''[\w.!#$&+^`|~%-]+$/;

it('is a header that can be sent, whatever the report is called', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const report = { ...reportOf([text]), slug: text };
      expect(contentDisposition('attachment', report, 'xlsx', 'zh')).toMatch(shape);
    }),
  );
});

it.each([
  ['../../etc/passwd', '.._.._etc_passwd .._.._etc_passwd.csv'],
  ['a"b\r\nSet-Cookie: x', 'a_b__Set-Cookie_ x a_b__Set-Cookie_ x.csv'],
  ["it's (1)*", "it's (1)_ it's (1)_.csv"],
])('of %j leaves nothing that leads elsewhere', (text, name) => {
  const header = contentDisposition('inline', reportOf([text]), 'csv', 'en');
  expect(header).toMatch(shape);
  expect(decodeURIComponent(header.split("''")[1] ?? '')).toBe(name);
});

it('says whose report of when it is', () => {
  const header = contentDisposition('inline', novemberReport(), 'html', 'en');
  expect(decodeURIComponent(header.split("''")[1] ?? '')).toBe(
    '上海浦东店, November 2026 Monthly complaint report.html',
  );
});

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../shared/domain/report/document.ts';
import type { Language } from '../../shared/domain/words.ts';
import { renderHtml } from '../../shared/render/html.ts';
import { markup } from '../../shared/render/markup.ts';
import { emptyReport, novemberReport, reportOf } from '../support/report.ts';

async function pageOf(report: ReportDocument, language: Language = 'zh'): Promise<string> {
  const { body } = await renderHtml(report, language);
  if (typeof body !== 'string') throw new Error('a page is text');
  return body;
}

/** The page with its style cut out. */
const withoutStyle = (page: string) => page.replace(/<style>.*<\/style>/s, '');

describe('markup', () => {
  it('escapes whatever is not markup, in elements and in quoted attributes', () => {
    const name = `<b a='1' c="2">&amp;`;
    const escaped = '&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;amp;';
    expect(markup`<p title="${name}">${name}</p>`.text).toBe(`<p title="${escaped}">${escaped}</p>`);
  });

  it('takes markup as it is, lists of it in a row, and nothing as nothing', () => {
    const item = (text: string) => markup`<li>${text}</li>`;
    expect(markup`<ul>${['a', 'b'].map(item)}${undefined}${3}</ul>`.text).toBe(
      '<ul><li>a</li><li>b</li>3</ul>',
    );
  });

  it('cannot be made of what only looks like it', () => {
    const forged = { text: '<script>' } as unknown as string;
    expect(() => markup`${forged}`.text).toThrow(TypeError);
  });

  it('never lets text open a tag, an entity or an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { text: made } = markup`${text}`;
        expect(made).not.toMatch(/[<>"']/);
        expect(made.replaceAll(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
        expect(made.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('a page', () => {
  it('says its language, whose report of when it is, and whether it is live', async () => {
    const zh = await pageOf(novemberReport());
    expect(zh).toContain('<html lang="zh-CN">');
    expect(zh).toContain('<title>上海浦东店 2026年11月 抱怨月报</title>');
    expect(zh).toContain('实时数据，截至 2026-12-01 08:30');
    const en = await pageOf(novemberReport(), 'en');
    expect(en).toContain('<html lang="en">');
    expect(en).toContain('Live figures as of 2026-12-01 08:30');
    const signed = { by: '孙丽娜', at: '2026-12-02T02:00:00.000Z' };
    expect(await pageOf(novemberReport({ signed }), 'en')).toContain('Signed by 孙丽娜 on 2026-12-02 10:00');
  });

  it('has in English no Chinese but names', async () => {
    const page = withoutStyle(await pageOf(novemberReport(), 'en')).replaceAll('上海浦东店', '');
    expect(page).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('has a heading and a table for each section, and a picture where there is one', async () => {
    const report = novemberReport();
    const page = await pageOf(report);
    for (const { name } of report.sections) {
      expect(page).toMatch(new RegExp(`<h2 id="s\\d+">${name.zh}</h2>`));
      expect(page).toContain(`<caption>${name.zh}</caption>`);
    }
    expect(page.match(/<svg /g)).toHaveLength(4);
    expect(page.match(/<thead>/g)).toHaveLength(report.sections.length);
  });

  it('tells every picture in words, under ids that are there once', async () => {
    const page = await pageOf(novemberReport(), 'en');
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const referred = [...page.matchAll(/aria-(?:labelledby|describedby)="([^"]+)"|url\(#([^)]+)\)/g)].flatMap(
      ([, names = '', id = '']) => `${names} ${id}`.trim().split(' '),
    );
    expect(referred.filter((id) => !ids.includes(id))).toEqual([]);
    expect(page).toMatch(/<desc [^>]*>Complaints received: 2025-12 \d+/);
    expect(page).toMatch(/<desc [^>]*>Contact: In time 30, Late \d, Overdue \d/);
  });

  it('lets nothing in but its own style, by header and in itself', async () => {
    const { body, headers } = await renderHtml(novemberReport(), 'zh');
    const [, style = ''] = /<style>(.*)<\/style>/s.exec(String(body)) ?? [];
    const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`;
    expect(headers['content-security-policy']).toBe(`${policy}; frame-ancestors 'none'`);
    expect(String(body)).toContain(`content="${policy.replaceAll("'", '&#39;')}"`);
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(body).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|\sstyle=|https?:|@import|src=/i);
  });

  it('says so of a section without a row, and draws no picture of nothing', async () => {
    const page = await pageOf(emptyReport());
    expect(page).toContain('没有记录');
    expect(page).not.toContain('<svg');
    expect(page).not.toContain('NaN');
  });

  it('shows no text as anything but text', async () => {
    const hostile = '</style></title><script>alert(1)</script><img src=x onerror=alert(1)>"\'&lt;';
    const page = withoutStyle(await pageOf(reportOf([hostile])));
    expect(page).not.toMatch(/<script|<img|<\/style/);
    const tags = new Set([...page.matchAll(/<([a-z]\w*)/g)].map(([, name]) => name));
    const plain = withoutStyle(await pageOf(reportOf(['甲'])));
    expect(tags).toEqual(new Set([...plain.matchAll(/<([a-z]\w*)/g)].map(([, name]) => name)));
  });
});

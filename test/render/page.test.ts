import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Listening, listen } from '../../infra/local/http.ts';
import type { ReportDocument } from '../../shared/domain/report/document.ts';
import { breakdownSection } from '../../shared/domain/report/sections.ts';
import type { Language } from '../../shared/domain/words.ts';
import { renderHtml } from '../../shared/render/html.ts';
import { browserPath, startBrowser, warnWithoutBrowser } from '../support/browser.ts';
import {
  emptyReport,
  novemberReport,
  personsReport,
  regionalReport,
  regionalYearlyReport,
  reportOf,
  yearlyReport,
} from '../support/report.ts';

/** 210 mm less the margins of the page, in pixels of 1/96 inch. */
const widthOfA4 = Math.round(((210 - 28) / 25.4) * 96);

const hostile = '</style></title><script>document.title = "taken"</script><img src="https://evil.example/x">';

const reports = {
  november: novemberReport(),
  empty: emptyReport(),
  hostile: reportOf([hostile, 'x'.repeat(300), '长'.repeat(300)]),
  region: regionReport(300),
  regional: regionalReport(),
  yearly: yearlyReport(),
  regionalYearly: regionalYearlyReport(),
  persons: personsReport(),
} satisfies Record<string, ReportDocument>;

/** One whose table is longer than a page. */
function regionReport(branches: number): ReportDocument {
  const entries = Array.from({ length: branches }, (_, at) => ({ label: `第 ${at + 1} 店`, count: at }));
  const name = { zh: '各店', en: 'Branches' };
  return { ...novemberReport(), sections: [breakdownSection({ name, item: name, entries })] };
}

const cases = (Object.keys(reports) as (keyof typeof reports)[]).flatMap((report) =>
  (['zh', 'en'] as const).map((language) => ({ report, language })),
);

warnWithoutBrowser();

describe.skipIf(browserPath === undefined)('a page in a real browser', () => {
  let browser: Browser;
  let server: Listening;

  beforeAll(async () => {
    browser = await startBrowser();
    server = await listen((request, response) => {
      const [, report = '', language = ''] = request.url?.split('/') ?? [];
      const document = reports[report as keyof typeof reports];
      renderHtml(document, language as Language).then(({ body, headers }) => {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
      }, response.destroy);
    }, 0);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** Opens the page, and tells whatever it asked for and complained of. */
  async function open(report: string, language: string) {
    const page = await browser.newPage({ viewport: { width: widthOfA4, height: 1000 } });
    const heard: string[] = [];
    page.on('console', (message) => heard.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => heard.push(`error: ${error.message}`));
    page.on('request', (request) => heard.push(`request: ${request.url()}`));
    const url = `http://127.0.0.1:${server.port}/${report}/${language}`;
    await page.goto(url);
    return { page, heard, url };
  }

  test.each(cases)(
    '$report in $language asks for nothing else, has nothing to complain of, and fits',
    async (one) => {
      const { page, heard, url } = await open(one.report, one.language);
      expect(await page.title()).not.toBe('taken');
      await page.emulateMedia({ media: 'print' });
      expect(await overflow(page)).toBe(0);
      await page.emulateMedia({ media: 'screen' });
      // A telephone.
      await page.setViewportSize({ width: 390, height: 800 });
      expect(await overflow(page)).toBe(0);
      expect(heard).toEqual([`request: ${url}`]);
      await page.close();
    },
  );

  test.each([
    ['november', 'zh', 7, 11],
    ['november', 'en', 7, 11],
    ['empty', 'zh', 5, 7],
    ['region', 'zh', 7, 12],
  ])('%s in %s is printed on %i to %i pages', async (report, language, least, most) => {
    const { page } = await open(report, language);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const pages = pagesOf(pdf);
    expect(pages.length).toBeGreaterThanOrEqual(least);
    expect(pages.length).toBeLessThanOrEqual(most);
    // A4 in points.
    for (const [width, height] of pages) {
      expect(width).toBeCloseTo(595, -1);
      expect(height).toBeCloseTo(842, -1);
    }
    await page.close();
  });

  test('every text of a picture lies within it, in both languages', async () => {
    for (const { report, language } of cases.filter(({ report }) => report !== 'hostile')) {
      const { page } = await open(report, language);
      const outside = await page.evaluate(textsOutside);
      expect(outside).toEqual([]);
      await page.close();
    }
  });

  test('who cannot see it hears what the pictures and tables are', async () => {
    const { page } = await open('november', 'en');
    expect(await page.getByRole('img').count()).toBe(4);
    for (const name of ['Twelve months', 'What they were about', 'Causes', 'Deadlines']) {
      expect(await page.getByRole('img', { name, exact: true }).count()).toBe(1);
      expect(await page.getByRole('table', { name, exact: true }).count()).toBe(1);
      expect(await page.getByRole('region', { name, exact: true }).count()).toBe(1);
    }
    expect(await page.getByRole('rowheader', { name: 'Price dispute' }).count()).toBe(1);
    await page.close();
  });
});

/** By how much the page is wider than its window. */
async function overflow(page: Page): Promise<number> {
  return await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** Runs in the page. */
const textsOutside = `[...document.querySelectorAll('svg')].flatMap((svg) => {
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')]
    .filter((text) => {
      const box = text.getBoundingClientRect();
      return box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
    })
    .map((text) => text.textContent);
})`;

/** Width and height of every page. */
function pagesOf(pdf: Buffer): [number, number][] {
  const boxes = pdf
    .toString('latin1')
    .matchAll(/\/Type \/Page\b[\s\S]*?\/MediaBox \[\d+ \d+ ([\d.]+) ([\d.]+)\]/g);
  return [...boxes].map(([, width, height]) => [Number(width), Number(height)]);
}

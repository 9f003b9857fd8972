import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCsvReader } from '../../shared/domain/import/csv.ts';
import { renderCsv } from '../../shared/render/csv.ts';
import { emptyReport, novemberReport, reportOf } from '../support/report.ts';

async function csvOf(...report: Parameters<typeof renderCsv>): Promise<string> {
  const { body } = await renderCsv(...report);
  if (typeof body !== 'string') throw new Error('a CSV is text');
  return body;
}

/** Read again, without the byte order mark. */
function recordsIn(csv: string): (readonly string[])[] {
  const reader = createCsvReader(',');
  return [...reader.push(csv.slice(1)), ...reader.end()].map(({ cells }) => cells);
}

const filled = (cells: readonly string[]) => cells.filter((cell) => cell !== '');

it('has a byte order mark, line ends of two characters and as many fields in every line', async () => {
  const csv = await csvOf(novemberReport(), 'zh');
  expect(csv.startsWith('\uFEFF')).toBe(true);
  expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(csv.endsWith('\r\n')).toBe(true);
  expect(new Set(recordsIn(csv).map((cells) => cells.length)).size).toBe(1);
});

it('has every section with its headings in the language asked for', async () => {
  const report = novemberReport();
  for (const language of ['zh', 'en'] as const) {
    const records = recordsIn(await csvOf(report, language)).map(filled);
    expect(records[0]).toEqual([report.title[language], report.subject[language]]);
    for (const { name, columns } of report.sections) {
      const at = records.findIndex((cells) => cells.length === 1 && cells[0] === name[language]);
      expect(records[at + 1]).toEqual(columns.map(({ label }) => label[language]));
    }
  }
});

it('has numbers as spreadsheets read them, negative ones too', async () => {
  const csv = await csvOf(reportOf(['甲']), 'zh');
  expect(csv).toContain('"甲","甲",1234,-3,97.5%,-1.3,4.26,-0.25,27:30,-2000.50,"2026-11-21"\r\n');
  expect(csv).toContain('"甲",,-1,0,,,,,,,\r\n');
});

const hostile = [
  '=HYPERLINK("http://evil.example","click")',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(A1)',
  '-7',
];

it.each(hostile)('takes %j for text, wherever it stands', async (text) => {
  const csv = await csvOf(reportOf([text]), 'zh');
  const found = recordsIn(csv)
    .flat()
    .filter((cell) => cell.includes(text));
  expect(found.length).toBeGreaterThan(8);
  for (const cell of found) expect(cell.slice(0, text.length + 1)).toBe(`'${text}`);
});

it('never begins a field with what begins a formula, but for a negative number', async () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostile), fc.string());
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), async (texts) => {
      const csv = await csvOf(reportOf(texts), 'en');
      for (const cell of recordsIn(csv).flat()) {
        if (/^[=+\-@\t\r\n＝＋－＠]/.test(cell)) expect(cell).toMatch(/^-\d+(\.\d+)?$/);
      }
    }),
  );
});

it('gives every text back as it was, but for the mark before a formula', async () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => one.trim() !== '');
  await fc.assert(
    fc.asyncProperty(text, async (one) => {
      const row = recordsIn(await csvOf(reportOf([one]), 'zh')).find((cells) => cells[2] === '1234');
      expect(row?.[0]?.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '')).toBe(one);
    }),
  );
});

it('is saved under a Chinese name, and an ASCII one for programs that know no other', async () => {
  const { headers } = await renderCsv(novemberReport(), 'zh');
  const disposition = headers['content-disposition'] ?? '';
  expect(disposition).toMatch(/^attachment; filename="monthly-report-SH01-2026-11\.csv"; filename\*=UTF-8''/);
  expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe('上海浦东店 2026年11月 抱怨月报.csv');
});

it('has the headings also of a month in which nothing happened', async () => {
  const records = recordsIn(await csvOf(emptyReport(), 'zh')).map(filled);
  expect(records).toContainEqual(['抱怨类型', '件数', '占比', '累计占比']);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CsvRecord,
  createCsvReader,
  LineTooLong,
  QuoteNotClosed,
  separatorOf,
} from '../../../shared/domain/import/csv.ts';

function read(parts: readonly string[], separator = ','): CsvRecord[] {
  const reader = createCsvReader(separator);
  return [...parts.flatMap((part) => reader.push(part)), ...reader.end()];
}

describe('a file of rows', () => {
  test.each([
    ['line feeds', 'a,b\n1,2\n'],
    ['returns and line feeds', 'a,b\r\n1,2\r\n'],
    ['returns', 'a,b\r1,2\r'],
    ['no break behind the last row', 'a,b\n1,2'],
  ])('with %s', (_, text) => {
    expect(read([text])).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '2'] },
    ]);
  });

  test('tells the line on which each row begins, whatever is empty or goes over several lines', () => {
    expect(read(['name,work\n\n"张三","更换机油\r\n四轮定位"\n,\n李四,保养\n'])).toEqual([
      { line: 1, cells: ['name', 'work'] },
      { line: 3, cells: ['张三', '更换机油\r\n四轮定位'] },
      { line: 6, cells: ['李四', '保养'] },
    ]);
  });

  test('takes quotation marks that open no cell for what they are', () => {
    expect(read(['张"三",5" 屏,"a""b"\n'])).toEqual([{ line: 1, cells: ['张"三"', '5" 屏', 'a"b'] }]);
  });

  test('that ends within quotation marks is cut, and the line is told', () => {
    expect(() => read(['a,b\n1,"2\n3,4\n'])).toThrow(new QuoteNotClosed(2));
    expect(() => read([`a,b\n1,"${'x'.repeat(70_000)}`])).toThrow(QuoteNotClosed);
  });

  test('has no line of more than 65,536 characters, quoted or not', () => {
    const longest = 'x'.repeat(65_535);
    expect(read([`a,b\n${longest}\n`])).toHaveLength(2);
    expect(() => read([`a,b\n${longest}x\n`])).toThrow(new LineTooLong(2));
    expect(() => read(['a,b\n', ...Array(8).fill('x,y,'.repeat(2_500))])).toThrow(new LineTooLong(2));
    for (const cell of ['"x",', '"xx",', '"xxx",', '"",', '""""""",'])
      expect(() => read([cell.repeat(30_000)])).toThrow(new LineTooLong(1));
  });

  test('comes out the same wherever it is cut, and as it was written', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '中', '"', ',', '\n', '\r\n', ' ', '😀'),
      maxLength: 6,
    });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
    const ends = fc.constantFrom('\n', '\r\n');
    fc.assert(
      fc.property(rows, ends, fc.array(fc.nat(), { maxLength: 8 }), (written, end, cuts) => {
        const text = written
          .map((cells) => `${cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')}${end}`)
          .join('');
        const characters = [...text];
        const places = cuts.map((cut) => cut % (characters.length + 1)).toSorted((a, b) => a - b);
        const parts = [0, ...places].map((from, at) => characters.slice(from, places[at]).join(''));
        const whole = read([text]);
        expect(read(parts)).toEqual(whole);
        const kept = written.filter((cells) => cells.some((one) => one.trim() !== ''));
        expect(whole.map(({ cells }) => cells)).toEqual(kept);
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });

  test.each([
    ['a,b;c,d', ','],
    ['姓名;手机号;地址', ';'],
    ['姓名\t手机号', '\t'],
    ['"a;b;c",d', ','],
    ['姓名', ','],
  ])('separated as its header %s is', (header, separator) => {
    expect(separatorOf(header)).toBe(separator);
  });
});

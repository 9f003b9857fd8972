import { describe, expect, test } from 'vitest';
import type { CellRefused } from '../../../shared/domain/import/cells.ts';
import { columns } from '../../../shared/domain/import/columns.ts';
import { columnsOf, FileRefused, readHeader } from '../../../shared/domain/import/header.ts';
import { badRowOf, importKinds } from '../../../shared/domain/import/import.ts';
import { dateIn, instantIn } from '../../../shared/domain/import/local-time.ts';
import { readRow } from '../../../shared/domain/import/row.ts';
import { commonSays } from '../../../shared/domain/refusals/common.ts';
import { importSays } from '../../../shared/domain/refusals/import.ts';
import { reasonOf } from '../../../shared/domain/refusals/reason.ts';

const zone = 'Asia/Shanghai';
const vin = 'LSVAM4187C2184847';

describe('a header', () => {
  test('is read in Chinese or English, wide or narrow, marked or with a note', () => {
    const header = readHeader('customers', [
      '客户姓名*',
      'Mobile',
      '客户类别（必填）',
      ' ＶＩＮ ',
      '车牌',
      '积分',
    ]);
    expect(header.fields).toEqual(['name', 'phone', 'class', 'vin', 'plate', undefined]);
    expect(header.ignored).toEqual(['积分']);
    const english = ['customer_name', 'telephone', 'VIN', 'Delivered At', 'sales adviser'];
    expect(readHeader('deliveries', english).fields).toEqual([
      'name',
      'phone',
      'vin',
      'deliveredAt',
      'adviser',
    ]);
  });

  test('must have what is needed, and nothing twice', () => {
    const code = (cells: string[]) => {
      try {
        readHeader('customers', cells);
      } catch (error) {
        return error as FileRefused;
      }
      return undefined;
    };
    expect(code(['客户姓名', '地址'])).toMatchObject({
      code: 'columns_missing',
      message: expect.stringContaining('手机号 (phone)'),
    });
    expect(code(['姓名', '手机号', '联系电话'])).toMatchObject({ code: 'column_twice' });
    expect(() => readHeader('visits', ['姓名'])).toThrow(FileRefused);
  });

  test('tells a hundred of the columns that are not read, a long name by its beginning', () => {
    const others = Array.from({ length: 150 }, (_, nth) => `${nth} ${'积'.repeat(400)}`);
    const { ignored } = readHeader('customers', ['姓名', '手机号', ...others]);
    expect(ignored).toEqual(others.slice(0, 100).map((name) => name.slice(0, 300)));
  });

  test.each(importKinds)('of %s can be read by every name of every column', (kind) => {
    const known: object = columns[kind];
    for (const [field, { zh, aliases }] of Object.entries(known) as [
      string,
      { zh: string; aliases: string[] },
    ][]) {
      for (const name of [field, zh, ...aliases]) {
        const others = Object.entries(columns[kind]).filter(([other]) => other !== field);
        const cells = [name, ...others.map(([other]) => other)];
        expect([name, readHeader(kind, cells).fields[0]]).toEqual([name, field]);
      }
    }
  });
});

test('a class is none of what every object has', async () => {
  const header = readHeader('customers', ['姓名', '手机号', '客户类别']);
  const read = await readRow({ ...header, kind: 'customers' }, ['王芳', '13800138000', 'constructor'], zone);
  expect(read).toMatchObject({ mistakes: [{ column: '客户类别' }] });
});

describe('a date', () => {
  test.each([
    ['2026-11-21', '2026-11-20T16:00:00.000Z'],
    ['2026/1/5 9:05', '2026-01-05T01:05:00.000Z'],
    ['2026.11.21 10:05:30', '2026-11-21T02:05:30.000Z'],
    ['2026年11月21日', '2026-11-20T16:00:00.000Z'],
    ['2026-11-21T10:05:00.000', '2026-11-21T02:05:00.000Z'],
    ['46347', '2026-11-20T16:00:00.000Z'],
    ['46347.420138889', '2026-11-21T02:05:00.000Z'],
  ])('%s is by the clocks of the branch', (cell, instant) => {
    expect(instantIn(cell, zone)).toBe(instant);
    expect(dateIn(cell)).toBe(cell === '2026/1/5 9:05' ? '2026-01-05' : '2026-11-21');
  });

  test.each(['2026-02-30', '21.11.2026', '2026-13-01', '2026-11-21 25:00', '1926-11-21', '12', 'x', ''])(
    '%s is none',
    (cell) => {
      expect(instantIn(cell, zone)).toBeUndefined();
    },
  );
});

describe('a row', () => {
  const header = {
    ...readHeader('visits', ['姓名', '手机', 'VIN', '进站时间', '服务顾问', '备注']),
    kind: 'visits',
  } as const;
  const cells = ['张三', '13800138000', vin.toLowerCase(), '2026/11/21 08:30', '李志明', ''];

  test('is read by its columns; what is empty says nothing', async () => {
    expect(await readRow(header, [...cells, '', ''], zone)).toEqual({
      row: {
        name: '张三',
        phone: '13800138000',
        vin,
        receivedAt: '2026-11-21T00:30:00.000Z',
        adviser: '李志明',
      },
    });
  });

  test('tells all that is wrong with it by the file’s own names, and repeats nothing of it', async () => {
    const read = await readRow(header, ['', '12345', vin.replace('7', '8'), 'gestern', '李志明', ''], zone);
    const [first, ...others] = 'mistakes' in read ? read.mistakes : [];
    const mistakes = first ? ([first, ...others] as const) : expect.fail('was taken');
    expect(mistakes.map(({ column }) => column)).toEqual(['姓名', '手机', 'VIN', '进站时间']);
    expect(await badRowOf(7, mistakes)).toMatchObject({
      line: 7,
      column: '姓名',
      reason: {
        zh: expect.stringMatching(/^必填；手机：不是有效的电话号码；VIN：校验位不正确；进站时间：应为日期/),
        en: expect.stringMatching(/^is required; 手机 is not a telephone number; VIN has a wrong/),
      },
    });
    expect(JSON.stringify(mistakes)).not.toMatch(/12345|gestern/);
  });

  test('of too few or too many cells is no row', async () => {
    expect(await readRow(header, cells.slice(0, 4), zone)).toMatchObject({
      mistakes: [{ said: { message: 'has only 4 of the 6 cells' } }],
    });
    expect(await readRow(header, [...cells, 'x'], zone)).toMatchObject({
      mistakes: [{ said: { message: 'has 7 cells where the header has 6' } }],
    });
  });

  test.each([
    ['VIP', 'vip'],
    ['集团公司', 'corporate'],
    ['key-private', 'key_private'],
  ])('has %s as the class %s', async (cell, expected) => {
    const classes = { ...readHeader('customers', ['姓名', '手机', '客户类别']), kind: 'customers' } as const;
    expect(await readRow(classes, ['张三', '13800138000', cell], zone)).toMatchObject({
      row: { class: expected },
    });
  });
});

describe('a reason', () => {
  test.each([
    [
      'has 7 cells where the header has 6',
      '有 7 个单元格，表头只有 6 个',
      importSays.more_cells({ cells: 7, header: 6 }),
    ],
    ['must have at most 200 characters', '最多 200 个字', commonSays.too_many_characters({ most: 200 })],
    [
      'is service_adviser, not sales_adviser or sales_director',
      '是服务顾问，不是销售顾问或销售总监',
      commonSays.wrong_role({ role: 'service_adviser', roles: ['sales_adviser', 'sales_director'] }),
    ],
  ])('that says “%s” reads in Chinese “%s”', async (en, zh, said) => {
    const { code, values } = said;
    expect(await reasonOf([{ said }])).toEqual({ zh, en, refusals: [{ code, values }] });
  });

  test('has Chinese for whatever a cell can be refused for', async () => {
    const wrong = ['x'.repeat(3000), '1'.repeat(50), '2026-13-01', 'LSVAM4187C2184848'];
    for (const kind of importKinds) {
      for (const [, { read }] of columnsOf(kind)) {
        for (const cell of wrong) {
          const said = await Promise.resolve()
            .then(() => read(cell, zone))
            .then(
              () => undefined,
              (error: CellRefused) => error.said,
            );
          if (said) expect((await reasonOf([{ said }])).zh).toMatch(/\p{Script=Han}/u);
        }
      }
    }
  });
});

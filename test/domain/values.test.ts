import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { phoneSchema } from '../../shared/domain/phone.ts';
import { superiorOf } from '../../shared/domain/roles.ts';
import { longText, noteText, shortText, withoutControls } from '../../shared/domain/text.ts';
import { vinSchema } from '../../shared/domain/vin.ts';

const vin = '1M8GDM9AXKP042788';

describe('a VIN', () => {
  test.each([vin, '11111111111111111', '1HGCM82633A004352'])('%s is right', (text) => {
    expect(vinSchema.parse(text)).toBe(text);
  });

  it('is trimmed and upper-cased', () => {
    expect(vinSchema.parse(` ${vin.toLowerCase()} `)).toBe(vin);
  });

  test.each([
    ['too short', vin.slice(1)],
    ['too long', `${vin}1`],
    ['with an I', vin.replace('M', 'I')],
    ['with an O', vin.replace('0', 'O')],
    ['with a Q', vin.replace('G', 'Q')],
    ['with a full-width digit', vin.replace('8', '\uff18')],
    ['empty', ''],
  ])('%s is wrong', (_, text) => {
    expect(vinSchema.safeParse(text).success).toBe(false);
  });

  it('with one digit mistyped is wrong, wherever it counts', () => {
    const places = fc.constantFrom(...[...vin].flatMap((digit, at) => (/\d/.test(digit) ? [at] : [])));
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 9 }), (at, by) => {
        const mistyped = (Number(vin.charAt(at)) + by) % 10;
        const text = vin.slice(0, at) + mistyped + vin.slice(at + 1);
        expect(vinSchema.safeParse(text).success).toBe(false);
      }),
      { seed: 20261123 },
    );
  });
});

describe('a telephone number', () => {
  test.each([
    '13812345678',
    '138 1234 5678',
    '+86 138-1234-5678',
    '021-62345678',
    '+49 30 901820',
    ' 13812345678 ',
  ])('%s is one', async (phone) => {
    expect(await phoneSchema.parseAsync(phone)).toBe(phone.trim());
  });

  test.each(['', '12345', '1381234567', '电话', '+86', '0'.repeat(41), 13812345678])(
    '%s is none',
    async (phone) => {
      expect((await phoneSchema.safeParseAsync(phone)).success).toBe(false);
    },
  );
});

describe('text', () => {
  test.each([
    [shortText, 200],
    [noteText, 2_000],
    [longText, 10_000],
  ])('has a limit, counted as people count (%#)', (schema, most) => {
    expect(schema.safeParse('车'.repeat(most)).success).toBe(true);
    expect(schema.safeParse('😡'.repeat(most)).success).toBe(true);
    expect(schema.safeParse('车'.repeat(most + 1)).success).toBe(false);
    expect(schema.safeParse('😡'.repeat(most + 1)).success).toBe(false);
  });

  test.each(['', ' ', '\n\t', ' '])('is more than white space (%j)', (text) => {
    expect(noteText.safeParse(text).success).toBe(false);
  });

  it('is kept as it was written', () => {
    expect(noteText.parse(' 客户很生气。\n')).toBe(' 客户很生气。\n');
    expect(noteText.safeParse('一行\t两列\r\n').success).toBe(true);
    for (const control of ['\0', '\u001f', '\u007f', '\u0085']) {
      expect(noteText.safeParse(`客户${control}很生气`).success).toBe(false);
      expect(withoutControls(`客户${control}\t很${control}生气\n`)).toBe('客户\t很生气\n');
    }
  });
});

describe('superiors', () => {
  it('every chain of them ends, at the group', () => {
    for (const role of ['sales_adviser', 'care_officer', 'finance', 'general_manager'] as const) {
      const chain: string[] = [];
      for (let at = superiorOf(role); at !== undefined; at = superiorOf(at)) chain.push(at);
      expect(chain.at(-1)).toBe('group_admin');
    }
  });

  test.each(['group_admin', 'regional_manager', 'operator'] as const)('%s has none', (role) => {
    expect(superiorOf(role)).toBeUndefined();
  });
});

import { describe, expect, it, test } from 'vitest';
import type { LinkedComplaint } from '../../shared/domain/complaint/details.ts';
import { isRecurrence, linkedFrom } from '../../shared/domain/complaint/recurrence.ts';
import { focusPeriod, isFocus } from '../../shared/domain/customer/focus.ts';
import { phoneNumberOf } from '../../shared/domain/phone.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { instant, shanghai } from '../support/time.ts';

function earlier(receivedAt: string): LinkedComplaint {
  return {
    id: `cmp.${receivedAt}`,
    number: 'SH01-2026-00001',
    branchId: 'demo.sh01',
    category: 'new_car_quality',
    receivedAt: instant(receivedAt),
  };
}

describe('INTAKE-5', () => {
  it('INTAKE-5 links are those of the customer and of the vehicle, each once, newest first', () => {
    const [first, second, third] = ['2026-10-01 10:00', '2026-10-02 10:00', '2026-10-03 10:00'].map(
      earlier,
    ) as [LinkedComplaint, LinkedComplaint, LinkedComplaint];
    const linked = linkedFrom({ complaints: [third, first] }, undefined, { complaints: [second, first] });
    expect(linked).toEqual([third, second, first]);
    expect(linkedFrom(undefined, undefined)).toEqual([]);
  });

  it('INTAKE-5 the last second of the 90th day still belongs to it', () => {
    const linked = [earlier('2026-08-25 00:00')];
    const lastSecond = instant('2026-11-23 23:59:59').replace('.000Z', '.999Z');
    expect(isRecurrence(linked, 'new_car_quality', lastSecond, shanghai, effectivePolicy())).toBe(true);
  });

  test.each(['13812345678', '138 1234 5678', '+86 138-1234-5678', '0086 13812345678'])(
    'INTAKE-5 %j is the same customer',
    async (written) => {
      expect(await phoneNumberOf(written)).toBe('+8613812345678');
    },
  );

  it('INTAKE-5 what is no telephone number is nobody’s', async () => {
    for (const text of ['', '12', '1381234567', 'x'.repeat(3000)]) {
      expect(await phoneNumberOf(text)).toBeUndefined();
    }
  });
});

it('CALL-8 a customer bears the focus mark from its first instant to before its last', () => {
  const file = {
    focusPeriods: new Set([
      focusPeriod({ from: instant('2026-11-24 00:00'), until: instant('2027-11-24 00:00') }),
    ]),
  };
  expect(isFocus(file, instant('2026-11-23 23:59:59'))).toBe(false);
  expect(isFocus(file, instant('2026-11-24 00:00'))).toBe(true);
  expect(isFocus(file, instant('2027-11-23 23:59:59'))).toBe(true);
  expect(isFocus(file, instant('2027-11-24 00:00'))).toBe(false);
  expect(isFocus({}, instant('2026-11-24 00:00'))).toBe(false);
  expect(isFocus(undefined, instant('2026-11-24 00:00'))).toBe(false);
});

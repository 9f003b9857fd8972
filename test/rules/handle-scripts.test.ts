import { describe, expect, it, test } from 'vitest';
import { channels, findings } from '../../shared/domain/complaint/codes.ts';
import { scriptSchema } from '../../shared/domain/scripts/script.ts';
import { scripts } from '../../shared/domain/scripts/scripts.ts';
import { situations, situationsOf } from '../../shared/domain/scripts/situations.ts';
import { received } from '../support/complaint.ts';

describe('HANDLE-11 the scripts', () => {
  const all = situations.map((situation) => {
    const { title, steps, phrases, avoid } = scripts[situation];
    return { situation, texts: [title, ...steps, ...phrases, ...avoid] };
  });

  it('HANDLE-11 every situation has a script, and there is no other', () => {
    expect(Object.keys(scripts).toSorted()).toEqual([...situations].toSorted());
    for (const situation of situations) {
      expect(scriptSchema.safeParse(scripts[situation])).toMatchObject({ success: true });
    }
  });

  test.each(all)('HANDLE-11 $situation is told in Chinese and in English, shortly', ({ texts }) => {
    for (const { zh, en } of texts) {
      // Nothing but Chinese in the one, and nothing of it in the other.
      expect(zh).toMatch(/^[\p{Script=Han}，。；：？！、“”（）]{4,60}$/u);
      expect(en).toMatch(/^[A-Z(][A-Za-z0-9 ,.;:?!’“”()-]{5,159}$/);
    }
  });

  test.each(all)(
    'HANDLE-11 $situation says whole sentences, none of them twice',
    ({ texts: [, ...lines] }) => {
      for (const { zh, en } of lines) {
        expect(zh).toMatch(/[。？！”]$/);
        expect(en).toMatch(/[.?!”]$/);
        for (const text of [zh, en]) {
          expect(text.match(/“/g)?.length).toBe(text.match(/”/g)?.length);
        }
      }
      for (const language of ['zh', 'en'] as const) {
        const told = lines.map((line) => line[language]);
        expect(new Set(told).size).toBe(told.length);
      }
    },
  );

  it('HANDLE-11 the customer is addressed with respect', () => {
    const spoken = situations.flatMap((situation) => scripts[situation].phrases.map(({ zh }) => zh));
    expect(spoken.filter((text) => text.includes('你'))).toEqual([]);
    for (const situation of situations) {
      expect(scripts[situation].phrases.map(({ zh }) => zh).join('')).toContain('您');
    }
  });
});

describe('HANDLE-11 which scripts fit a complaint', () => {
  type Facts = Parameters<typeof situationsOf>[0];
  const complaint = received({ channel: 'hotline' }).complaint;
  const fitting = (told: Partial<Facts>) => situationsOf({ ...complaint, ...told });

  test.each(channels)('HANDLE-11 one by %s is met in person or called', (channel) => {
    const expected = channel === 'walk_in' ? 'face_to_face' : 'phone_complaint';
    expect(fitting({ channel })).toEqual([expected]);
  });

  const ofCategory = {
    sales_staff_attitude: 'staff_attitude',
    service_staff_attitude: 'staff_attitude',
    immediate_rework: 'immediate_rework',
    pre_delivery_defect: 'pre_delivery_miss',
  };

  test.each(Object.entries(ofCategory))('HANDLE-11 %s shows %s', (category, situation) => {
    expect(fitting({ category })).toEqual(['phone_complaint', situation]);
  });

  const ofFinding = {
    dealer_fault: 'dealer_fault',
    product_fault: 'product_fault',
    customer_misuse: 'misuse',
    misunderstanding: 'misunderstanding',
    pre_delivery_miss: 'pre_delivery_miss',
    unfounded: 'unfounded',
  } as const;

  test.each(findings)('HANDLE-11 once %s is found, it shows what to say', (finding) => {
    expect(fitting({ finding })).toEqual(['phone_complaint', ofFinding[finding]]);
  });

  it('HANDLE-11 guides to the insurer where misuse may be insured, and nowhere else', () => {
    expect(fitting({ finding: 'customer_misuse', insurable: true })).toContain('insurance_guidance');
    expect(fitting({ finding: 'customer_misuse', insurable: false })).not.toContain('insurance_guidance');
    for (const finding of findings.filter((one) => one !== 'customer_misuse')) {
      expect(fitting({ finding, insurable: true })).not.toContain('insurance_guidance');
    }
  });

  it('HANDLE-11 a severe case, and one that satisfied nobody, prepares for anger', () => {
    expect(fitting({ severe: true })).toContain('angry_customer');
    const unsatisfied = received()
      .contact('2026-11-23 11:00')
      .resolve('2026-11-23 15:00')
      .verify('2026-11-23 16:00', 'unsatisfied');
    expect(situationsOf(unsatisfied.complaint)).toEqual(['phone_complaint', 'angry_customer']);
  });

  test.each(['customer_misuse', 'misunderstanding', 'unfounded'] as const)(
    'HANDLE-11 where it is %s, nobody owns up to a fault or a rudeness that was none',
    (finding) => {
      const shown = ['phone_complaint', ofFinding[finding]];
      expect(fitting({ category: 'pre_delivery_defect', finding })).toEqual(shown);
      expect(fitting({ category: 'service_staff_attitude', finding })).toEqual(shown);
      // It is free of charge all the same.
      expect(fitting({ category: 'immediate_rework', finding })).toContain('immediate_rework');
    },
  );

  it('HANDLE-11 what the category says and what was found stand side by side', () => {
    expect(
      fitting({ channel: 'walk_in', category: 'immediate_rework', finding: 'dealer_fault', severe: true }),
    ).toEqual(['face_to_face', 'angry_customer', 'immediate_rework', 'dealer_fault']);
    expect(fitting({ category: 'pre_delivery_defect', finding: 'pre_delivery_miss' })).toEqual([
      'phone_complaint',
      'pre_delivery_miss',
    ]);
  });

  it('HANDLE-11 every situation is shown for some complaint', () => {
    const shown = [
      fitting({ channel: 'walk_in', severe: true }),
      ...Object.keys(ofCategory).map((category) => fitting({ category })),
      ...findings.map((finding) => fitting({ finding, insurable: true })),
    ].flat();
    expect(new Set(shown)).toEqual(new Set(situations));
  });
});

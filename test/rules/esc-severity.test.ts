import { describe, expect, it, test } from 'vitest';
import { categoryNames } from '../../shared/domain/complaint/category.ts';
import { findings } from '../../shared/domain/complaint/codes.ts';
import { type Case, newCarDefect, received } from '../support/complaint.ts';

type Telling = (complaint: Case, at: string) => Case;

const category: Telling = (complaint, at) => complaint.classify(at, { category: 'new_car_quality' });
const severe: Telling = (complaint, at) => complaint.classify(at, { severe: true });
const finding: Telling = (complaint, at) => complaint.investigate(at, { finding: 'product_fault' });

const times = ['2026-11-23 11:00', '2026-11-23 12:00', '2026-11-23 13:00'];
const last = '2026-11-23 13:00:00';

/** A complaint of another category in which one thing after another turns out. */
const turnedOut = (...tellings: readonly Telling[]) =>
  tellings.reduce(
    (complaint, tell, nth) => tell(complaint, times[nth] ?? ''),
    received().contact('2026-11-23 10:30'),
  );

const levels = ({ complaint }: Case) => complaint.escalations.map(({ cause, level }) => `${cause} ${level}`);

describe('ESC-5', () => {
  it('ESC-5 a severe complaint is told to the general manager at once, and to nobody else', () => {
    const complaint = received({ severe: true });
    expect(complaint.escalations()).toEqual(['ESC-5 general_manager 2026-11-23 10:00:00']);
    expect(complaint.told('severe_complaint')).toEqual(['general_manager 2026-11-23 10:00:00']);
    expect(complaint.told('called_in')).toEqual([]);
  });

  it('ESC-5 registered late it is told when it is registered', () => {
    const late = received({ severe: true, registeredAt: '2026-11-23 15:00' });
    expect(late.escalations()).toEqual(['ESC-5 general_manager 2026-11-23 15:00:00']);
  });

  it('ESC-5 a new car’s product fault is told to the general manager, and two directors are called in', () => {
    const fault = newCarDefect().contact('2026-11-23 10:30');
    expect(fault.escalations()).toEqual([]);
    finding(fault, '2026-11-23 11:00');
    expect(fault.escalations()).toEqual(['ESC-5 general_manager 2026-11-23 11:00:00']);
    expect(fault.told('product_fault')).toEqual(['general_manager 2026-11-23 11:00:00']);
    expect(fault.told('called_in')).toEqual([
      'sales_director 2026-11-23 11:00:00',
      'care_director 2026-11-23 11:00:00',
    ]);
  });

  it('ESC-5 severe as well, the region is told at once, and the owner stays', () => {
    const fault = finding(newCarDefect({ severe: true }).contact('2026-11-23 10:30'), '2026-11-23 11:00');
    expect(levels(fault)).toEqual([
      'severe general_manager',
      'product_fault general_manager',
      'product_fault regional_manager',
    ]);
    expect(fault.told('product_fault')).toEqual([
      'general_manager 2026-11-23 11:00:00',
      'regional_manager 2026-11-23 11:00:00',
    ]);
    expect(fault.complaint.owner).toEqual({ role: 'service_director' });
  });

  test.each([
    ['category, finding, severe', [category, finding, severe]],
    ['category, severe, finding', [category, severe, finding]],
    ['finding, category, severe', [finding, category, severe]],
    ['finding, severe, category', [finding, severe, category]],
    ['severe, category, finding', [severe, category, finding]],
    ['severe, finding, category', [severe, finding, category]],
  ])('ESC-5 in the order %s, all are told once and the region with the last', (_, order) => {
    const complaint = turnedOut(...order);
    expect(levels(complaint).toSorted()).toEqual([
      'product_fault general_manager',
      'product_fault regional_manager',
      'severe general_manager',
    ]);
    expect(complaint.told('product_fault')).toContain(`regional_manager ${last}`);
    expect(complaint.told('called_in')).toHaveLength(2);
    expect(levels(turnedOut(...order.slice(0, 2)))).not.toContain('product_fault regional_manager');
  });

  test.each([
    ['category, finding', [category, finding]],
    ['finding, category', [finding, category]],
  ])('ESC-5 in the order %s, the fault is told with the last', (_, order) => {
    const complaint = turnedOut(...order);
    expect(complaint.escalations()).toEqual(['ESC-5 general_manager 2026-11-23 12:00:00']);
    expect(complaint.told('called_in')).toHaveLength(2);
  });

  test.each(categoryNames.filter((name) => name !== 'new_car_quality'))(
    'ESC-5 a product fault in %s is told to nobody, and severe only to the general manager',
    (name) => {
      const told = { category: name } as const;
      const fault = finding(received(told).contact('2026-11-23 10:30'), '2026-11-23 11:00');
      expect(fault.escalations()).toEqual([]);
      expect(fault.told('called_in')).toEqual([]);
      expect(levels(severe(fault, '2026-11-23 11:30'))).toEqual(['severe general_manager']);
    },
  );

  test.each(findings.filter((name) => name !== 'product_fault'))(
    'ESC-5 a new car found to be %s is told to nobody',
    (name) => {
      const fault = newCarDefect().contact('2026-11-23 10:30');
      fault.investigate('2026-11-23 11:00', { finding: name, evidence: '检测报告' });
      expect(fault.escalations()).toEqual([]);
    },
  );

  it('ESC-5 found in the first call it is told as well', () => {
    const atOnce = { finding: 'product_fault', solution: { kind: 'repair' } };
    const fault = newCarDefect().contact('2026-11-23 10:30').resolve('2026-11-23 11:00', { atOnce });
    expect(levels(fault)).toEqual(['product_fault general_manager']);
    expect(fault.told('called_in')).toHaveLength(2);
  });

  it('ESC-5 told again what is known already, nobody is told again', () => {
    const complaint = turnedOut(category, finding, severe);
    const before = complaint.complaint.escalations;
    severe(finding(category(complaint, '2026-11-23 14:00'), '2026-11-23 15:00'), '2026-11-23 16:00');
    complaint.classify('2026-11-23 17:00', { severe: false });
    severe(complaint, '2026-11-23 18:00');
    expect(complaint.complaint.escalations).toEqual(before);
    expect(complaint.told('called_in')).toHaveLength(2);
  });
});

import { describe, expect, it, test } from 'vitest';
import { writeNotice } from '../../shared/data/head/notice-store.ts';
import { categories, categoryNames } from '../../shared/domain/complaint/category.ts';
import { focusAhead, focusPeriod, isFocus, remarkOn } from '../../shared/domain/customer/focus.ts';
import { received, registrationOf, rosterWithout, type Told } from '../support/complaint.ts';
import { instant } from '../support/time.ts';

/** A complaint of a customer who has a file. */
function filed(told: Told = {}) {
  const details = { ...registrationOf().details, files: { customer: 'a'.repeat(43) } };
  return received({ details, ...told }).contact('2026-11-23 11:00');
}

/** The file of a customer who was marked so often, from when until when. */
function marked(...periods: [from: string, until: string][]) {
  const ofEach = periods.map(([from, until]) => focusPeriod({ from: instant(from), until: instant(until) }));
  return { focusPeriods: new Set(ofEach) };
}

describe('CALL-8', () => {
  test.each(categoryNames)('CALL-8 the adviser of the form is asked for a remark, as for %s', (category) => {
    const told = filed({ category }).resolve('2026-11-23 11:30').told('focus_remark_wanted');
    const adviser = categories[category].form === 'sales' ? 'sales_adviser' : 'service_adviser';
    expect(told).toEqual(category === 'enquiry' ? [] : [`${adviser} 2026-11-23 11:30:00`]);
  });

  it('CALL-8 where the branch has no such adviser, the next level is asked', () => {
    const roster = rosterWithout('service_adviser', 'sales_adviser');
    const told = filed({ category: 'technical', roster }).resolve('2026-11-23 11:30');
    expect(told.told('focus_remark_wanted')).toEqual(['service_director 2026-11-23 11:30:00']);
  });

  it('CALL-8 a remark is asked for once, however many rounds follow', () => {
    const complaint = filed().resolve('2026-11-24 15:00').verify('2026-11-24 16:00', 'unsatisfied');
    complaint.resolve('2026-11-30 10:00');
    expect(complaint.told('focus_remark_wanted')).toHaveLength(1);
  });

  it('CALL-8 the notice leads to the customer’s file and names nobody', () => {
    const complaint = filed({ id: 'cmp.grp1.br1.0000000000000001', branchId: 'grp1.br1' });
    complaint.resolve('2026-11-23 11:30');
    const notice = complaint.notices.find(({ kind }) => kind === 'focus_remark_wanted');
    if (!notice) throw new Error('nobody was asked');
    expect(writeNotice(complaint.complaint, notice)).toMatchObject({
      row: { customer: `cus.grp1.${'a'.repeat(43)}` },
    });
    expect(JSON.stringify(notice)).not.toContain('王芳');
  });

  it('CALL-8 a second complaint handled while the mark is there leaves no day without it', () => {
    const file = marked(['2026-11-24 00:00', '2027-11-24 00:00'], ['2027-03-02 00:00', '2028-03-02 00:00']);
    for (const at of ['2027-03-01 15:00', '2027-11-24 00:00', '2028-03-01 23:59:59']) {
      expect(isFocus(file, instant(at))).toBe(true);
    }
    expect(focusAhead(file, instant('2027-03-01 15:00'))).toEqual({
      from: instant('2026-11-24 00:00'),
      until: instant('2028-03-02 00:00'),
    });
    expect(isFocus(file, instant('2028-03-02 00:00'))).toBe(false);
  });

  it('CALL-8 one that was handled earlier, and is told of later, shortens no mark', () => {
    const file = marked(['2026-11-24 00:00', '2027-11-24 00:00'], ['2026-11-20 00:00', '2027-11-20 00:00']);
    expect(focusAhead(file, instant('2026-11-25 10:00'))?.until).toBe(instant('2027-11-24 00:00'));
    expect(isFocus(file, instant('2027-11-23 23:59:59'))).toBe(true);
  });

  it('CALL-8 a remark is made while the mark is there, or set for tomorrow, and not after it', () => {
    const file = marked(['2026-11-24 00:00', '2027-11-24 00:00']);
    const remark = (at: string) => remarkOn(file, '先电话预约', { at: instant(at), by: 'per.a' });
    expect(remark('2026-11-23 12:00')).toEqual({
      text: '先电话预约',
      at: instant('2026-11-23 12:00'),
      by: 'per.a',
    });
    expect(focusAhead(file, instant('2027-11-23 23:59:59'))).toBeDefined();
    expect(() => remark('2027-11-24 00:00')).toThrow('no focus mark');
    expect(() => remarkOn({}, 'x', { at: instant('2026-11-23 12:00'), by: 'per.a' })).toThrow(
      'no focus mark',
    );
  });
});

import { describe, expect, it, test } from 'vitest';
import { causeNames } from '../../shared/domain/complaint/cause.ts';
import { departmentNamed, departmentNames, departments } from '../../shared/domain/complaint/department.ts';
import { type Case, newCarDefect, received } from '../support/complaint.ts';
import { figuresOf } from '../support/figures.ts';

const november = (...cases: readonly Case[]) =>
  figuresOf('2026-11', ...cases.map(({ complaint }) => complaint));

/** A repair that was found to be whose fault. */
const repair = (finding?: string, told = {}) => {
  const complaint = received({ category: 'repair_quality', ...told }).contact('2026-11-23 11:00');
  return finding === undefined ? complaint : complaint.investigate('2026-11-23 12:00', { finding });
};

describe('STAT-1', () => {
  it('STAT-1 received are counted by form, priority, customer class and recurrence', () => {
    const earlier = {
      id: 'cmp.grp1.br1.c0',
      number: 'SH01-2026-00000',
      branchId: 'grp1.br1',
      category: 'price_dispute',
      receivedAt: '2026-11-01T02:00:00.000Z',
    } as const;
    const { details } = received().state;
    const again = received({ category: 'price_dispute', details: { ...details, linked: [earlier] } });
    const month = november(received(), newCarDefect({ customerClass: 'vip' }), again);
    expect(month.byForm).toEqual({ sales: 1, after_sales: 2 });
    expect(month.byPriority).toEqual({ high: 2, medium: 1, low: 0 });
    expect(month.byCustomerClass).toMatchObject({ private: 2, vip: 1, fleet: 0 });
    expect(month.recurrences).toBe(1);
  });

  it('STAT-1 findings, causes and departments are counted once they are told, each as it stands last', () => {
    const found = repair('dealer_fault');
    expect(november(found).byCause).toMatchObject({ unclassified: 1 });
    found.investigate('2026-11-23 13:00', {
      finding: 'dealer_fault',
      causeCode: 'workmanship',
      responsible: { department: '维修车间' },
    });
    const month = november(found, received());
    expect(month.byFinding).toMatchObject({ dealer_fault: 1, product_fault: 0 });
    expect(month.byCause).toMatchObject({ workmanship: 1, unclassified: 0 });
    expect(month.byCategoryAndCause).toEqual({ repair_quality: { workmanship: 1 } });
    expect(month.byDepartment).toMatchObject({ workshop: 1, other: 0 });
  });

  it('STAT-1 the form may name another root cause than the findings', () => {
    const complaint = repair('dealer_fault').resolve('2026-11-24 10:00', { causeCode: 'misdiagnosis' });
    expect(november(complaint).byCause).toMatchObject({ misdiagnosis: 1, unclassified: 0 });
  });

  it('STAT-1 a solution is counted by its kind, as long as it is proposed', () => {
    const complaint = repair('dealer_fault').propose('2026-11-23 13:00', { kind: 'apology' });
    expect(november(complaint).bySolution).toMatchObject({ apology: 1, goodwill: 0 });
    complaint.investigate('2026-11-23 14:00').propose('2026-11-23 15:00', { kind: 'goodwill' });
    expect(november(complaint).bySolution).toMatchObject({ apology: 0, goodwill: 1 });
  });

  it('STAT-1 what was said at verification is counted with its mark, in the month of the call', () => {
    const complaint = received()
      .contact('2026-11-23 11:00')
      .resolve('2026-11-24 15:00')
      .do('verify-complaint', '2026-11-30 16:00', { outcome: 'unsatisfied', satisfaction: 2 })
      .resolve('2026-12-01 10:00')
      .do('verify-complaint', '2026-12-01 11:00', { outcome: 'satisfied', satisfaction: 5 });
    expect(november(complaint)).toMatchObject({
      verifications: { satisfied: 0, unsatisfied: 1 },
      satisfaction: { rated: 1, mean: 2 },
    });
    expect(figuresOf('2026-12', complaint.complaint).satisfaction).toEqual({
      rated: 1,
      mean: 5,
      byMark: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 1 },
    });
  });

  it('STAT-1 waits are counted in the month they end, to the contact, the solution and the close', () => {
    const complaint = received({ receivedAt: '2026-11-30 10:00' })
      .contact('2026-11-30 12:00')
      .propose('2026-11-30 14:00')
      .resolve('2026-12-01 10:00')
      .verify('2026-12-01 10:00', 'satisfied');
    const { durations } = november(complaint);
    expect(durations.contact).toMatchObject({ count: 1, meanSeconds: 2 * 3600 });
    expect(durations.solution).toMatchObject({ count: 1, meanSeconds: 4 * 3600 });
    expect(durations.close).toEqual({ count: 0, meanSeconds: null, p50Seconds: null, p90Seconds: null });
    expect(figuresOf('2026-12', complaint.complaint).durations.close).toMatchObject({
      count: 1,
      meanSeconds: 24 * 3600,
    });
  });

  test.each(departmentNames)('STAT-1 the department %s is known by its code and its names', (code) => {
    const { zh, en } = departments[code];
    for (const name of [code, zh, en, ` ${en.toUpperCase()} `]) expect(departmentNamed(name)).toBe(code);
  });

  it('STAT-1 any other department counts as other, and no cause is called unclassified by anybody', () => {
    expect(departmentNamed('三楼')).toBe('other');
    expect(causeNames).not.toContain('unclassified');
  });
});

describe('STAT-6', () => {
  const visits = { handedBack: 100 };

  it('STAT-6 back right after paying counts, and a repair once it is found at fault', () => {
    const back = received({ category: 'immediate_rework' });
    expect(november(back).rework.cameBack).toBe(1);
    expect(november(repair()).rework.cameBack).toBe(0);
    expect(november(repair('dealer_fault')).rework.cameBack).toBe(1);
    expect(november(repair('unfounded')).rework.cameBack).toBe(0);
  });

  it('STAT-6 a duplicate tells of the same return as the other one', () => {
    const first = received({ id: 'cmp.grp1.br1.first', category: 'immediate_rework' });
    const second = received({ category: 'immediate_rework' }).mergeInto(first, '2026-11-23 12:00');
    expect(november(first, second).rework.cameBack).toBe(1);
  });

  test.each([
    [4, 0.04, true],
    [5, 0.05, false],
    [0, 0, true],
  ])(
    'STAT-6 %i of a hundred vehicles are %f of all; whether that is within the bound: %s',
    (cameBack, rate, kept) => {
      const { rework } = figuresOf.counters('2026-11', { ...visits, rework: cameBack });
      expect(rework).toEqual({ cameBack, repaired: 100, rate, belowPercent: 5, kept });
    },
  );

  it('STAT-6 where no vehicle was repaired there is no rate', () => {
    expect(november(received()).rework).toMatchObject({ repaired: 0, rate: null, kept: null });
  });
});

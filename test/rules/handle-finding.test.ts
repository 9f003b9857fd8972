import { describe, expect, it, test } from 'vitest';
import { complaintView } from '../../functions/complaints/complaint-view.ts';
import { findings, type solutionKinds } from '../../shared/domain/complaint/codes.ts';
import type { Finding } from '../../shared/domain/complaint/finding.ts';
import { situationsOf } from '../../shared/domain/scripts/situations.ts';
import { commands, usualInput } from '../support/commands.ts';
import { newCarDefect, received } from '../support/complaint.ts';

const contacted = () => received().contact('2026-11-23 11:00');
const atOnce = (told: object) => contacted().resolve('2026-11-23 11:30', { atOnce: told });

/** What is taken with each finding, and words of what it demands. */
const told: Record<Finding, { evidence: boolean; zh: RegExp; en: RegExp }> = {
  dealer_fault: { evidence: false, zh: /致歉.*解决方案/, en: /Apologise.*solution/ },
  product_fault: { evidence: false, zh: /新车.*总经理立即/, en: /general manager is told at once/ },
  customer_misuse: { evidence: true, zh: /正确使用.*保险/, en: /right way.*insurer/ },
  misunderstanding: { evidence: true, zh: /耐心解释/, en: /Explain patiently/ },
  pre_delivery_miss: { evidence: false, zh: /先赔付.*责任/, en: /Compensate.*first, then/ },
  unfounded: { evidence: false, zh: /礼貌.*理由/, en: /politely.*reasons/ },
};

const withEvidence = (finding: Finding) => (told[finding].evidence ? { evidence: '维修记录' } : {});

describe('HANDLE-3', () => {
  it('HANDLE-3 there are six findings', () => {
    expect([...findings].toSorted()).toEqual(Object.keys(told).toSorted());
  });

  test.each(findings)('HANDLE-3 the answer says what %s demands, in Chinese and English', (finding) => {
    const { state } = contacted().investigate('2026-11-23 12:00', { finding, ...withEvidence(finding) });
    const { demands } = complaintView(state).finding ?? {};
    expect(demands?.zh).toMatch(told[finding].zh);
    expect(demands?.en).toMatch(told[finding].en);
  });

  test.each(findings)('HANDLE-3 %s without evidence', (finding) => {
    const { input } = commands['record-findings'];
    const body = { finding, cause: '加错机油' };
    expect(input.safeParse(body).success).toBe(!told[finding].evidence);
    expect(input.safeParse({ ...body, evidence: ' ' }).success).toBe(false);
    expect(input.safeParse({ ...body, evidence: '机油检测报告' }).success).toBe(true);
  });

  test.each(findings)('HANDLE-3 %s is insurable only where the customer misused it', (finding) => {
    const body = { finding, cause: '涉水', ...withEvidence(finding), insurable: true };
    expect(commands['record-findings'].input.safeParse(body).success).toBe(finding === 'customer_misuse');
  });

  it('HANDLE-3 a customer whose misuse is insurable is guided to the insurer, another is not', () => {
    const found = (insurable: boolean) =>
      contacted().investigate('2026-11-23 12:00', {
        finding: 'customer_misuse',
        evidence: '现场照片',
        insurable,
      });
    expect(situationsOf(found(true).complaint)).toContain('insurance_guidance');
    expect(situationsOf(found(false).complaint)).not.toContain('insurance_guidance');
    const corrected = found(true).investigate('2026-11-23 13:00');
    expect(situationsOf(corrected.complaint)).not.toContain('insurance_guidance');
    expect(corrected.complaint.insurable).toBeUndefined();
  });

  it('HANDLE-3 what the staff say, the demand’s reason and who is responsible are kept with the finding', () => {
    const heard = [
      { person: '赵强', statement: '交车时未检查车漆' },
      { person: '孙丽', statement: '洗车后未复检' },
    ];
    const responsible = { department: '销售部', person: '赵强' };
    const { state, entries } = contacted().investigate('2026-11-23 12:00', {
      heard,
      responsible,
      demandReasonable: false,
    });
    expect(complaintView(state).finding).toMatchObject({
      finding: 'dealer_fault',
      cause: '交车前未检查',
      heard,
      responsible,
      demandReasonable: false,
    });
    expect(entries.at(-1)?.input).toMatchObject({ heard, responsible, demandReasonable: false });
  });

  it('HANDLE-3 new findings take the place of the old ones, with all that belonged to them', () => {
    const complaint = contacted()
      .investigate('2026-11-23 12:00', {
        demandReasonable: true,
        heard: [{ person: '赵强', statement: '是' }],
      })
      .investigate('2026-11-23 13:00', { finding: 'unfounded' });
    expect(complaint.complaint.finding).toBe('unfounded');
    expect(complaint.complaint.demandReasonable).toBeUndefined();
    expect(complaint.state.details.finding).toEqual({ cause: usualInput['record-findings'].cause });
  });

  it('HANDLE-3 a product’s fault on a new car is told at once (ESC-5)', () => {
    const defect = newCarDefect().contact('2026-11-23 11:00');
    defect.investigate('2026-11-23 12:00', { finding: 'product_fault' });
    expect(defect.escalations('ESC-5')).toEqual(['ESC-5 general_manager 2026-11-23 12:00:00']);
  });

  type Kind = (typeof solutionKinds)[number];
  const more: Record<Kind, boolean> = {
    explanation: false,
    apology: false,
    repair: true,
    replace_part: true,
    refund: true,
    compensation: true,
    goodwill: true,
    return_vehicle: true,
    exchange_vehicle: true,
  };

  test.each(Object.entries(more))(
    'HANDLE-3 missed before delivery, %s compensates the customer: %s',
    (kind, enough) => {
      const complaint = contacted()
        .investigate('2026-11-23 12:00', { finding: 'pre_delivery_miss' })
        .propose('2026-11-23 13:00', { kind });
      if (complaint.complaint.solution?.decision.approval === 'pending')
        complaint.approve('2026-11-23 13:30');
      const resolve = () => complaint.resolve('2026-11-23 14:00');
      if (enough) expect(resolve().complaint.status).toBe('resolved');
      else expect(resolve).toThrow('compensated first');
    },
  );

  it('HANDLE-3 missed before delivery, it is not resolved without a solution, in the first call neither', () => {
    const found = contacted().investigate('2026-11-23 12:00', { finding: 'pre_delivery_miss' });
    const before = found.state;
    expect(() => found.resolve('2026-11-23 13:00')).toThrow('compensated first');
    expect(found.state).toBe(before);
    const first = (kind: Kind) => () => atOnce({ finding: 'pre_delivery_miss', solution: { kind } });
    expect(first('apology')).toThrow('compensated first');
    expect(first('goodwill')().complaint.status).toBe('resolved');
  });

  it('HANDLE-3 missed before delivery, a compensation the customer declined is none', () => {
    const declined = contacted()
      .investigate('2026-11-23 12:00', { finding: 'pre_delivery_miss' })
      .propose('2026-11-23 13:00', { kind: 'goodwill' })
      .agree('2026-11-23 13:30', { agreed: false });
    expect(() => declined.resolve('2026-11-23 14:00')).toThrow('compensated first');
    const another = declined.propose('2026-11-23 14:00', { kind: 'repair' });
    expect(another.resolve('2026-11-23 15:00').complaint.status).toBe('resolved');
  });

  it('HANDLE-3 any other fault is resolved with words, or with none', () => {
    const found = () => contacted().investigate('2026-11-23 12:00', { finding: 'dealer_fault' });
    expect(found().resolve('2026-11-23 13:00').complaint.status).toBe('resolved');
    const apologised = found().propose('2026-11-23 12:30', { kind: 'apology' });
    expect(apologised.resolve('2026-11-23 13:00').complaint.status).toBe('resolved');
  });
});

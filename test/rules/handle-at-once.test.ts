import { describe, expect, it, test } from 'vitest';
import { findings } from '../../shared/domain/complaint/codes.ts';
import type { Finding } from '../../shared/domain/complaint/finding.ts';
import { usualInput } from '../support/commands.ts';
import { received } from '../support/complaint.ts';
import { yuan } from '../support/money.ts';

const contacted = () => received().contact('2026-11-23 11:00');
/** Resolved in the first call. */
const atOnce = (told: object, complaint = contacted()) =>
  complaint.resolve('2026-11-23 11:30', { atOnce: told });

const withEvidence = (finding: Finding) =>
  finding === 'customer_misuse' || finding === 'misunderstanding' ? { evidence: '维修记录' } : {};

describe('HANDLE-4', () => {
  const cheap = (amount: number) => ({ solution: { kind: 'goodwill', cost: yuan(amount) } });

  test.each(findings)('HANDLE-4 what is cheap is put right at once, whoever is at fault: %s', (finding) => {
    const complaint = atOnce({ finding, ...withEvidence(finding), ...cheap(500) });
    expect(complaint.complaint).toMatchObject({
      status: 'resolved',
      finding,
      solution: {
        kind: 'goodwill',
        cost: yuan(500),
        decision: { approval: 'not_needed' },
        toldAt: complaint.instant('2026-11-23 11:30'),
      },
    });
    expect(complaint.state.details.solution?.description).toBe(usualInput['resolve-complaint'].method);
    expect(complaint.due('payout')).toBe('2026-11-30 23:59:59');
  });

  it('HANDLE-4 it needs no finding', () => {
    expect(atOnce(cheap(500)).complaint.finding).toBeUndefined();
    expect(() => atOnce({ ...cheap(500), evidence: '照片' })).toThrow('shows a finding');
  });

  it('HANDLE-4 a fen more is proposed', () => {
    const complaint = contacted();
    const before = complaint.state;
    expect(() => atOnce(cheap(500.01), complaint)).toThrow('more than may be spent at once');
    expect(complaint.state).toBe(before);
    expect(() => atOnce(cheap(500.01), contacted().assignTo('2026-11-23 11:10', 'general_manager'))).toThrow(
      'more than may be spent at once',
    );
  });

  it('HANDLE-4 the limit is the policy’s, and what needs an approval is proposed all the same', () => {
    const under = (overrides: object) => received({ overrides }).contact('2026-11-23 11:00');
    expect(() => atOnce(cheap(100.01), under({ solvedAtOnce: 100_00 }))).toThrow('more than may be spent');
    expect(() => atOnce(cheap(500), under({ ownerMayApprove: 499_99 }))).toThrow('the general_manager');
    expect(() => atOnce(cheap(0), under({ approvalForAll: true }))).toThrow('the general_manager');
    expect(() => atOnce({ solution: { kind: 'return_vehicle' } })).toThrow('the group_admin');
  });
});

describe('HANDLE-1', () => {
  test.each(findings)(
    'HANDLE-1 %s is settled in the first call where words or little money do',
    (finding) => {
      const resolve = () => atOnce({ finding, ...withEvidence(finding) });
      if (finding === 'pre_delivery_miss') expect(resolve).toThrow('compensated first');
      else expect(resolve().complaint).toMatchObject({ status: 'resolved', finding });
    },
  );

  it('HANDLE-3 misuse found in the first call may be insurable, and nothing else', () => {
    const misuse = { finding: 'customer_misuse', evidence: '照片', insurable: true };
    expect(atOnce(misuse).complaint).toMatchObject({ insurable: true });
    expect(() => atOnce({ finding: 'unfounded', insurable: true })).toThrow('misuse by the customer only');
    expect(() => atOnce({})).toThrow('what was found or what was given');
  });

  it('HANDLE-1 misuse and misunderstanding are found on evidence in the first call as well', () => {
    expect(() => atOnce({ finding: 'misunderstanding' })).toThrow('found on evidence only');
    expect(() => atOnce({ finding: 'customer_misuse' })).toThrow('found on evidence only');
    const { details } = atOnce({ finding: 'customer_misuse', evidence: '照片' }).state;
    expect(details.finding).toEqual({ cause: usualInput['resolve-complaint'].cause, evidence: '照片' });
  });

  it('HANDLE-1 only the first call settles at once: later there are findings and a solution', () => {
    const reopened = contacted().resolve('2026-11-23 11:10').verify('2026-11-23 11:20', 'unsatisfied');
    const later = [
      contacted().investigate('2026-11-23 11:10'),
      contacted().propose('2026-11-23 11:10'),
      reopened,
    ];
    for (const complaint of later) {
      expect(() => atOnce({ finding: 'unfounded' }, complaint)).toThrow('is for the first call');
    }
  });
});

import { describe, expect, it, test } from 'vitest';
import { effectivePolicy, policyOverridesSchema, policyTable } from '../../shared/domain/policy.ts';
import { received } from '../support/complaint.ts';

const accepts = (overrides: unknown) => policyOverridesSchema.safeParse(overrides).success;

describe('policy', () => {
  it('without overrides the defaults hold, and each fits its own schema', () => {
    const policy = effectivePolicy();
    for (const [name, { schema, default: value }] of Object.entries(policyTable)) {
      expect(policy).toHaveProperty(name, value);
      expect(schema.safeParse(value).success, name).toBe(true);
    }
    expect(Object.keys(policy)).toEqual(Object.keys(policyTable));
  });

  it('POLICY-1 a branch overrides its group, and the group the defaults', () => {
    const group = { contactWithin: 'PT1H', verificationAttempts: 5 };
    const branch = { contactWithin: 'PT30M' };
    expect(effectivePolicy(group, branch)).toMatchObject({ contactWithin: 'PT30M', verificationAttempts: 5 });
    expect(effectivePolicy(group, undefined)).toMatchObject({ contactWithin: 'PT1H' });
    expect(effectivePolicy(undefined, branch)).toMatchObject({
      contactWithin: 'PT30M',
      verificationAttempts: 3,
    });
  });

  it('overriding one leaves the defaults as they are for the next', () => {
    effectivePolicy({ contactWithin: 'PT1H' });
    expect(effectivePolicy().contactWithin).toBe('PT2H');
  });

  it('POLICY-1 a running deadline keeps the times it was given', () => {
    const complaint = received({ category: 'new_car_quality', overrides: { contactWithin: 'PT1H' } });
    expect(complaint.due('contact')).toBe('2026-11-23 11:00:00');
    const { dueAt, plan } = complaint.task('contact');
    Object.assign(complaint.policy, effectivePolicy());
    complaint.settle('2026-11-23 11:00');
    expect(complaint.task('contact')).toMatchObject({ dueAt, state: 'overdue', missed: { at: plan[0]?.at } });
  });

  test.each([
    { contactWithin: 'PT90M' },
    { resolutionHighByEndOfDay: 'P2D' },
    { contactByEndOfDay: 'P0D' },
    { reminderInstead: '10:30' },
    { ownerMayApprove: 0 },
    {},
  ])('takes %j', (overrides) => {
    expect(accepts(overrides)).toBe(true);
  });

  test.each([
    { contactWithin: '2 hours' },
    { contactWithin: 'P1D' },
    { contactWithin: 'PT0S' },
    { resolutionHighByEndOfDay: 'PT48H' },
    { resolutionHighByEndOfDay: 'P1M' },
    { missedToldAfter: 'P0D' },
    { reminderInstead: '25:00' },
    { reminderInstead: '9:00' },
    { ownerMayApprove: -1 },
    { ownerMayApprove: 0.5 },
    { verificationAttempts: 0 },
    { somethingElse: 'PT2H' },
  ])('refuses %j', (overrides) => {
    expect(accepts(overrides)).toBe(false);
  });
});

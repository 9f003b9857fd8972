import { describe, expect, it, test } from 'vitest';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { enterReview, type HeldReview } from '../../shared/domain/review/review.ts';
import { instant, shanghai } from '../support/time.ts';

const by = { role: 'care_director', person: 'per.care_director', name: '周慧敏' } as const;

function held(told: Partial<HeldReview> = {}) {
  const facts = {
    id: 'rev.grp1.br1.0000000000000001',
    branchId: 'grp1.br1',
    number: 'SH01-R20261202-0001',
    timeZone: shanghai,
    date: '2026-12-02',
    month: '2026-11',
    improvements: ['act.grp1.br1.0000000000000001', 'act.grp1.br1.0000000000000002'],
    ...told,
  };
  const given = { at: instant('2026-12-02 16:00'), by, policy: effectivePolicy() };
  return enterReview(facts, { participants: ['周慧敏', '赵永强'] }, given);
}

describe('STAT-8', () => {
  it('STAT-8 a review keeps its day, who took part, the report looked at and what was decided', () => {
    expect(held()).toMatchObject({
      head: { date: '2026-12-02', month: '2026-11', improvements: { length: 2 }, version: 1 },
      details: { participants: ['周慧敏', '赵永强'] },
      entries: [{ action: 'enter-review', by }],
    });
  });

  it('POLICY-3 the head of a review holds no names', () => {
    expect(JSON.stringify(held().head)).not.toContain('赵永强');
  });

  test.each([
    ['date', { date: '2026-12-03' }],
    ['month', { month: '2027-01' }],
  ])('STAT-8 a review whose %s lies ahead was not held', (path, told) => {
    expect(() => held(told)).toThrow(
      expect.objectContaining({ refusal: expect.objectContaining({ code: 'invalid', path }) }),
    );
  });
});

import { describe, expect, it, test } from 'vitest';
import { complaintRow } from '../../shared/data/complaint-row.ts';
import { eraseComplaint } from '../../shared/domain/complaint/erase-complaint.ts';
import { wantsCalls } from '../../shared/domain/customer/customer.ts';
import { requireNothingRuns } from '../../shared/domain/erasure/erasure.ts';
import { withoutWords } from '../../shared/domain/erasure/record-entry.ts';
import { contributionOf } from '../../shared/domain/figures/contribution.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import { received, registrationOf } from '../support/complaint.ts';

const row = (phone: string, plate?: string) => {
  const { details } = registrationOf();
  const customer = { name: details.customer.name, phone };
  return complaintRow(
    received({ details: { ...details, customer, ...(plate && { vehicle: { plate } }) } }).state,
  );
};

it('POLICY-3 lists show neither a whole telephone number nor a whole plate', () => {
  expect(row('13812345678', '沪A12345')).toMatchObject({
    customer: { phone: '138****5678' },
    plate: '沪A****45',
  });
});

test.each(['+8613812345678', '021-62345678', '10086', '110'])(
  'POLICY-3 %s is masked, a third of it or more',
  (phone) => {
    const shown = row(phone).customer.phone.replace('****', '');
    expect(shown.length).toBeLessThanOrEqual((phone.length * 2) / 3);
  },
);

it('POLICY-3 what decides and what is counted holds no personal data', () => {
  const { complaint } = received().contact('2026-11-23 11:00').resolve('2026-11-23 12:00').state;
  const head = JSON.stringify(complaint);
  for (const personal of ['王芳', '13812345678', '密封条', '礼品']) expect(head).not.toContain(personal);
});

describe('POLICY-3 erasure', () => {
  const by = { role: 'group_admin', person: 'per.tst.admin', name: '高文远' } as const;
  const given = (policy: Policy) => ({ at: '2026-11-25T02:00:00.000Z', by, policy });
  const closed = () => received().do('withdraw-complaint', '2026-11-24 10:00', { reason: '客户自行解决' });

  it('POLICY-3 a complaint without its customer has no name, no number and no word, and counts as before', () => {
    const { state, policy } = closed();
    const erased = eraseComplaint(state, given(policy));
    if (erased === undefined || erased === 'runs') throw new Error('it was not erased');
    expect(erased.details).toMatchObject({ description: '', customer: { name: '', phone: '' } });
    const stored = JSON.stringify([erased, complaintRow(erased)]);
    for (const personal of ['王芳', '13812345678']) expect(stored).not.toContain(personal);
    expect(contributionOf(erased.complaint)).toEqual({
      ...contributionOf(state.complaint),
      version: erased.complaint.version,
    });
    expect(erased.entries).toMatchObject([{ action: 'erase-customer', by, changes: [] }]);
    expect(eraseComplaint(erased, given(policy))).toBeUndefined();
  });

  it('POLICY-3 one that runs is not erased, and one that is erased takes nothing in any more', () => {
    const running = received();
    expect(eraseComplaint(running.state, given(running.policy))).toBe('runs');
    const over = closed();
    const erased = eraseComplaint(over.state, given(over.policy));
    if (erased === undefined || erased === 'runs') throw new Error('it was not erased');
    over.state = erased;
    expect(() => over.do('reopen-complaint', '2026-11-26 10:00', { reason: '重新处理' })).toThrow('erased');
  });

  it('POLICY-3 an entry of a record keeps who did what when and which facts changed, and no word', () => {
    const entries = closed().entries.map((entry) => withoutWords(entry) ?? entry);
    const text = JSON.stringify(entries);
    for (const word of ['王芳', '13812345678', '自行解决']) expect(text).not.toContain(word);
    expect(entries.map(({ action }) => action)).toEqual(closed().entries.map(({ action }) => action));
    expect(entries.at(-1)?.changes).toContainEqual(
      expect.objectContaining({ path: 'complaint.status', after: 'withdrawn' }),
    );
    expect(entries.map(withoutWords)).toEqual(entries.map(() => undefined));
  });

  it('POLICY-3 a complaint or a visit that runs refuses it, saying how many', () => {
    expect(() => requireNothingRuns({ complaints: 0, visits: 0 })).not.toThrow();
    expect(() => requireNothingRuns({ complaints: 2, visits: 1 })).toThrow(
      '2 of their complaints and 1 of their visits',
    );
  });

  it('CALL-10 POLICY-3 who is erased is called about nothing any more', () => {
    expect(wantsCalls({ erasure: { job: 'job', at: '2026-11-25T02:00:00.000Z' } })).toBe(false);
    expect(wantsCalls({})).toBe(true);
  });
});

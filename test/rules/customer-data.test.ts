import { describe, expect, it, test } from 'vitest';
import { complaintRow } from '../../shared/data/complaint/complaint-row.ts';
import { eraseComplaint } from '../../shared/domain/complaint/erase-complaint.ts';
import { wantsCalls } from '../../shared/domain/customer/customer.ts';
import { requireNothingRuns } from '../../shared/domain/erasure/erasure.ts';
import { withoutWords } from '../../shared/domain/erasure/record-entry.ts';
import { contributionOf } from '../../shared/domain/figures/contribution.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import { delivered } from '../support/arrival.ts';
import { received, registrationOf } from '../support/complaint.ts';
import { yuan } from '../support/money.ts';
import { Planned, specialist } from '../support/planned-call.ts';
import { Stay } from '../support/visit.ts';

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
  const { head: complaint } = received().contact('2026-11-23 11:00').resolve('2026-11-23 12:00').state;
  const head = JSON.stringify(complaint);
  for (const personal of ['王芳', '13812345678', '密封条', '礼品']) expect(head).not.toContain(personal);
});

describe('POLICY-3 how long what is personal is kept', () => {
  const withdrawn = (months?: string) =>
    received(months === undefined ? {} : { overrides: { personalDataFor: months } }).withdraw(
      '2026-11-24 10:00',
    );

  it('POLICY-3 while a complaint runs it has no end, and from its end on as many months as the policy says then', () => {
    expect(received().complaint.keptUntil).toBeUndefined();
    expect(withdrawn().complaint.keptUntil).toBe('2029-11-24T02:00:00.000Z');
    const early = withdrawn('P6M');
    expect(early.complaint.keptUntil).toBe('2027-05-24T02:00:00.000Z');
    Object.assign(early.policy, { personalDataFor: 'P99M' });
    early.settle('2026-11-30 10:00');
    expect(early.complaint.keptUntil).toBe('2027-05-24T02:00:00.000Z');
  });

  it('POLICY-3 what is reopened is kept again, and its time begins anew when it is over again', () => {
    const again = received()
      .contact('2026-11-23 11:00')
      .resolve('2026-11-23 12:00')
      .verify('2026-11-24 09:00', 'satisfied');
    expect(again.complaint.keptUntil).toBe('2029-11-24T01:00:00.000Z');
    again.reopen('2026-11-25 10:00');
    expect(again.complaint.keptUntil).toBeUndefined();
    again.withdraw('2026-11-26 10:00');
    expect(again.complaint.keptUntil).toBe('2029-11-26T02:00:00.000Z');
  });

  it('POLICY-3 a duplicate ends with its merge, and what it is merged into goes on', () => {
    const into = received({ id: 'cmp.grp1.br1.into' });
    const merged = received().mergeInto(into, '2026-11-24 10:00');
    expect(merged.complaint.keptUntil).toBe('2029-11-24T02:00:00.000Z');
    expect(into.complaint.keptUntil).toBeUndefined();
  });

  it('POLICY-3 nobody is forgotten to whom money is owed', () => {
    const closed = received()
      .contact('2026-11-23 11:00')
      .propose('2026-11-23 12:00', { kind: 'refund', cost: yuan(300) })
      .resolve('2026-11-24 15:00')
      .verify('2026-11-24 16:00', 'satisfied');
    expect(closed.complaint.status).toBe('closed');
    expect(
      eraseComplaint(closed.state, {
        at: closed.instant('2026-11-24 17:00'),
        by: specialist,
        policy: closed.policy,
      }),
    ).toBe('runs');
    expect(closed.complaint.keptUntil).toBeUndefined();
    closed.pay('2026-11-25 10:00', 300);
    expect(closed.complaint.keptUntil).toBe('2029-11-25T02:00:00.000Z');
  });

  it('POLICY-3 figures count the same, whenever its time is over', () => {
    const { complaint } = withdrawn();
    expect(contributionOf({ ...complaint, keptUntil: undefined })).toEqual(contributionOf(complaint));
  });

  it('POLICY-3 a call, a visit and a delivery are kept from when they are over', () => {
    const call = new Planned();
    expect(call.state.head.keptUntil).toBeUndefined();
    call.attempt('reached', '2026-11-26 10:00');
    expect(call.state.head.keptUntil).toBe('2029-11-26T02:00:00.000Z');
    const { delivery: sold } = delivered('2026-11-23 15:00');
    expect(sold.head.keptUntil).toBe('2029-11-23T07:00:00.000Z');
    expect(new Stay().state.head.keptUntil).toBeUndefined();
    expect(new Stay().handBack('2026-11-23 16:00').state.head.keptUntil).toBe('2029-11-23T08:00:00.000Z');
  });
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
    expect(contributionOf(erased.head)).toEqual({
      ...contributionOf(state.head),
      version: erased.head.version,
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

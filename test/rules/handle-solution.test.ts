import { describe, expect, it, test } from 'vitest';
import { complaintView } from '../../functions/complaints/complaint-view.ts';
import { categoryNames } from '../../shared/domain/complaint/category.ts';
import { solutionKinds } from '../../shared/domain/complaint/codes.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { commands, usualInput } from '../support/commands.ts';
import { actor, named, received } from '../support/complaint.ts';
import { yuan } from '../support/money.ts';

const contacted = () => received().contact('2026-11-23 11:00');

describe('HANDLE-5', () => {
  const { input } = commands['propose-solution'];
  const usual = usualInput['propose-solution'];

  test('HANDLE-5 nine kinds can be offered, and no other', () => {
    const nine = [
      'apology',
      'compensation',
      'exchange_vehicle',
      'explanation',
      'goodwill',
      'refund',
      'repair',
    ];
    expect([...solutionKinds].toSorted()).toEqual([...nine, 'replace_part', 'return_vehicle']);
    expect(input.safeParse({ ...usual, kind: 'discount' }).success).toBe(false);
  });

  test.each(solutionKinds)('HANDLE-5 %s has the date by which it is carried out', (kind) => {
    const undated = { ...usual, kind, dueAt: undefined };
    expect(input.safeParse(undated).success).toBe(false);
    const { complaint } = contacted().propose('2026-11-23 12:00', {
      kind,
      dueAt: '2026-12-01T18:00:00+08:00',
    });
    expect(complaint.solution).toMatchObject({ kind, dueAt: '2026-12-01T10:00:00.000Z' });
  });

  it('HANDLE-5 it is not carried out before the complaint was received', () => {
    const by = (time: string) => () =>
      contacted().propose('2026-11-23 12:00', { dueAt: `2026-11-23T${time}+08:00` });
    expect(by('09:59:59')).toThrow('before the complaint was received');
    expect(by('10:00:00')).not.toThrow();
  });

  it('HANDLE-5 the person who carries it out is of the branch’s staff', () => {
    const byPerson = (person: typeof named | null) =>
      contacted().do(
        'propose-solution',
        '2026-11-23 12:00',
        { responsible: named.id },
        'sales_director',
        person,
      );
    const { state } = byPerson(named);
    expect(complaintView(state).solution?.responsible).toEqual({
      role: named.role,
      person: named.id,
      name: named.name,
    });
    expect(JSON.stringify(state.head)).not.toContain(named.name);
    expect(() => byPerson(null)).toThrow('is not on the staff of the branch');
  });

  it('HANDLE-5 where nobody is named, it is the owner', () => {
    const complaint = contacted().do('propose-solution', '2026-11-23 12:00', {}, 'sales_director', null);
    expect(complaint.complaint.solution).not.toHaveProperty('responsible');
    expect(complaint.state.details.solution).toEqual({ description: usual.description });
  });

  it.each([
    ['negative', { amount: -1, currency: 'CNY' }],
    ['fractions of a fen', { amount: 0.5, currency: 'CNY' }],
    ['another currency', { amount: 100, currency: 'EUR' }],
  ])('HANDLE-5 money is whole fen: not %s', (_, cost) => {
    expect(input.safeParse({ ...usual, cost }).success).toBe(false);
    expect(input.safeParse({ ...usual, charge: cost }).success).toBe(false);
  });
});

describe('HANDLE-6', () => {
  const approver = (owner: Role, told: object, overrides = {}) => {
    const complaint = received({ overrides }).contact('2026-11-23 11:00').assignTo('2026-11-23 11:30', owner);
    const decision = complaint.propose('2026-11-23 12:00', told).complaint.solution?.decision;
    return decision?.approval === 'pending' ? decision.approver : decision?.approval;
  };
  const all = { approvalForAll: true };

  test.each(solutionKinds)('HANDLE-6 a group may require approval for all, %s too', (kind) => {
    const vehicle = kind === 'return_vehicle' || kind === 'exchange_vehicle';
    expect(approver('sales_director', { kind }, all)).toBe(vehicle ? 'group_admin' : 'general_manager');
    expect(approver('general_manager', { kind }, all)).toBe('group_admin');
  });

  test.each([
    [0, 'general_manager'],
    [500, 'general_manager'],
    [20_000, 'general_manager'],
    [20_000.01, 'group_admin'],
  ])('HANDLE-6 where all must be approved, %d yuan: %s', (amount, role) => {
    expect(approver('sales_director', { kind: 'refund', cost: yuan(amount) }, all)).toBe(role);
    expect(approver('general_manager', { kind: 'refund', cost: yuan(amount) }, all)).toBe('group_admin');
  });

  it('HANDLE-6 a group admin who owns the complaint has nobody above to ask', () => {
    const owned = (overrides: object, told: object) => {
      const complaint = received({ category: 'contract_dispute', overrides }).contact('2026-11-23 11:00');
      complaint.escalate('2026-11-23 11:30', 'group_admin').propose('2026-11-23 12:00', told);
      return complaint.complaint.solution?.decision.approval;
    };
    for (const overrides of [{}, all]) {
      expect(owned(overrides, { kind: 'exchange_vehicle', cost: yuan(300_000) })).toBe('not_needed');
    }
  });

  it.each([
    [500, 'not_needed'],
    [500.01, 'general_manager'],
    [20_000.01, 'group_admin'],
  ])(
    'HANDLE-6 a regional manager who owns it may spend what any owner may: %d yuan, %s',
    (amount, expected) => {
      const complaint = received({ category: 'contract_dispute' }).contact('2026-11-23 11:00');
      complaint.escalate('2026-11-23 11:30').propose('2026-11-23 12:00', { cost: yuan(amount) });
      expect(complaint.complaint.owner.role).toBe('regional_manager');
      const decision = complaint.complaint.solution?.decision;
      expect(decision?.approval === 'pending' ? decision.approver : decision?.approval).toBe(expected);
    },
  );

  it('HANDLE-6 until it is approved the customer cannot have heard it, whatever is recorded', () => {
    const pending = () => contacted().propose('2026-11-23 12:00', { kind: 'refund', cost: yuan(800) });
    const attempts = [
      pending().contact('2026-11-23 13:00', { progress: true }),
      pending().assignTo('2026-11-23 13:00', 'care_director'),
      pending().do('classify-complaint', '2026-11-23 13:00'),
      pending().settle('2026-11-26 00:00'),
    ];
    for (const complaint of attempts) {
      expect(complaint.complaint.solution?.toldAt).toBeUndefined();
      expect(complaint.has('payout')).toBe(false);
    }
    expect(() => pending().agree('2026-11-23 13:00')).toThrow('not allowed');
    expect(() => pending().resolve('2026-11-23 13:00')).toThrow('not allowed');
    expect(attempts[3]?.escalations('CLOCK-6')).toEqual(['CLOCK-6 general_manager 2026-11-25 23:59:59']);
  });

  it('HANDLE-6 approved, it is told only from the very instant of the approval', () => {
    const approved = () =>
      contacted()
        .propose('2026-11-23 12:00', { kind: 'refund', cost: yuan(800) })
        .approve('2026-11-23 13:00');
    expect(approved().complaint.solution).not.toHaveProperty('toldAt');
    const before = approved().contact('2026-11-23 14:00', { at: '2026-11-23T12:59:59+08:00' });
    expect(before.complaint.solution).not.toHaveProperty('toldAt');
    const from = approved().contact('2026-11-23 14:00', { at: '2026-11-23T13:00:00+08:00' });
    expect(from.complaint.solution?.toldAt).toBe(from.instant('2026-11-23 13:00'));
  });

  it('HANDLE-6 another owner, or other limits, do not decide what was proposed before', () => {
    const pending = contacted().propose('2026-11-23 12:00', { kind: 'refund', cost: yuan(800) });
    pending.assignTo('2026-11-23 12:30', 'general_manager');
    expect(pending.complaint.solution?.decision).toEqual({
      approval: 'pending',
      approver: 'general_manager',
    });
    expect(pending.approve('2026-11-23 13:00', {}, 'general_manager').complaint.status).toBe('proposed');
  });

  it('HANDLE-6 nobody decides on what they proposed themselves, in whose place they may act', () => {
    const by = actor('general_manager');
    const person = 'person' in by ? by.person : '';
    const pending = contacted().propose('2026-11-23 12:00', { kind: 'refund', cost: yuan(800) });
    const { solution } = pending.complaint;
    if (!solution) throw new Error('there is no solution');
    pending.state = {
      ...pending.state,
      head: { ...pending.complaint, solution: { ...solution, proposedBy: person } },
    };
    expect(() => pending.approve('2026-11-23 13:00')).toThrow('does not decide on it');
  });
});

describe('HANDLE-7', () => {
  const back = () => received({ category: 'immediate_rework' }).contact('2026-11-23 10:30');
  const charged = (fen: number) => ({ charge: { amount: fen, currency: 'CNY' } });

  it('HANDLE-7 of what is back right after paying the dealer’s cost is recorded, and no charge, not a fen', () => {
    const complaint = back();
    const before = complaint.state;
    expect(() => complaint.propose('2026-11-23 11:00', charged(1))).toThrow('the dealer bears the cost');
    expect(complaint.state).toBe(before);
    complaint.propose('2026-11-23 11:00', { ...charged(0), cost: yuan(300) });
    expect(complaint.complaint.solution).toMatchObject({ cost: yuan(300) });
  });

  const others = categoryNames.filter((category) => category !== 'immediate_rework');

  test.each(others)('HANDLE-7 a charge can be recorded for %s', (category) => {
    const complaint = received({ category }).contact('2026-11-23 10:30');
    complaint.propose('2026-11-23 11:00', charged(20_000));
    expect(complaint.complaint.solution).toMatchObject(charged(20_000));
  });

  it('HANDLE-7 what the customer is charged for cannot become immediate_rework until that is replaced', () => {
    const complaint = contacted().propose('2026-11-23 12:00', charged(1));
    const before = complaint.state;
    const classify = () => complaint.classify('2026-11-23 13:00', { category: 'immediate_rework' });
    expect(classify).toThrow('the customer is charged');
    expect(complaint.state).toBe(before);
    complaint.propose('2026-11-23 12:30', charged(0));
    expect(classify().complaint.category).toBe('immediate_rework');
    expect(() => complaint.propose('2026-11-23 14:00', charged(1))).toThrow('the dealer bears the cost');
  });
});

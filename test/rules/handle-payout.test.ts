import { describe, expect, it, test } from 'vitest';
import { complaintView } from '../../functions/complaints/complaint-view.ts';
import { commands, usualInput } from '../support/commands.ts';
import { received } from '../support/complaint.ts';
import { yuan } from '../support/money.ts';

const contacted = () => received().contact('2026-11-23 11:00');
const offered = (amount: number) =>
  contacted().propose('2026-11-23 12:00', { kind: 'refund', cost: yuan(amount) });
const approved = () => offered(800).approve('2026-11-23 13:00');

describe('HANDLE-13', () => {
  it('HANDLE-13 what the owner may spend is for finance to pay with the proposal', () => {
    const complaint = offered(500);
    expect(complaint.due('payout')).toBe('2026-11-30 23:59:59');
    expect(complaint.task('payout').owner).toEqual({ role: 'finance' });
    expect(complaint.told('task_opened')).toEqual(['finance 2026-11-23 12:00:00']);
  });

  it('HANDLE-13 what needs an approval is for finance to pay only once it is approved', () => {
    const complaint = offered(800);
    expect(complaint.has('payout')).toBe(false);
    expect(() => complaint.pay('2026-11-23 12:30', 800)).toThrow('not allowed');
    complaint.approve('2026-11-24 13:00');
    expect(complaint.due('payout')).toBe('2026-12-01 23:59:59');
    expect(complaint.told('task_opened')).toEqual(['finance 2026-11-24 13:00:00']);
  });

  it('HANDLE-13 what is rejected, or costs nothing, is not paid', () => {
    const rejected = offered(800).approve('2026-11-23 13:00', { approved: false, reason: '先修理' });
    for (const complaint of [rejected, offered(0), contacted().propose('2026-11-23 12:00')]) {
      expect(complaint.has('payout')).toBe(false);
      expect(() => complaint.pay('2026-11-23 14:00', 1)).toThrow('not allowed');
    }
  });

  test.each([
    ['2026-11-30 23:59:59', 'done'],
    ['2026-12-01 00:00:00', 'done_late'],
  ])('HANDLE-13 paid on %s it is %s', (at, state) => {
    expect(approved().pay(at, 800).task('payout').state).toBe(state);
  });

  it('HANDLE-13 missed, it is told to finance', () => {
    const complaint = approved().contact('2026-11-23 14:00').settle('2026-12-01 00:00');
    expect(complaint.told('deadline_missed')).toContain('finance 2026-11-30 23:59:59');
    expect(complaint.escalations('ESC-2')).toEqual([]);
  });

  it('HANDLE-13 finance records when it was paid, and how much', () => {
    const paidAt = '2026-11-30T20:00:00+08:00';
    const complaint = approved().pay('2026-12-02 10:00', 800, { paidAt });
    expect(complaintView(complaint.state).payouts).toEqual([{ paidAt, amount: yuan(800) }]);
    expect(complaint.complaint.payouts).toMatchObject([
      { at: complaint.instant('2026-12-02 10:00'), month: '2026-11' },
    ]);
    expect(complaint.task('payout').state).toBe('done');
    const ahead = { paidAt: '2026-12-02T10:00:01+08:00' };
    expect(() => approved().pay('2026-12-02 10:00', 800, ahead)).toThrow('in the future');
  });

  it('HANDLE-13 nothing is paid before it was approved', () => {
    const paid = (time: string) => () =>
      approved().pay('2026-11-24 10:00', 800, { paidAt: `2026-11-23T${time}+08:00` });
    expect(paid('12:59:59')).toThrow('before the money was approved');
    expect(paid('13:00:00')().task('payout').state).toBe('done');
  });

  it('HANDLE-13 never more than was approved, not a fen', () => {
    const complaint = approved();
    const before = complaint.state;
    expect(() => complaint.pay('2026-11-24 10:00', 800.01)).toThrow('more than was approved');
    expect(complaint.state).toBe(before);
  });

  it('HANDLE-13 it may be paid in parts, never nothing; all of it paid, the promise is kept', () => {
    expect(() => approved().pay('2026-11-24 10:00', 0)).toThrow('more than nothing');
    const complaint = approved().pay('2026-11-24 10:00', 300);
    expect(complaint.task('payout').state).toBe('open');
    expect(() => complaint.pay('2026-11-24 11:00', 500.01)).toThrow('still to be paid');
    expect(complaint.pay('2026-11-24 11:00', 500).task('payout').state).toBe('done');
    expect(() => complaint.pay('2026-11-24 12:00', 1)).toThrow('not allowed');
  });

  it('HANDLE-13 a part that is said to be final keeps it as well', () => {
    const complaint = approved().pay('2026-11-24 10:00', 300, { final: true });
    expect(complaint.task('payout').state).toBe('done');
    expect(() => complaint.pay('2026-11-24 11:00', 500)).toThrow('not allowed');
  });

  it('HANDLE-13 what the owner spent may have been paid before it was written down', () => {
    const paidAt = '2026-11-23T11:30:00+08:00';
    expect(offered(500).pay('2026-11-23 18:00', 500, { paidAt }).task('payout').state).toBe('done');
  });

  it('HANDLE-13 still unpaid when it is taken up again, it has a deadline and a place in the work again', () => {
    const closed = approved().resolve('2026-11-24 15:00').verify('2026-11-24 16:00', 'satisfied');
    const again = closed.reopen('2026-12-20 10:00');
    expect(again.task('payout').state).toBe('open');
    expect(again.due('payout')).toBe('2026-12-27 23:59:59');
    again.resolve('2026-12-20 11:00').verify('2026-12-20 12:00', 'satisfied');
    expect(again.told('ended_undone')).toHaveLength(4);
  });

  it.each([
    { amount: -100, currency: 'CNY' },
    { amount: 0.5, currency: 'CNY' },
    { amount: 100, currency: 'USD' },
  ])('HANDLE-13 money is whole fen of CNY: not $amount $currency', (amount) => {
    const body = { ...usualInput['record-payout'], amount };
    expect(commands['record-payout'].input.safeParse(body).success).toBe(false);
  });

  it('HANDLE-13 a solution that is replaced is not paid, the new one is', () => {
    const complaint = approved().propose('2026-11-24 10:00', { kind: 'refund', cost: yuan(200) });
    const payouts = complaint.complaint.tasks.filter(({ kind }) => kind === 'payout');
    expect(payouts).toMatchObject([{ state: 'cancelled', reason: 'replaced' }, { state: 'open' }]);
    expect(() => complaint.pay('2026-11-24 11:00', 200.01)).toThrow('more than was approved');
    expect(complaint.pay('2026-11-24 11:00', 200).task('payout').state).toBe('done');
  });

  it('HANDLE-13 replaced by one that awaits approval, nothing is paid until then', () => {
    const complaint = approved().propose('2026-11-24 10:00', { kind: 'refund', cost: yuan(900) });
    expect(() => complaint.pay('2026-11-24 11:00', 800)).toThrow('not allowed');
    expect(complaint.approve('2026-11-24 12:00').pay('2026-11-24 13:00', 900).complaint.payouts).toHaveLength(
      1,
    );
  });

  it('HANDLE-13 a solution the customer declines is not paid; one they agree to is', () => {
    const declined = approved().agree('2026-11-24 10:00', { agreed: false });
    expect(declined.task('payout')).toMatchObject({ state: 'cancelled', reason: 'declined' });
    expect(() => declined.pay('2026-11-24 11:00', 800)).toThrow('not allowed');
    expect(approved().agree('2026-11-24 10:00').pay('2026-11-24 11:00', 800).has('payout')).toBe(true);
  });

  const closed = () => approved().resolve('2026-11-24 15:00').verify('2026-11-24 16:00', 'satisfied');

  it('HANDLE-13 closed, it is owed all the same: finance and the general manager are told', () => {
    expect(closed().task('payout')).toMatchObject({ state: 'cancelled', reason: 'closed' });
    expect(closed().told('ended_undone')).toEqual([
      'finance 2026-11-24 16:00:00',
      'general_manager 2026-11-24 16:00:00',
    ]);
    expect(closed().pay('2026-11-30 23:59:59', 800).task('payout').state).toBe('done');
    expect(closed().pay('2026-12-01 00:00:00', 800).task('payout').state).toBe('done_late');
    expect(() => closed().pay('2026-11-30 10:00', 800).pay('2026-11-30 11:00', 800)).toThrow('not allowed');
  });

  it('HANDLE-13 withdrawn, it is not owed', () => {
    const withdrawn = approved().withdraw('2026-11-24 10:00');
    expect(withdrawn.told('ended_undone')).toEqual([]);
    expect(() => withdrawn.pay('2026-11-24 11:00', 800)).toThrow('not allowed');
  });

  it('HANDLE-13 reopened, what was owed is paid, until another solution takes its place', () => {
    const reopened = () => closed().reopen('2026-11-25 10:00');
    expect(reopened().pay('2026-11-25 11:00', 800).task('payout').state).toBe('done');
    const replaced = reopened().propose('2026-11-25 11:00', { kind: 'refund', cost: yuan(10_000) });
    expect(replaced.complaint.solution?.decision.approval).toBe('pending');
    expect(() => replaced.pay('2026-11-25 12:00', 10_000)).toThrow('not allowed');
    expect(replaced.task('payout')).toMatchObject({ state: 'cancelled', reason: 'replaced' });
  });
});

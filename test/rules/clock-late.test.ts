import { describe, expect, it, test } from 'vitest';
import { type Case, newCarDefect, received } from '../support/complaint.ts';

const contacted = () => received().contact('2026-11-23 11:00');
const cost = (yuan: number) => ({ amount: yuan * 100, currency: 'CNY' });

describe('CLOCK-10', () => {
  it('CLOCK-10 a deadline met late is recorded as met late, with when it was missed', () => {
    const defect = newCarDefect().contact('2026-11-23 14:00');
    expect(defect.task('contact')).toMatchObject({
      state: 'done_late',
      doneAt: '2026-11-23T06:00:00.000Z',
      missed: { at: '2026-11-23T04:00:00.000Z', month: '2026-11' },
    });
  });

  it('CLOCK-10 while it is unmet it is overdue from the very instant', () => {
    expect(newCarDefect().settle('2026-11-23 11:59:59').task('contact').state).toBe('open');
    expect(newCarDefect().settle('2026-11-23 12:00').task('contact').state).toBe('overdue');
  });

  it('CLOCK-10 withdrawn, every promise still running is cancelled with the reason', () => {
    const defect = newCarDefect().contact('2026-11-23 11:00').withdraw('2026-11-24 15:00');
    expect(defect.complaint.tasks.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'contact done',
      'solution cancelled',
      'resolution cancelled',
    ]);
    expect(defect.task('solution')).toMatchObject({
      reason: 'withdrawn',
      cancelledAt: '2026-11-24T07:00:00.000Z',
      missed: { at: '2026-11-24T03:00:00.000Z' },
    });
    expect(defect.complaint.tasks.flatMap(({ plan }) => plan)).toEqual([]);
  });

  it('CLOCK-10 a deadline moved after it was missed can only be met late', () => {
    const complaint = contacted().setDeadline('2026-11-29 08:00', '2026-12-05 12:00');
    expect(complaint.task('resolution')).toMatchObject({ state: 'open', missed: { month: '2026-11' } });
    expect(complaint.resolve('2026-12-01 10:00').task('resolution').state).toBe('done_late');
  });

  it('CLOCK-10 one moved in time is met in time', () => {
    const complaint = contacted().setDeadline('2026-11-28 23:59:58', '2026-12-05 12:00');
    expect(complaint.resolve('2026-12-05 12:00').task('resolution').state).toBe('done');
  });

  it('CLOCK-10 what was done in time but told late is met', () => {
    const complaint = contacted().resolve('2026-11-29 11:00', { completedAt: '2026-11-28T17:00:00+08:00' });
    expect(complaint.task('resolution')).toMatchObject({ state: 'done', doneAt: '2026-11-28T09:00:00.000Z' });
  });

  it('CLOCK-10 what was already due at a late registration happens at once, each at its own time', () => {
    const defect = newCarDefect({ registeredAt: '2026-11-30 12:00' });
    const happened = defect.entries.map(({ action, at }) => `${action} ${defect.wallClock(at)}`);
    expect(happened).toEqual([
      'register-complaint 2026-11-30 12:00:00',
      'contact_miss 2026-11-23 12:00:00',
      'solution_miss 2026-11-24 12:00:00',
      'resolution_report_no_solution 2026-11-25 23:59:59',
      'resolution_miss 2026-11-28 23:59:59',
      'resolution_tell_missed 2026-11-29 09:00:00',
      'remedy_miss 2026-11-30 09:00:00',
    ]);
    expect(defect.complaint.version).toBe(1);
  });

  it('CLOCK-10 a few hours late, only what was due by then has happened', () => {
    const defect = newCarDefect({ registeredAt: '2026-11-23 13:00' });
    expect(defect.task('contact').state).toBe('overdue');
    expect(defect.escalations()).toEqual([
      'ESC-2 general_manager 2026-11-23 12:00:00',
      'ESC-2 care_director 2026-11-23 12:00:00',
    ]);
    expect(defect.task('solution').state).toBe('open');
  });

  it('CLOCK-10 a solution that was promised and is replaced or declined is not paid for, with the reason', () => {
    const proposed = () => contacted().propose('2026-11-23 12:00', { cost: cost(300) });
    const replaced = proposed().propose('2026-11-23 13:00', { cost: cost(200) });
    expect(replaced.complaint.tasks.filter(({ kind }) => kind === 'payout')).toMatchObject([
      { state: 'cancelled', reason: 'replaced' },
      { state: 'open' },
    ]);
    const declined = proposed().agree('2026-11-23 13:00', { agreed: false });
    expect(declined.task('payout')).toMatchObject({ state: 'cancelled', reason: 'declined' });
    const late = proposed().settle('2026-12-01 00:00').agree('2026-12-01 10:00', { agreed: false });
    expect(late.task('payout')).toMatchObject({ state: 'cancelled', missed: { month: '2026-11' } });
  });

  /** Closed on 24 November: 300 yuan to pay by the 30th, and a letter to send by the 26th. */
  const owing = (told = {}) =>
    received({ severe: true, ...told })
      .contact('2026-11-23 11:00')
      .propose('2026-11-23 12:00', { cost: cost(300) })
      .resolve('2026-11-23 13:00')
      .verify('2026-11-24 10:00', 'satisfied');
  const pay = (complaint: Case, at: string, amount = 300) =>
    complaint.do('record-payout', at, { amount: cost(amount) });
  const send = (complaint: Case, at: string, input = {}) => complaint.do('record-letter', at, input);

  it('CLOCK-10 money and letter are owed after the closing: finance, owner and general manager are told', () => {
    expect(owing().told('ended_undone')).toEqual([
      'finance 2026-11-24 10:00:00',
      'general_manager 2026-11-24 10:00:00',
      'sales_director 2026-11-24 10:00:00',
      'general_manager 2026-11-24 10:00:00',
    ]);
    const notices = owing().notices.filter(({ kind }) => kind === 'ended_undone');
    expect(notices.map(({ text }) => text.en).filter((text) => text.includes('payout'))).toHaveLength(2);
    expect(owing().task('payout')).toMatchObject({ state: 'cancelled', reason: 'closed', plan: [] });
  });

  it('CLOCK-10 a general manager who owes the letter is told of it once', () => {
    const told = owing({ category: 'contract_dispute' }).told('ended_undone');
    expect(told.filter((notice) => notice.startsWith('general_manager'))).toHaveLength(2);
    expect(told).toHaveLength(3);
  });

  test.each([
    ['2026-11-30 23:59:59', 'done'],
    ['2026-12-01 00:00:00', 'done_late'],
  ])('CLOCK-10 paid on %s, after the closing, it is %s', (at, state) => {
    const complaint = pay(owing(), at);
    expect(complaint.task('payout')).toMatchObject({ state, doneAt: complaint.instant(at) });
    expect(complaint.complaint.status).toBe('closed');
    expect(complaint.allowed(at)).not.toContain('record-payout');
  });

  test.each([
    ['2026-11-26 23:59:59', 'done'],
    ['2026-11-27 00:00:00', 'done_late'],
  ])('CLOCK-10 a letter sent on %s, after the closing, is %s', (at, state) => {
    const complaint = send(owing(), at);
    expect(complaint.task('letter')).toMatchObject({ state, doneAt: complaint.instant(at) });
    expect(complaint.allowed(at)).not.toContain('record-letter');
  });

  it('CLOCK-10 what was sent in time and is recorded late is met', () => {
    const told = { sentAt: '2026-11-26T23:59:59+08:00' };
    expect(send(owing(), '2026-11-28 09:00', told).task('letter').state).toBe('done');
  });

  it('CLOCK-10 missed before the closing, it can only be met late', () => {
    const complaint = received({ severe: true })
      .contact('2026-11-23 11:00')
      .resolve('2026-11-23 13:00')
      .verify('2026-11-27 10:00', 'satisfied');
    expect(complaint.task('letter')).toMatchObject({ state: 'cancelled', missed: { month: '2026-11' } });
    const told = { sentAt: '2026-11-27T09:00:00+08:00' };
    expect(send(complaint, '2026-11-27 11:00', told).task('letter').state).toBe('done_late');
  });

  it('CLOCK-10 a deadline that passes after the closing is told to nobody', () => {
    const closed = owing();
    const { notices } = closed.complaint;
    expect(closed.settle('2026-12-31 00:00').complaint.notices).toBe(notices);
  });

  it('CLOCK-10 what was done before the closing is not owed after it', () => {
    const paid = pay(owing({ severe: false }), '2026-11-24 11:00');
    expect(() => pay(paid, '2026-11-24 12:00')).toThrow('no money is to be paid');
    const before = received()
      .contact('2026-11-23 11:00')
      .propose('2026-11-23 12:00', { cost: cost(300) });
    pay(before, '2026-11-23 12:30').resolve('2026-11-23 13:00').verify('2026-11-23 14:00', 'satisfied');
    expect(before.told('ended_undone')).toEqual([]);
  });

  it('CLOCK-10 withdrawn, nothing is owed', () => {
    const withdrawn = received({ severe: true })
      .contact('2026-11-23 11:00')
      .propose('2026-11-23 12:00', { cost: cost(300) })
      .resolve('2026-11-23 13:00')
      .withdraw('2026-11-24 10:00');
    expect(withdrawn.told('ended_undone')).toEqual([]);
    for (const owed of [pay, send]) expect(() => owed(withdrawn, '2026-11-24 11:00')).toThrow('not allowed');
  });
});

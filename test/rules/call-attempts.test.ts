import { describe, expect, it, test } from 'vitest';
import { cancelCallback } from '../../shared/domain/callback/change.ts';
import { correctCustomer } from '../../shared/domain/callback/correct-customer.ts';
import { followCustomer } from '../../shared/domain/callback/follow-customer.ts';
import { recordAttempt } from '../../shared/domain/callback/record-attempt.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { handBackVisit } from '../../shared/domain/visit/hand-back.ts';
import { handled } from '../support/callback.ts';
import { Planned, specialist } from '../support/planned-call.ts';
import { rosterWithout } from '../support/registration.ts';
import { berlin } from '../support/time.ts';
import { Stay } from '../support/visit.ts';

/** A call that is planned on Monday 2026-11-23 at 10:00, and due by the end of Thursday. */
const planned = (told = {}) => new Planned(told);

describe('CALL-4', () => {
  it('CALL-4 every attempt is logged with time, caller and outcome', () => {
    const call = planned()
      .attempt('busy', '2026-11-23 11:00', { remarks: '占线' })
      .attempt('call_later', '2026-11-23 15:00')
      .attempt('reached', '2026-11-24 15:00');
    expect(call.head.attempts.map(({ at, outcome, by }) => [at, outcome, by])).toEqual([
      [call.instant('2026-11-23 11:00'), 'busy', 'per.grp1.care_specialist'],
      [call.instant('2026-11-23 15:00'), 'call_later', 'per.grp1.care_specialist'],
      [call.instant('2026-11-24 15:00'), 'reached', 'per.grp1.care_specialist'],
    ]);
    expect(call.state.details.remarks).toEqual([{ attempt: 1, text: '占线' }]);
  });

  test.each(['reached', 'refused'] as const)('CALL-4 %s ends the callback', (outcome) => {
    const call = planned().attempt('busy', '2026-11-25 10:00').attempt(outcome, '2026-12-01 08:00');
    expect(call.head).toMatchObject({ status: 'done', end: { month: '2026-12', outcome } });
    expect(call.head).not.toHaveProperty('nextTryAt');
    expect(() => call.attempt('reached', '2026-12-01 09:00')).toThrow(
      'not allowed once the callback has ended',
    );
  });

  test.each([
    ['2026-11-23 14:30', '2026-11-24 14:30:00'],
    ['2026-11-23 08:10', '2026-11-24 09:00:00'],
    ['2026-11-23 20:00', '2026-11-24 20:00:00'],
    ['2026-11-23 20:01', '2026-11-24 20:00:00'],
    ['2026-11-23 23:59', '2026-11-24 20:00:00'],
  ])('CALL-4 tried in vain at %s, it is tried again at %s, when people can be called', (at, next) => {
    for (const outcome of ['no_answer', 'busy'] as const) {
      expect(planned({ at: '2026-11-23 08:00' }).attempt(outcome, at).tryAt()).toBe(next);
    }
  });

  it('CALL-4 the same time of day is that of the branch, also over a change of the clocks', () => {
    const call = planned({ zone: berlin, at: '2026-10-24 10:00', dueAt: '2026-10-27 23:59:59' });
    expect(call.attempt('no_answer', '2026-10-24 16:00').tryAt()).toBe('2026-10-25 16:00:00');
  });

  it('CALL-4 after the third day in vain it is closed as unreachable, in time if no deadline was missed', () => {
    const call = planned().attempt('no_answer', '2026-11-23 11:00').attempt('busy', '2026-11-24 11:00');
    expect(call.head.status).toBe('open');
    call.attempt('no_answer', '2026-11-25 11:00');
    expect(call.head).toMatchObject({ status: 'done', end: { outcome: 'unreachable' } });
    expect(call.stands()).toEqual(['callback done 2026-11-26 23:59:59']);
    const late = planned().attempt('no_answer', '2026-11-25 11:00').settle('2026-11-27 00:00');
    late.attempt('no_answer', '2026-11-27 11:00').attempt('no_answer', '2026-11-28 11:00');
    expect(late.head).toMatchObject({ status: 'done', end: { outcome: 'unreachable' } });
    expect(late.stands()).toEqual(['callback done_late 2026-11-28 23:59:59']);
  });

  it('CALL-4 a second try in vain on a day is logged and does not count', () => {
    const call = planned();
    for (const at of ['11:00', '14:00', '17:00']) call.attempt('no_answer', `2026-11-23 ${at}`);
    expect(call.head.attempts).toHaveLength(3);
    expect(call.head.status).toBe('open');
    expect(call.tryAt()).toBe('2026-11-24 17:00:00');
    call.attempt('no_answer', '2026-11-24 17:00').attempt('no_answer', '2026-11-25 17:00');
    expect(call.head).toMatchObject({ status: 'done', end: { outcome: 'unreachable' } });
  });

  it('CALL-4 how many days are tried, and after how many again, is the group’s to say', () => {
    const call = planned({ overrides: { callAttempts: 2, callAgainAfter: 'P2D' } });
    expect(call.attempt('busy', '2026-11-23 11:00').tryAt()).toBe('2026-11-25 11:00:00');
    expect(call.attempt('busy', '2026-11-25 11:00').head.status).toBe('done');
  });

  it('CALL-4 the deadline moves to the end of the day of the next try, and never comes nearer', () => {
    const call = planned().attempt('no_answer', '2026-11-24 11:00');
    expect(call.stands()).toEqual(['callback open 2026-11-26 23:59:59']);
    call.attempt('no_answer', '2026-11-26 11:00');
    expect(call.stands()).toEqual(['callback open 2026-11-27 23:59:59']);
  });

  it('CALL-4 call_later counts as no attempt, and the customer says when', () => {
    const call = planned();
    const callAgainAt = call.instant('2026-12-04 19:30');
    call.attempt('call_later', '2026-11-23 11:00', { callAgainAt });
    expect(call.tryAt()).toBe('2026-12-04 19:30:00');
    expect(call.stands()).toEqual(['callback open 2026-12-04 23:59:59']);
    for (const day of ['04', '05']) call.attempt('no_answer', `2026-12-${day} 19:30`);
    expect(call.head.status).toBe('open');
    expect(planned().attempt('call_later', '2026-11-23 11:00').tryAt()).toBe('2026-11-24 11:00:00');
  });

  test.each([
    ['2026-11-23 10:59', 'must lie ahead'],
    ['2026-12-08 10:00', 'must not be later than 2026-12-07 23:59'],
    ['2026-11-25 08:59', 'must lie between 09:00 and 20:00'],
    ['2026-11-25 20:01', 'must lie between 09:00 and 20:00'],
  ])('CALL-4 nobody is called again at %s: it %s', (text, message) => {
    const call = planned();
    const later = { callAgainAt: call.instant(text) };
    expect(() => call.attempt('call_later', '2026-11-23 11:00', later)).toThrow(message);
    expect(() => call.attempt('busy', '2026-11-23 11:00', later)).toThrow('would rather be called later');
  });

  it('CALL-4 it is not to be tried before its day', () => {
    const call = planned({ notBefore: '2026-11-25 09:00' });
    expect(() => call.attempt('reached', '2026-11-24 23:00')).toThrow('not allowed before 2026-11-25');
    expect(call.attempt('reached', '2026-11-25 08:00').head.status).toBe('done');
  });

  it('CALL-4 attempts in vain have an end, and one that ends the callback is taken even then', () => {
    const call = handled();
    for (let n = 0; n < 30; n++) call.attempt('no_answer', '2026-11-25 10:00');
    expect(() => call.attempt('no_answer', '2026-11-25 10:00')).toThrow('in vain 30 times');
    expect(call.attempt('reached', '2026-11-25 10:00').call.state).toBe('done');
  });

  it('CALL-4 the third day in vain ends it also after thirty attempts', () => {
    const call = planned().attempt('no_answer', '2026-11-23 11:00');
    for (let n = 0; n < 29; n++) call.attempt('busy', '2026-11-24 11:00');
    expect(() => call.attempt('busy', '2026-11-24 12:00')).toThrow('in vain 30 times');
    call.attempt('no_answer', '2026-11-25 11:00');
    expect(call.head).toMatchObject({ status: 'done', end: { outcome: 'unreachable' } });
    expect(call.head.attempts).toHaveLength(31);
  });

  it('CALL-4 taken up again, its days in vain count anew (CLOCK-8)', () => {
    const call = handled();
    for (const day of ['25', '26', '27']) call.attempt('no_answer', `2026-11-${day} 10:00`);
    expect(call.callback).toMatchObject({ status: 'done', end: { outcome: 'unreachable' } });
    call.again('2026-11-28 10:00').attempt('no_answer', '2026-11-28 11:00');
    expect(call.callback.status).toBe('open');
  });
});

describe('CALL-4 a wrong number', () => {
  const adviser = { role: 'sales_adviser', person: 'per.grp1.adviser' } as const;
  const wrong = (told = {}) => planned({ adviser, ...told }).attempt('wrong_number', '2026-11-23 11:00');

  it('CALL-4 the adviser is asked for another by the end of the next day, and told so', () => {
    const call = wrong();
    expect(call.stands()).toEqual([
      'callback open 2026-11-26 23:59:59',
      'phone_number open 2026-11-24 23:59:59',
    ]);
    expect(call.head.tasks[1]?.owner).toEqual(adviser);
    expect(call.notices).toMatchObject([{ kind: 'number_wanted', to: adviser }]);
    expect(call.notices[0]?.text.zh).toContain('2026-11-24 23:59');
  });

  it('CALL-4 meanwhile it can not be tried', () => {
    expect(() => wrong().attempt('reached', '2026-11-23 12:00')).toThrow(
      'until there is another telephone number',
    );
  });

  it('CALL-4 with the number it is tried again as soon as people can be called, and counts no attempt', () => {
    const call = wrong().number('13912345678', '2026-11-26 21:00');
    expect(call.state.details.customer.phone).toBe('13912345678');
    expect(call.tryAt()).toBe('2026-11-27 09:00:00');
    expect(call.stands()).toEqual([
      'callback open 2026-11-27 23:59:59',
      'phone_number done_late 2026-11-24 23:59:59',
    ]);
    expect(() => call.number('13912345679', '2026-11-27 10:00')).toThrow('found the number wrong');
    call.attempt('busy', '2026-11-27 10:00').attempt('busy', '2026-11-28 10:00');
    expect(call.head.status).toBe('open');
  });

  it('CALL-4 a number that is corrected with the customer answers the question as well', () => {
    const call = wrong();
    const given = call.given('2026-11-23 15:00');
    const change = correctCustomer(call.state, { phone: '13912345678' }, given);
    if (change) call.keep(change);
    expect(call.stands()[1]).toBe('phone_number done 2026-11-24 23:59:59');
    expect(call.tryAt()).toBe('2026-11-23 15:00:00');
  });

  it('CALL-4 where there is none to be found the customer is unreachable', () => {
    const call = wrong().number(null, '2026-11-24 10:00');
    expect(call.head).toMatchObject({ status: 'done', end: { outcome: 'unreachable' } });
    expect(call.stands()).toEqual([
      'callback done 2026-11-26 23:59:59',
      'phone_number done 2026-11-24 23:59:59',
    ]);
  });

  it.each(['campaign', 'complaint'] as const)(
    'CALL-4 of a customer without a number a call for %s is given up, and nobody misses it',
    (purpose) => {
      const call = new Planned({ purpose });
      const change = followCustomer(call.state, { name: '王先生' }, call.given('2026-11-24 10:00'));
      expect(change?.head).toMatchObject({ status: 'done', end: { outcome: 'unreachable' } });
      if (change) call.keep(change);
      expect(call.settle('2026-12-24 10:00').told()).toEqual([]);
      expect(followCustomer(call.state, { name: '王先生' }, call.given('2026-12-24 10:00'))).toBeUndefined();
    },
  );

  it('CALL-4 a call that is still to come waits for a number until its time has come', () => {
    const call = new Planned({ notBefore: '2026-12-10 09:00', dueAt: '2026-12-13 23:59:59' });
    const follow = (file: { name: string; phone?: string }, at: string) => {
      const change = followCustomer(call.state, file, call.given(at));
      if (change) call.keep(change);
    };
    follow({ name: '王先生' }, '2026-11-24 10:00');
    expect(call.state.head.status).toBe('open');
    expect(call.state.details.customer).toEqual({ name: '王先生' });
    follow({ name: '王先生', phone: '13900139000' }, '2026-11-25 10:00');
    expect(call.state.details.customer).toEqual({ name: '王先生', phone: '13900139000' });
    follow({ name: '王先生' }, '2026-12-10 09:00');
    expect(call.state.head).toMatchObject({ status: 'done', end: { outcome: 'unreachable' } });
  });

  it('CALL-9 nobody is called about the end of a warranty, so there is no attempt at it', () => {
    const call = new Planned({ purpose: 'warranty' });
    const attempt = () => call.attempt('no_answer', '2026-11-24 10:00');
    expect(attempt).toThrow('record-attempt is not allowed where nobody is to be called');
  });

  it('CALL-4 what is told without a call is told of a customer without a number, too', () => {
    const call = new Planned({ purpose: 'warranty' });
    expect(followCustomer(call.state, {}, call.given('2026-11-24 10:00'))).toBeUndefined();
  });

  it('CALL-4 a visit handed back after the number was found wrong is not called about by it', () => {
    const stay = new Stay();
    const { opening, sampling } = stay.followUp('2026-11-23 16:40');
    const given = { at: stay.instant('2026-11-23 16:40'), by: specialist, policy: stay.policy };
    const handedBack = (customer: Pick<Customer, 'phone'>) =>
      handBackVisit(stay.state, {}, { sampling, opening: { ...opening, files: { customer } } }, given);
    expect(handedBack({}).calls[0]?.head).toMatchObject({ end: { outcome: 'unreachable' } });
    expect(handedBack({ phone: '13900139000' }).calls[0]).toMatchObject({
      head: { status: 'open' },
      details: { customer: { phone: '13900139000' } },
    });
  });

  it('CALL-4 an attempt is logged with the number that was called', () => {
    const call = new Planned();
    const customer = { name: '王先生', phone: '13900139000' };
    const given = { ...call.given('2026-11-23 11:00'), customer };
    const change = recordAttempt(call.state, { outcome: 'wrong_number' }, given);
    expect(change.details.customer).toEqual(customer);
    expect(change.entries[0]?.changes).toContainEqual({
      path: 'details.customer.phone',
      before: '13800138000',
      after: '13900139000',
    });
  });

  it('CALL-4 not given in time, the adviser’s superior is told at once', () => {
    const call = wrong().settle('2026-11-24 23:59:59');
    expect(call.told()).toEqual([
      'number_wanted sales_adviser 2026-11-23 11:00:00',
      'deadline_missed sales_director 2026-11-24 23:59:59',
    ]);
  });

  it('CALL-4 cancelled, nobody looks for a number any more', () => {
    const call = wrong();
    const change = cancelCallback(call.state, 'no_calls', call.given('2026-11-23 12:00'));
    expect(change?.head.tasks.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
  });

  test.each([
    ['delivery_second', 'sales_adviser'],
    ['visit', 'service_adviser'],
    ['next_service', 'service_adviser'],
  ] as const)('CALL-4 of a %s call whose adviser is not known, a %s is asked', (purpose, role) => {
    expect(wrong({ purpose, adviser: undefined }).head.tasks[1]?.owner).toEqual({ role });
  });

  it('CALL-4 an adviser who is not there any more is replaced by their role, or the next level', () => {
    const gone = { holds: () => true, has: () => false };
    expect(wrong({ roster: gone }).head.tasks[1]?.owner).toEqual({ role: 'sales_adviser' });
    const nobody = rosterWithout('sales_adviser', 'sales_director');
    expect(wrong({ roster: nobody }).head.tasks[1]?.owner).toEqual({ role: 'general_manager' });
  });

  test.each([
    ['sales_staff_attitude', 'sales_adviser'],
    ['repair_quality', 'service_adviser'],
  ] as const)('CALL-4 after a complaint of %s it is a %s (CLOCK-8)', (category, role) => {
    const call = handled('2026-11-24 15:00', { category }).attempt('wrong_number', '2026-11-25 10:00');
    expect(call.callback.tasks[1]).toMatchObject({ kind: 'phone_number', owner: { role } });
  });
});

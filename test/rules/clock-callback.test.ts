import { describe, expect, it, test } from 'vitest';
import { isCalledAgain } from '../../shared/domain/callback/call-again.ts';
import { channels } from '../../shared/domain/complaint/codes.ts';
import { Call, handled, raisedInCallback } from '../support/callback.ts';
import { Case, received } from '../support/complaint.ts';
import { berlin } from '../support/time.ts';

describe('CLOCK-8', () => {
  it('CLOCK-8 the care specialist calls again by the end of the third day after handling', () => {
    const { call, callback } = handled();
    expect(handled().stands()).toBe('open 2026-11-27 23:59:59');
    expect(call).toMatchObject({ kind: 'callback', owner: { role: 'care_specialist' } });
    expect(callback).toMatchObject({
      purpose: 'complaint',
      status: 'open',
      number: 'SH01-2026-00001',
      complaint: { id: 'cmp.grp1.br1.0000000000000001', number: 'SH01-2026-00001' },
    });
  });

  it('CLOCK-8 the day is that on which handling was completed, not that of the form', () => {
    const late = raisedInCallback().resolve('2026-11-26 09:00', { completedAt: '2026-11-23T23:30:00+08:00' });
    expect(new Call(late, '2026-11-26 09:00').stands()).toBe('open 2026-11-26 23:59:59');
  });

  it('CLOCK-8 days are the branch’s, also over a change of the clocks', () => {
    const told = { zone: berlin, receivedAt: '2026-10-23 10:00' };
    const complaint = new Case({ id: 'cmp.grp1.br1.0000000000000001', channel: 'callback', ...told });
    complaint.contact('2026-10-23 11:00').resolve('2026-10-23 23:30');
    const call = new Call(complaint, '2026-10-23 23:30');
    expect(call.stands()).toBe('open 2026-10-26 23:59:59');
    expect(call.call.dueAt).toBe('2026-10-26T22:59:59.000Z');
  });

  it('CLOCK-8 a group may promise it sooner', () => {
    expect(handled('2026-11-24 15:00', { overrides: { calledAgainByEndOfDay: 'P1D' } }).stands()).toBe(
      'open 2026-11-25 23:59:59',
    );
  });

  test.each(channels)('CLOCK-8 of a complaint by %s', (channel) => {
    expect(isCalledAgain(received({ channel }).complaint)).toBe(channel === 'callback');
  });

  it('CLOCK-8 merged into another, a complaint that was raised in a callback is called about all the same', () => {
    const other = received({ id: 'cmp.grp1.br1.c2' });
    expect(isCalledAgain(other.complaint)).toBe(false);
    received({ channel: 'callback' }).mergeInto(other, '2026-11-23 12:00');
    expect(isCalledAgain(other.complaint)).toBe(true);
  });

  it('CLOCK-8 a call whose deadline has passed when the form is handed in is overdue and told at once', () => {
    const late = raisedInCallback().resolve('2026-11-30 09:30', { completedAt: '2026-11-24T15:00:00+08:00' });
    const call = new Call(late, '2026-11-30 09:30');
    expect(call.stands()).toBe('overdue 2026-11-27 23:59:59');
    expect(call.told()).toEqual([
      'reminder care_specialist 2026-11-27 23:59:59',
      'deadline_missed care_director 2026-11-28 09:00:00',
    ]);
    expect(call.callback.version).toBe(1);
  });

  it('CLOCK-8 a closed complaint leaves the call to be made', () => {
    const call = handled();
    call.complaint.verify('2026-11-24 16:00', 'satisfied');
    expect(call.complaint.complaint.status).toBe('closed');
    call.settle('2026-11-26 12:00');
    expect(call.stands()).toBe('open 2026-11-27 23:59:59');
  });

  it('CLOCK-8 handled once more, a call that is still to be made stays the promise it was', () => {
    const call = handled();
    call.complaint.verify('2026-11-24 16:00', 'unsatisfied').resolve('2026-11-26 10:00');
    const { version } = call.callback;
    call.again('2026-11-26 10:00');
    expect(call.stands()).toBe('open 2026-11-27 23:59:59');
    expect(call.callback.tasks).toHaveLength(1);
    expect(call.callback.version).toBe(version + 1);
    expect(call.callback.notBefore).toBe(call.complaint.instant('2026-11-26 10:00'));
  });

  it('CLOCK-8 handled once more after the call, the customer is called once more', () => {
    const call = handled().attempt('reached', '2026-11-24 15:30');
    call.complaint.verify('2026-11-24 16:00', 'unsatisfied').resolve('2026-11-26 10:00');
    call.again('2026-11-26 10:00');
    expect(call.stands()).toBe('open 2026-11-29 23:59:59');
    expect(call.callback.tasks.map(({ state }) => state)).toEqual(['done', 'open']);
    expect(call.callback).not.toHaveProperty('end');
    expect(call.callback.attempts).toHaveLength(1);
    expect(call.state.details.customer.phone).toBe(call.complaint.state.details.customer.phone);
    expect(call.attempt('reached', '2026-11-27 10:00').stands()).toBe('done 2026-11-29 23:59:59');
  });

  it('CALL-4 the customer is called by the number that their file has by then', () => {
    const call = handled().attempt('reached', '2026-11-24 15:30');
    call.complaint.verify('2026-11-24 16:00', 'unsatisfied').resolve('2026-11-26 10:00');
    call.again('2026-11-26 10:00', { customer: { name: '王女士', phone: '13900139000' } });
    expect(call.state.details.customer).toEqual({ name: '王女士', phone: '13900139000' });
  });
});

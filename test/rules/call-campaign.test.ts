import { describe, expect, it, test } from 'vitest';
import { type AttemptOutcome, currentCall } from '../../shared/domain/callback/callback.ts';
import { recordAttempt } from '../../shared/domain/callback/record-attempt.ts';
import { type Chosen, callCustomer } from '../../shared/domain/campaign/call-customer.ts';
import type { CampaignChange } from '../../shared/domain/campaign/campaign.ts';
import { cancelCampaign, moveCampaign, startCampaign } from '../../shared/domain/campaign/change.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { fullRoster } from '../support/registration.ts';
import { instant, shanghai, wallClock } from '../support/time.ts';

const policy = effectivePolicy();
const by = { role: 'care_director', person: 'per.grp1.care_director', name: '周慧敏' } as const;
const given = (at: string) => ({ at: instant(at), by, policy, roster: fullRoster });

function campaign(date: string, at = '2026-11-23 10:00'): CampaignChange {
  return startCampaign(
    {
      id: 'cam.grp1.br1.0000000000000001',
      branchId: 'grp1.br1',
      number: 'SH01-C20261123-0001',
      timeZone: shanghai,
      date,
      letter: false,
      customers: 1,
      job: 'job.grp1.br1.0000000000000001',
      details: { name: '冬季免费检测', text: '请预约到店' },
    },
    given(at),
  );
}

const customer: Chosen = {
  fileId: 'wang',
  callbackId: 'cbk.grp1.br1.0000000000000001',
  call: undefined,
  file: {
    version: 1,
    complaints: [],
    name: '王先生',
    phone: '13800138000',
    branchIds: new Set(['grp1.br1']),
  },
};

function called(of: CampaignChange, at: string, chosen: Chosen = customer) {
  const { outcome, change } = callCustomer(of.head, chosen, given(at));
  const due = change && currentCall(change.head).dueAt;
  const when = change && due && `${wallClock(change.head.notBefore)} – ${wallClock(due)}`;
  return { outcome, when, change, next: { ...chosen, call: change ?? chosen.call } };
}

describe('CALL-9', () => {
  test.each([
    ['two weeks before', '2026-12-24', '2026-11-23 10:00', '2026-12-10 09:00:00 – 2026-12-13 23:59:59'],
    ['at once', '2026-12-02', '2026-11-23 10:30', '2026-11-23 10:30:00 – 2026-11-26 23:59:59'],
    ['the next morning', '2026-12-02', '2026-11-23 20:30', '2026-11-24 09:00:00 – 2026-11-27 23:59:59'],
    ['before the day is over', '2026-11-24', '2026-11-23 10:30', '2026-11-23 10:30:00 – 2026-11-24 23:59:59'],
  ])('CALL-9 customers of a campaign are called: %s', (_, date, at, when) => {
    expect(called(campaign(date), at)).toMatchObject({ outcome: 'planned', when });
  });

  test.each(['2026-11-22', '2026-11-23'])('CALL-9 a campaign on %s leaves no time to call', (date) => {
    expect(() => campaign(date, '2026-11-23 20:01')).toThrow('must leave time to call anybody');
  });

  it('CALL-9 a campaign lies at most a year ahead', () => {
    expect(() => campaign('2027-12-24')).toThrow('more than a year ahead');
  });

  test.each([
    ['unknown', undefined],
    ['unknown', { version: 1, complaints: [], branchIds: new Set(['grp1.br1']) }],
    ['elsewhere', { ...customer.file, branchIds: new Set(['grp1.br2']) }],
    ['noCalls', { ...customer.file, noCallsSince: instant('2026-11-01 10:00') }],
  ])('CALL-9 passed over: %s', (outcome, file) => {
    const chosen = { ...customer, file: file as Chosen['file'] };
    expect(called(campaign('2026-12-24'), '2026-11-23 10:01', chosen)).toMatchObject({
      outcome,
      change: undefined,
    });
  });

  it('CALL-9 done again it changes nothing', () => {
    const { next } = called(campaign('2026-12-24'), '2026-11-23 10:01');
    expect(called(campaign('2026-12-24'), '2026-11-23 10:30', next)).toMatchObject({
      outcome: 'planned',
      change: undefined,
    });
  });

  const soon = campaign('2026-12-02');
  const moved = moveCampaign(soon, { date: '2026-12-31', job: 'job.2' }, given('2026-11-24 10:00'));
  const planned = called(soon, '2026-11-23 10:30').next;

  /** The customer with the call after such an attempt. */
  function tried(outcome: AttemptOutcome, at: string, { call }: Chosen = planned, more = {}): Chosen {
    if (!call) throw new Error('there is no call');
    return { ...customer, call: recordAttempt(call, { outcome, ...more }, given(at)) };
  }

  it('CALL-9 another day moves the call that is still to be made', () => {
    expect(called(moved, '2026-11-24 10:01', planned)).toMatchObject({
      outcome: 'planned',
      when: '2026-12-17 09:00:00 – 2026-12-20 23:59:59',
    });
    const made = tried('reached', '2026-11-23 11:00');
    expect(called(soon, '2026-11-24 10:01', made)).toMatchObject({ outcome: 'made', change: undefined });
  });

  it('CALL-9 nobody is called after the day: a try in vain on it is the last', () => {
    const { next } = called(campaign('2026-11-26'), '2026-11-23 10:00');
    const state = next.call ?? expect.fail('there is no call');
    const tried = (outcome: AttemptOutcome, at: string, callAgainAt?: string) =>
      recordAttempt(
        state,
        { outcome, ...(callAgainAt !== undefined && { callAgainAt: instant(callAgainAt) }) },
        given(at),
      ).head;
    expect(tried('no_answer', '2026-11-25 10:00').status).toBe('open');
    for (const at of ['2026-11-26 10:00', '2026-11-27 00:00']) {
      expect(tried('no_answer', at)).toMatchObject({ status: 'done', end: { outcome: 'unreachable' } });
    }
    expect(tried('call_later', '2026-11-25 10:00', '2026-11-26 19:00').status).toBe('open');
    expect(() => tried('call_later', '2026-11-25 10:00', '2026-11-27 09:30')).toThrow(
      'must not be later than 2026-11-26 23:59',
    );
  });

  it('CALL-9 moved so late that nobody can be called for the new day, the call for the old one is cancelled', () => {
    const { next } = called(campaign('2026-12-24'), '2026-11-23 10:00');
    const moved = moveCampaign(
      campaign('2026-12-24'),
      { date: '2026-11-25', job: 'job.grp1.br1.0000000000000002' },
      given('2026-11-25 19:59'),
    );
    const late = called(moved, '2026-11-25 20:01', next);
    expect(late).toMatchObject({ outcome: 'late', change: { head: { status: 'cancelled' } } });
    expect(called(moved, '2026-11-25 20:02', late.next)).toMatchObject({
      outcome: 'late',
      change: undefined,
    });
  });

  it('CALL-9 who was reached before the campaign moved is called at once, by the number they have now', () => {
    const reached = tried('reached', '2026-11-23 11:00');
    const file = customer.file && { ...customer.file, phone: '13912345678' };
    const anew = called(moved, '2026-11-24 10:01', { ...reached, file });
    expect(anew).toMatchObject({
      outcome: 'planned',
      when: '2026-11-24 10:01:00 – 2026-11-27 23:59:59',
      change: {
        head: { status: 'open', date: '2026-12-31' },
        details: { customer: { phone: '13912345678' } },
      },
    });
    expect(called(moved, '2026-11-24 10:30', anew.next)).toMatchObject({
      outcome: 'planned',
      change: undefined,
    });
    // Moved once more before they were told, they still know the first day.
    const again = moveCampaign(moved, { date: '2027-01-31', job: 'job.3' }, given('2026-11-25 10:00'));
    expect(called(again, '2026-11-25 10:01', anew.next).when).toBe(
      '2026-11-25 10:01:00 – 2026-11-28 23:59:59',
    );
    const told = tried('reached', '2026-11-24 11:00', anew.next);
    expect(called(moved, '2026-11-24 12:00', told)).toMatchObject({ outcome: 'made', change: undefined });
  });

  it('CALL-9 on another day who was not reached is called anew, and who refused is not', () => {
    const refused = tried('refused', '2026-11-23 11:00');
    expect(called(moved, '2026-11-24 10:01', refused)).toMatchObject({ outcome: 'made', change: undefined });
    const twice = tried('busy', '2026-11-24 11:00', tried('busy', '2026-11-23 11:00'));
    const unreachable = tried('no_answer', '2026-11-25 11:00', twice);
    expect(unreachable.call?.head.status).toBe('done');
    expect(called(moved, '2026-11-26 10:01', unreachable)).toMatchObject({
      outcome: 'planned',
      when: '2026-12-17 09:00:00 – 2026-12-20 23:59:59',
    });
    const unwilling = { ...customer.file, noCallsSince: instant('2026-11-25 12:00') } as Chosen['file'];
    expect(called(moved, '2026-11-26 10:01', { ...unreachable, file: unwilling })).toMatchObject({
      outcome: 'noCalls',
      change: undefined,
    });
  });

  it('CALL-9 called off, a letter that is still owed after the call is cancelled, too', () => {
    const owed = tried('reached', '2026-11-23 11:00', planned, { letterWanted: true });
    const off = cancelCampaign(soon, { reason: '取消', job: 'job.2' }, given('2026-11-24 10:00'));
    const { outcome, change, next } = called(off, '2026-11-24 10:01', owed);
    expect(outcome).toBe('made');
    expect(change?.head).toMatchObject({ status: 'done', end: { outcome: 'reached' } });
    expect(change?.head.tasks.map(({ kind, state }) => [kind, state])).toEqual([
      ['callback', 'done'],
      ['letter', 'cancelled'],
    ]);
    expect(called(off, '2026-11-24 10:30', next)).toMatchObject({ outcome: 'made', change: undefined });
  });

  it('CALL-9 called off, nobody is called any more, whether the call was planned before or not', () => {
    const started = campaign('2026-12-24');
    const off = cancelCampaign(started, { reason: '取消', job: 'job.2' }, given('2026-11-24 10:00'));
    expect(off.details.reason).toBe('取消');
    const { next } = called(started, '2026-11-23 10:01');
    const { outcome, change } = called(off, '2026-11-24 10:01', next);
    expect(outcome).toBe('cancelled');
    expect(change?.head).toMatchObject({ status: 'cancelled', end: { reason: 'withdrawn' } });
    expect(called(off, '2026-11-24 10:01')).toMatchObject({ outcome: 'cancelled', change: undefined });
    const unwilling = {
      ...customer,
      file: customer.file && { ...customer.file, noCallsSince: given('2026-11-23 09:00').at },
    };
    expect(called(off, '2026-11-24 10:01', unwilling)).toMatchObject({ outcome: 'noCalls' });
    const unknown = { ...customer, file: undefined };
    expect(called(off, '2026-11-24 10:01', unknown)).toMatchObject({ outcome: 'unknown' });
    expect(() => moveCampaign(off, { date: '2027-01-24', job: 'job.3' }, given('2026-11-24 11:00'))).toThrow(
      'once the campaign is cancelled',
    );
  });
});

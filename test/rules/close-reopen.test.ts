import { describe, expect, it, test } from 'vitest';
import { recordedPart } from '../../shared/domain/complaint/draft.ts';
import { contributionOf } from '../../shared/domain/figures/contribution.ts';
import { replay } from '../../shared/domain/record.ts';
import { received } from '../support/complaint.ts';
import { yuan } from '../support/money.ts';
import { berlin } from '../support/time.ts';

/** Closed on 24 November: the 30th day after is 24 December. */
const closed = (told = {}) =>
  received(told)
    .assignTo('2026-11-23 10:30', 'sales_director', 'per.1')
    .contact('2026-11-23 11:00')
    .resolve('2026-11-24 15:00')
    .verify('2026-11-24 16:00', 'satisfied');
const unreachable = () =>
  ['2026-11-24 16:00', '2026-11-25 16:00', '2026-11-26 16:00'].reduce(
    (complaint, at) => complaint.verify(at, 'not_reached'),
    received().contact('2026-11-23 11:00').resolve('2026-11-24 15:00'),
  );

describe('CLOSE-3', () => {
  test.each(['2026-11-24 16:00', '2026-12-24 23:59:59', '2026-12-24 23:59:59.999'])(
    'CLOSE-3 a complaint closed on 24 November can be taken up again on %s',
    (at) => {
      expect(closed().allowed(at)).toEqual(['reopen-complaint']);
      expect(closed().reopen(at).complaint.status).toBe('reopened');
    },
  );

  it('CLOSE-3 with the 30th day that is over', () => {
    const complaint = closed();
    const before = complaint.state;
    expect(complaint.allowed('2026-12-25 00:00')).toEqual([]);
    expect(() => complaint.reopen('2026-12-25 00:00')).toThrow('the time for reopening is over');
    expect(complaint.state).toBe(before);
  });

  it('CLOSE-3 the days are the branch’s, and as many as the policy says', () => {
    const inBerlin = { zone: berlin, receivedAt: '2026-02-23 10:00' };
    const complaint = received(inBerlin).contact('2026-02-23 11:00').resolve('2026-02-27 22:00');
    complaint.verify('2026-02-27 23:30', 'satisfied');
    expect(complaint.allowed('2026-03-29 23:59:59')).toEqual(['reopen-complaint']);
    expect(complaint.allowed('2026-03-30 00:00')).toEqual([]);
    const shorter = closed({ overrides: { reopenByEndOfDay: 'P1D' } });
    expect(shorter.allowed('2026-11-25 23:59:59')).toEqual(['reopen-complaint']);
    expect(shorter.allowed('2026-11-26 00:00')).toEqual([]);
  });

  it('CLOSE-3 so can one that was closed as unreachable', () => {
    expect(unreachable().reopen('2026-12-01 10:00').complaint.status).toBe('reopened');
  });

  it('CLOSE-3 it keeps its number, its record and its owner, who is told', () => {
    const before = closed();
    const { number, owner, entries } = before.complaint;
    const complaint = before.reopen('2026-12-01 10:00');
    expect(complaint.complaint).toMatchObject({ number, owner, entries: entries + 1 });
    expect(owner).toEqual({ role: 'sales_director', person: 'per.1' });
    expect(complaint.task('resolution').owner).toEqual(owner);
    expect(complaint.told('complaint_reopened')).toEqual(['sales_director 2026-12-01 10:00:00']);
    expect(complaint.entries.map(({ entry }) => entry)).toEqual(complaint.entries.map((_, at) => at + 1));
    expect(replay(complaint.entries)).toEqual(recordedPart(complaint.state));
  });

  it('CLOSE-3 it is open again, and the former closing is kept', () => {
    const before = closed();
    const closure = 'closure' in before.complaint ? before.complaint.closure : undefined;
    const { complaint } = before.reopen('2026-12-01 10:00');
    expect(complaint).not.toHaveProperty('closure');
    expect(complaint.closures).toEqual([closure]);
  });

  it('CLOSE-3 it is a further round, with a resolution deadline counted from then', () => {
    const complaint = closed().reopen('2026-12-01 10:00');
    expect(complaint.complaint.reopenings).toMatchObject([{ month: '2026-12', reason: 'reopened' }]);
    expect(complaint.due('resolution')).toBe('2026-12-06 23:59:59');
    expect(complaint.plan('resolution')).toEqual([
      'remind 2026-12-05 09:00:00',
      'miss 2026-12-06 23:59:59',
      'tell_missed 2026-12-07 09:00:00',
    ]);
    complaint.resolve('2026-12-02 10:00').verify('2026-12-02 11:00', 'satisfied');
    expect(complaint.complaint.verifications.map(({ round }) => round)).toEqual([1, 2]);
    const resolutions = complaint.complaint.tasks.filter(({ kind }) => kind === 'resolution');
    expect(resolutions.map(({ state }) => state)).toEqual(['done', 'done']);
  });

  it('CLOSE-3 nothing is asked of the general manager, nor told to them: nobody was unsatisfied', () => {
    const complaint = closed().reopen('2026-12-01 10:00');
    expect(complaint.escalations()).toEqual([]);
    expect(complaint.has('remedy')).toBe(false);
  });

  it('CLOSE-3 what was resolved before cannot be handed in for the new round', () => {
    const again = closed().reopen('2026-12-01 10:00');
    expect(() => again.resolve('2026-12-01 11:00', { completedAt: '2026-12-01T09:59:59+08:00' })).toThrow(
      'before the complaint was reopened',
    );
  });

  it('CLOSE-3 the 30 days count from the last closing', () => {
    const again = closed().reopen('2026-12-20 10:00').resolve('2026-12-21 10:00');
    again.verify('2026-12-21 11:00', 'satisfied');
    expect(again.allowed('2027-01-20 23:59:59')).toEqual(['reopen-complaint']);
    expect(again.allowed('2027-01-21 00:00')).toEqual([]);
    expect(again.reopen('2027-01-20 10:00').complaint.closures).toHaveLength(2);
  });

  it('CLOSE-3 withdrawn and merged ones stay as they are', () => {
    const contacted = () => received().contact('2026-11-23 11:00');
    const ended = [
      contacted().withdraw('2026-11-24 10:00'),
      contacted().do('merge-complaint', '2026-11-24 10:00'),
    ];
    for (const complaint of ended) {
      const before = complaint.state;
      expect(complaint.allowed('2026-11-24 10:01')).toEqual([]);
      expect(() => complaint.reopen('2026-11-24 10:01')).toThrow('not allowed while the complaint is');
      expect(complaint.state).toBe(before);
    }
  });

  it('CLOSE-3 closed it is read-only, but for what is still owed to the customer', () => {
    const owing = received({ severe: true }).contact('2026-11-23 11:00');
    owing.propose('2026-11-23 12:00', { cost: yuan(300) }).resolve('2026-11-24 15:00');
    owing.verify('2026-11-24 16:00', 'satisfied');
    const names = () => owing.allowed('2027-01-31 10:00').toSorted();
    expect(names()).toEqual(['record-letter', 'record-payout']);
    owing.pay('2027-01-31 10:00', 300).write('2027-01-31 11:00');
    expect(names()).toEqual([]);
    expect(() => owing.do('add-note', '2027-01-31 12:00')).toThrow(
      'not allowed while the complaint is closed',
    );
  });

  it('CLOSE-3 the closing and the reopening count, each in its month', () => {
    const { months, balance } = contributionOf(closed().reopen('2026-12-01 00:00').complaint);
    expect(months['2026-11']).toMatchObject({ received: 1, closed: 1 });
    expect(months['2026-11']).not.toHaveProperty('reopened');
    expect(months['2026-12']).toEqual({ reopened: 1 });
    expect(balance).toEqual({ '2026-11': 0, '2026-12': 1 });
  });
});

import { describe, expect, it, test } from 'vitest';
import { categoryNames } from '../../shared/domain/complaint/category.ts';
import { channels } from '../../shared/domain/complaint/codes.ts';
import { contributionOf } from '../../shared/domain/figures/contribution.ts';
import { addTo } from '../../shared/domain/figures/counters.ts';
import { monthlyFigures } from '../../shared/domain/figures/monthly.ts';
import { type Case, newCarDefect, received } from '../support/complaint.ts';
import { berlin } from '../support/time.ts';

/** The figures of a month, counted from the complaints themselves. */
function figures(month: string, ...complaints: readonly Case[]) {
  const counters = {};
  const balance = {};
  for (const { complaint } of complaints) {
    const contribution = contributionOf(complaint);
    addTo(counters, contribution.months[month] ?? {});
    addTo(balance, contribution.balance);
  }
  return monthlyFigures(counters, balance, month);
}

const resolved = () => received().contact('2026-11-23 11:00').resolve('2026-11-24 15:00');

describe('STAT-1', () => {
  it('STAT-1 a month without complaints is all noughts', () => {
    const none = figures('2026-11');
    expect(none).toMatchObject({ received: 0, closed: 0, withdrawn: 0, reopened: 0, openAtEnd: 0 });
    expect(Object.keys(none.byCategory)).toEqual(categoryNames);
    expect(Object.keys(none.byChannel)).toEqual([...channels]);
    expect(none.deadlines.contact).toEqual({ met: 0, late: 0, overdue: 0 });
    expect(none.escalations.general_manager).toBe(0);
  });

  it('STAT-1 received are counted, by category and by channel', () => {
    const month = figures(
      '2026-11',
      received({ channel: 'wechat' }),
      received({ channel: 'manufacturer', category: 'price_dispute' }),
      newCarDefect({ channel: 'wechat' }),
    );
    expect(month.received).toBe(3);
    expect(month.byCategory).toMatchObject({
      sales_service_quality: 1,
      new_car_quality: 1,
      price_dispute: 1,
    });
    expect(month.byChannel).toMatchObject({ wechat: 2, manufacturer: 1, hotline: 0 });
  });

  it('STAT-1 closed and withdrawn are counted apart, and neither is open at the month’s end', () => {
    const month = figures(
      '2026-11',
      received(),
      resolved().verify('2026-11-24 16:00', 'satisfied'),
      received().withdraw('2026-11-24 16:00'),
    );
    expect(month).toMatchObject({ received: 3, closed: 1, withdrawn: 1, openAtEnd: 1 });
  });

  it('STAT-1 deadlines are met, met late or overdue; what runs or was cancelled in time is none of them', () => {
    const defect = () => newCarDefect();
    const month = figures(
      '2026-11',
      defect(),
      defect().contact('2026-11-23 11:00'),
      defect().contact('2026-11-23 13:00'),
      defect().settle('2026-11-23 13:00'),
      defect().withdraw('2026-11-23 11:00'),
      defect().withdraw('2026-11-23 13:00'),
    );
    expect(month.deadlines.contact).toEqual({ met: 1, late: 1, overdue: 2 });
    expect(month.deadlines.resolution).toEqual({ met: 0, late: 0, overdue: 0 });
  });

  it('STAT-1 every level that was told is counted', () => {
    const month = figures(
      '2026-11',
      newCarDefect().settle('2026-11-23 12:00'),
      received().assignTo('2026-11-23 11:00', 'service_adviser').settle('2026-11-24 00:00'),
    );
    expect(month.escalations).toEqual({
      sales_director: 0,
      service_director: 1,
      care_director: 2,
      general_manager: 1,
      group_admin: 0,
      regional_manager: 0,
    });
  });

  it('STAT-1 a customer who is not satisfied is counted as reopened, each time', () => {
    const complaint = resolved()
      .verify('2026-11-24 16:00', 'unsatisfied')
      .resolve('2026-11-25 10:00')
      .verify('2026-11-25 16:00', 'unsatisfied');
    expect(figures('2026-11', complaint)).toMatchObject({ reopened: 2, closed: 0, openAtEnd: 1 });
  });
});

describe('STAT-2', () => {
  test.each([
    ['Asia/Shanghai', '2026-11-30T15:59:59.999Z', '2026-11'],
    ['Asia/Shanghai', '2026-11-30T16:00:00.000Z', '2026-12'],
    [berlin, '2026-11-30T22:59:59.999Z', '2026-11'],
    [berlin, '2026-11-30T23:00:00.000Z', '2026-12'],
    [berlin, '2026-03-31T21:59:59.999Z', '2026-03'],
    [berlin, '2026-03-31T22:00:00.000Z', '2026-04'],
  ])('STAT-2 the month is the branch’s: in %s, %s is in %s', (zone, receivedAt, month) => {
    const { complaint } = received({ zone, receivedAt: localText(receivedAt, zone) });
    expect(contributionOf(complaint).months[month]).toMatchObject({ received: 1 });
  });

  it('STAT-2 a complaint counts in the month it was received, also when it is registered in the next', () => {
    const late = received({ receivedAt: '2026-11-30 20:00', registeredAt: '2026-12-01 09:00' });
    expect(figures('2026-11', late)).toMatchObject({ received: 1, openAtEnd: 1 });
    expect(figures('2026-12', late)).toMatchObject({ received: 0, openAtEnd: 1 });
  });

  it('STAT-2 what happened counts in the month it happened', () => {
    const complaint = received({ receivedAt: '2026-11-28 10:00' })
      .contact('2026-11-28 11:00')
      .propose('2026-11-28 12:00')
      .resolve('2026-11-29 10:00')
      .verify('2026-11-29 11:00', 'unsatisfied')
      .propose('2026-11-30 10:00')
      .resolve('2026-12-01 10:00')
      .verify('2026-12-01 11:00', 'satisfied');
    expect(figures('2026-11', complaint)).toMatchObject({
      received: 1,
      reopened: 1,
      closed: 0,
      openAtEnd: 1,
    });
    expect(figures('2026-12', complaint)).toMatchObject({
      received: 0,
      reopened: 0,
      closed: 1,
      openAtEnd: 0,
    });
    expect(figures('2026-11', complaint).escalations.general_manager).toBe(1);
    expect(figures('2026-12', complaint).escalations.general_manager).toBe(0);
  });

  it('STAT-2 a deadline counts where it was due while it is unmet, and moves to where it is met', () => {
    const defect = newCarDefect({ receivedAt: '2026-11-30 10:00' }).settle('2026-12-01 08:00');
    expect(figures('2026-11', defect).deadlines.contact).toEqual({ met: 0, late: 0, overdue: 1 });
    defect.contact('2026-12-01 09:00');
    expect(figures('2026-11', defect).deadlines.contact).toEqual({ met: 0, late: 0, overdue: 0 });
    expect(figures('2026-12', defect).deadlines.contact).toEqual({ met: 0, late: 1, overdue: 0 });
  });

  it('STAT-2 a deadline at the very end of the month is due in it', () => {
    const complaint = received({ receivedAt: '2026-11-30 10:00' }).settle('2026-12-01 00:00');
    expect(figures('2026-11', complaint).deadlines.contact.overdue).toBe(1);
  });

  it('STAT-2 what is told late counts in the month in which it was done', () => {
    const complaint = received({ receivedAt: '2026-11-30 10:00' });
    complaint.contact('2026-12-01 08:00', { at: '2026-11-30T18:00:00+08:00' });
    expect(figures('2026-11', complaint).deadlines.contact).toEqual({ met: 1, late: 0, overdue: 0 });
  });

  it('STAT-2 open at the end of a month: what came by then less what ended by then', () => {
    const old = received({ receivedAt: '2026-09-10 10:00' });
    const ended = received({ receivedAt: '2026-10-10 10:00' }).withdraw('2026-12-02 10:00');
    const openIn = (month: string) => figures(month, old, ended).openAtEnd;
    expect(['2026-08', '2026-09', '2026-10', '2026-11', '2026-12', '2027-01'].map(openIn)).toEqual([
      0, 1, 2, 2, 1, 1,
    ]);
  });
});

/** The local text of an instant with its milliseconds. */
function localText(at: string, zone: string): string {
  const shifted = new Date(at).toLocaleString('sv-SE', { timeZone: zone });
  return `${shifted}.${at.slice(20, 23)}`;
}

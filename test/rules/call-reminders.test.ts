import { describe, expect, it, test } from 'vitest';
import { cancelCallback } from '../../shared/domain/callback/change.ts';
import { recordAttempt } from '../../shared/domain/callback/record-attempt.ts';
import { recordCallLetter } from '../../shared/domain/callback/record-call-letter.ts';
import { Reminded } from '../support/reminded.ts';
import { berlin, wallClock } from '../support/time.ts';

const monday = '2026-11-23 10:00';

describe('CALL-9 what a date leads to', () => {
  it('CALL-9 a call and a letter a month before the maintenance contract ends', () => {
    const car = new Reminded().tell(monday, { maintenanceContractEndsOn: '2027-03-31' });
    expect(car.stands()).toEqual(['maintenance_contract open 2027-02-28 09:00:00 – 2027-03-03 23:59:59']);
    const { head } = car.of('maintenanceContractEndsOn') ?? {};
    expect(head).toMatchObject({ date: '2027-03-31', number: 'SH01-R20261123-0001' });
    const dueAt = head?.tasks[0]?.dueAt;
    expect(head?.tasks).toMatchObject([
      { kind: 'callback', owner: { role: 'care_specialist' }, dueAt },
      { kind: 'letter', owner: { role: 'care_specialist' }, dueAt },
    ]);
  });

  it('CALL-9 a call two weeks before the next service', () => {
    const car = new Reminded().tell(monday, { nextServiceOn: '2027-01-10' });
    expect(car.stands()).toEqual(['next_service open 2026-12-27 09:00:00 – 2026-12-30 23:59:59']);
    expect(car.of('nextServiceOn')?.head.tasks).toHaveLength(1);
  });

  it('CALL-9 the sales director is told three months before the warranty ends, and nobody is called', () => {
    const car = new Reminded().tell(monday, { warrantyEndsOn: '2027-05-31' });
    expect(car.stands()).toEqual(['warranty open 2027-02-28 09:00:00 – 2027-02-28 09:00:00']);
    expect(car.settle('2027-02-28 08:59:59').told()).toEqual([]);
    car.settle('2027-03-15 12:00');
    expect(car.told()).toEqual(['warranty_ends sales_director 2027-02-28 09:00:00']);
    expect(car.stands()).toEqual(['warranty done told 2027-02-28 09:00:00 – 2027-02-28 09:00:00']);
    expect(car.of('warrantyEndsOn')?.head.tasks).toMatchObject([{ kind: 'callback', state: 'done' }]);
    const [notice] = car.notices;
    for (const words of [notice?.text.zh, notice?.text.en]) {
      expect(words).toContain('2027-05-31');
      expect(words).not.toContain('沪A12345');
    }
  });

  it('CALL-9 days are the branch’s, also over a change of the clocks', () => {
    const car = new Reminded({ zone: berlin }).tell('2026-11-23 10:00', { nextServiceOn: '2027-04-05' });
    expect(car.of('nextServiceOn')?.head.notBefore).toBe('2027-03-22T08:00:00.000Z');
    expect(car.stands()).toEqual(['next_service open 2027-03-22 09:00:00 – 2027-03-25 23:59:59']);
  });

  it('CALL-9 a group may promise it sooner', () => {
    const overrides = { nextServiceCallBefore: 'P7D', reminderCallByEndOfDay: 'P1D' } as const;
    const car = new Reminded({ overrides }).tell(monday, { nextServiceOn: '2027-01-10' });
    expect(car.stands()).toEqual(['next_service open 2027-01-03 09:00:00 – 2027-01-04 23:59:59']);
  });

  test.each([
    ['2026-12-01 10:30', 'next_service open 2026-12-01 10:30:00 – 2026-12-04 23:59:59'],
    ['2026-12-01 21:00', 'next_service open 2026-12-02 09:00:00 – 2026-12-05 23:59:59'],
    ['2026-12-04 12:00', 'next_service open 2026-12-04 12:00:00 – 2026-12-05 23:59:59'],
  ])('CALL-9 told at %s of a service on 5 December, the call is due at once', (at, stands) => {
    expect(new Reminded().tell(at, { nextServiceOn: '2026-12-05' }).stands()).toEqual([stands]);
  });

  test.each(['2026-12-05 21:00', '2026-12-06 09:00'])(
    'CALL-9 told at %s of a service on 5 December, nobody is called any more',
    (at) => {
      expect(new Reminded().tell(at, { nextServiceOn: '2026-12-05' }).stands()).toEqual([]);
    },
  );

  it('CALL-9 of a warranty that ends within three months the sales director is told at once', () => {
    const car = new Reminded().tell('2026-11-23 22:00', { warrantyEndsOn: '2026-12-24' });
    expect(car.told()).toEqual(['warranty_ends sales_director 2026-11-23 22:00:00']);
  });
});

describe('CALL-9 what changes', () => {
  it('CALL-9 the same date again changes nothing', () => {
    const car = new Reminded().tell(monday, { nextServiceOn: '2027-01-10' });
    const before = car.of('nextServiceOn');
    car.tell('2026-12-28 10:00', { nextServiceOn: '2027-01-10' });
    expect(car.of('nextServiceOn')).toBe(before);
  });

  it('CALL-9 a changed date moves the call, its schedule and its letter', () => {
    const car = new Reminded().tell(monday, { maintenanceContractEndsOn: '2027-03-31' });
    const step = car.of('maintenanceContractEndsOn')?.head.tasks[0]?.step ?? 0;
    car.tell('2026-12-01 10:00', { maintenanceContractEndsOn: '2027-06-30' });
    expect(car.stands()).toEqual(['maintenance_contract open 2027-05-30 09:00:00 – 2027-06-02 23:59:59']);
    const { tasks, date } = car.of('maintenanceContractEndsOn')?.head ?? {};
    expect(date).toBe('2027-06-30');
    expect(tasks?.map(({ dueAt }) => dueAt)).toEqual([tasks?.[0]?.dueAt, tasks?.[0]?.dueAt]);
    expect(tasks?.[0]?.step).toBe(step + 1);
  });

  it('CALL-9 a changed end of the warranty is told when its own time comes', () => {
    const car = new Reminded().tell(monday, { warrantyEndsOn: '2027-05-31' });
    car.tell('2026-12-01 10:00', { warrantyEndsOn: '2027-08-31' }).settle('2027-05-31 08:59:59');
    expect(car.told()).toEqual([]);
    expect(car.settle('2027-05-31 09:00').told()).toEqual([
      'warranty_ends sales_director 2027-05-31 09:00:00',
    ]);
  });

  it('CALL-9 a date that is changed after the call was made leads to another call', () => {
    const car = reminded(new Reminded().tell(monday, { nextServiceOn: '2026-12-05' }));
    car.tell('2026-12-05 16:00', { nextServiceOn: '2027-06-05' });
    expect(car.stands()).toEqual([
      'next_service done reached 2026-11-23 10:00:00 – 2026-11-26 23:59:59',
      'next_service open 2027-05-22 09:00:00 – 2027-05-25 23:59:59',
    ]);
  });

  it('CALL-9 nobody is called twice about the same date', () => {
    const car = reminded(new Reminded().tell(monday, { nextServiceOn: '2026-12-05' }));
    car.tell('2026-11-24 10:00', { nextServiceOn: undefined });
    car.tell('2026-11-24 11:00', { nextServiceOn: '2026-12-05' });
    expect(car.stands()).toHaveLength(1);
    car.tell('2026-11-24 12:00', { nextServiceOn: '2027-02-05' });
    car.tell('2026-11-24 13:00', { nextServiceOn: '2026-12-05' });
    expect(car.stands()).toEqual([
      'next_service done reached 2026-11-23 10:00:00 – 2026-11-26 23:59:59',
      'next_service cancelled date_removed 2027-01-22 09:00:00 – 2027-01-25 23:59:59',
    ]);
  });

  it('CALL-9 a letter not sent yet about a date that is changed is not sent any more', () => {
    const told = { maintenanceContractEndsOn: '2026-12-15' };
    const car = new Reminded()
      .tell(monday, told)
      .change('maintenanceContractEndsOn', (state) =>
        recordAttempt(state, { outcome: 'reached' }, new Reminded().given('2026-11-23 11:00')),
      );
    const first = [...car.callbacks.keys()][0] ?? '';
    expect(car.callbacks.get(first)?.head.tasks.map(({ state }) => state)).toEqual(['done', 'open']);
    car.tell('2026-11-24 10:00', { maintenanceContractEndsOn: '2027-12-15' });
    expect(car.callbacks.get(first)?.head.tasks.map(({ state }) => state)).toEqual(['done', 'cancelled']);
    expect(car.stands()[1]).toBe('maintenance_contract open 2027-11-15 09:00:00 – 2027-11-18 23:59:59');
  });

  it('CALL-9 a date that is taken away, or set to one that is past, cancels the call', () => {
    for (const nextServiceOn of [undefined, '2026-11-01']) {
      const car = new Reminded().tell(monday, { nextServiceOn: '2027-01-10' });
      car.tell('2026-12-01 10:00', { nextServiceOn });
      expect(car.stands()).toEqual([
        'next_service cancelled date_removed 2026-12-27 09:00:00 – 2026-12-30 23:59:59',
      ]);
    }
  });

  it('CALL-9 a sold car has no reminders, and none are planned for it', () => {
    const car = new Reminded().tell(monday, all).tell('2026-12-01 10:00', { soldOn: '2026-11-30' });
    expect(car.stands().map((one) => one.split(' ').slice(0, 3).join(' '))).toEqual([
      'maintenance_contract cancelled vehicle_sold',
      'warranty cancelled vehicle_sold',
      'next_service cancelled vehicle_sold',
    ]);
    for (const { head } of car.callbacks.values()) {
      expect(head.tasks.flatMap(({ plan }) => plan)).toEqual([]);
    }
    car.tell('2026-12-02 10:00', { nextServiceOn: '2027-05-10' });
    expect(car.stands()).toHaveLength(3);
  });

  it('CALL-9 a new owner is reminded instead of the old one', () => {
    const car = new Reminded().tell(monday, { nextServiceOn: '2027-01-10' });
    car.tell('2026-12-01 10:00', { owner: 'li' });
    expect(car.stands()).toEqual([
      'next_service cancelled owner_changed 2026-12-27 09:00:00 – 2026-12-30 23:59:59',
      'next_service open 2026-12-27 09:00:00 – 2026-12-30 23:59:59',
    ]);
    expect(car.of('nextServiceOn')?.details).toMatchObject({
      customer: { name: 'li' },
      files: { customer: 'li' },
    });
  });

  it('CALL-9 also where the old one was called about that date', () => {
    const car = reminded(new Reminded().tell(monday, { nextServiceOn: '2026-12-05' }));
    car.tell('2026-11-24 10:00', { owner: 'li' });
    expect(car.stands()[1]).toBe('next_service open 2026-11-24 10:00:00 – 2026-11-27 23:59:59');
  });

  it('CALL-9 sold, and back to the first owner, who is not called twice about the same date', () => {
    const car = reminded(new Reminded().tell(monday, { nextServiceOn: '2026-12-05' }));
    car.tell('2026-11-24 10:00', { owner: 'li' }).tell('2026-11-25 10:00', { owner: 'wang' });
    const stands = [
      'next_service done reached 2026-11-23 10:00:00 – 2026-11-26 23:59:59',
      'next_service cancelled owner_changed 2026-11-24 10:00:00 – 2026-11-27 23:59:59',
    ];
    expect(car.stands()).toEqual(stands);
    expect(car.tell('2026-11-26 10:00', { owner: 'wang' }).stands()).toEqual(stands);
    car.tell('2026-11-27 10:00', { nextServiceOn: '2027-06-05' });
    expect(car.stands()[2]).toBe('next_service open 2027-05-22 09:00:00 – 2027-05-25 23:59:59');
  });

  it('CALL-9 a vehicle without an owner has no reminders until it has one', () => {
    const car = new Reminded();
    car.vehicle = { version: 1, complaints: [] };
    car.tell(monday, { nextServiceOn: '2027-01-10' });
    expect(car.stands()).toEqual([]);
    expect(car.tell('2026-11-24 10:00', { owner: 'li' }).stands()).toHaveLength(1);
  });

  it('CALL-4 an owner without a number is reminded once they have another', () => {
    const car = new Reminded().tell(monday, { nextServiceOn: '2027-01-10', warrantyEndsOn: '2027-05-31' });
    car.hasNumber('2026-11-24 10:00', undefined);
    expect(car.stands().map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual([
      'warranty open',
      'next_service open',
    ]);
    car.hasNumber('2026-12-01 10:00', '13900139000');
    expect(car.of('nextServiceOn')?.details.customer.phone).toBe('13900139000');
    expect(car.callbacks.size).toBe(2);
  });

  it('CALL-4 one given up for want of a number is planned anew with the next, while it is ahead', () => {
    const car = new Reminded().tell(monday, { nextServiceOn: '2027-01-10' });
    car.hasNumber('2026-12-28 10:00', undefined);
    expect(car.stands()).toEqual(['next_service done unreachable 2026-12-27 09:00:00 – 2026-12-30 23:59:59']);
    car.hasNumber('2026-12-29 10:00', '13900139000');
    expect(car.stands().at(-1)).toBe('next_service open 2026-12-29 10:00:00 – 2027-01-01 23:59:59');
    car.hasNumber('2026-12-29 11:00', undefined).hasNumber('2027-01-11 10:00', '13900139000');
    expect(car.callbacks.size).toBe(2);
  });

  it('CALL-9 of a car whose owner has no number the letter is written and the warranty told', () => {
    const car = new Reminded().hasNumber(monday, undefined);
    car.tell(monday, { maintenanceContractEndsOn: '2027-03-31', warrantyEndsOn: '2027-05-31' });
    expect(car.stands().map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual([
      'maintenance_contract open',
      'warranty open',
    ]);
  });

  it('CALL-9 what was told by the time a car is sold stays told', () => {
    const car = new Reminded().tell(monday, { warrantyEndsOn: '2027-05-31' });
    const state = car.of('warrantyEndsOn');
    const change = state && cancelCallback(state, 'vehicle_sold', car.given('2027-03-01 10:00'));
    expect(change?.head).toMatchObject({ status: 'done', end: { outcome: 'told' } });
    expect(change?.entries.map(({ action }) => action)).toEqual(['callback_tell']);
  });

  it('CALL-10 who wants no calls is not reminded', () => {
    const car = new Reminded().tell(monday, { nextServiceOn: '2027-01-10' }).wantsNoCalls('2026-11-24 10:00');
    expect(car.tell('2026-11-25 10:00', { nextServiceOn: '2027-02-10' }).stands()).toEqual([
      'next_service cancelled no_calls 2026-12-27 09:00:00 – 2026-12-30 23:59:59',
    ]);
  });

  it('CALL-10 of the end of a warranty the sales director is told, whatever the owner says of calls', () => {
    const wish = new Reminded()
      .wantsNoCalls('2026-11-23 09:00')
      .tell(monday, { warrantyEndsOn: '2027-05-31' });
    const car = new Reminded()
      .tell(monday, { warrantyEndsOn: '2027-05-31' })
      .wantsNoCalls('2026-11-24 10:00');
    car.tell('2026-11-25 10:00', { warrantyEndsOn: '2027-06-30' });
    expect(wish.settle('2027-02-28 09:00').told()).toEqual([
      'warranty_ends sales_director 2027-02-28 09:00:00',
    ]);
    expect(car.settle('2027-03-30 09:00').told()).toEqual([
      'warranty_ends sales_director 2027-03-30 09:00:00',
    ]);
  });

  it('CALL-10 that the maintenance contract ends is said in the letter alone to an owner who wants no calls', () => {
    const told = { maintenanceContractEndsOn: '2027-03-31' };
    const late = new Reminded().tell(monday, told).wantsNoCalls('2026-11-24 10:00');
    const early = new Reminded().wantsNoCalls('2026-11-23 09:00').tell(monday, told);
    for (const car of [late, early]) {
      const stands = ['maintenance_contract cancelled no_calls 2027-02-28 09:00:00 – 2027-03-03 23:59:59'];
      expect(car.stands()).toEqual(stands);
      expect(letters(car)).toEqual(['open 2027-03-03 23:59:59']);
      expect(car.tell('2026-11-25 10:00', { nextServiceOn: '2027-02-10' }).stands()).toEqual(stands);
      car.tell('2026-12-01 10:00', { maintenanceContractEndsOn: '2027-06-30' });
      expect(letters(car)).toEqual(['cancelled 2027-03-03 23:59:59', 'open 2027-06-02 23:59:59']);
      car.tell('2026-12-02 10:00', { soldOn: '2026-12-02' });
      expect(letters(car).map((one) => one.split(' ')[0])).toEqual(['cancelled', 'cancelled']);
    }
  });

  it('CALL-9 who wants calls again is reminded again of what is ahead, the letter and the call by one', () => {
    const car = new Reminded().tell(monday, all).wantsNoCalls('2026-11-24 10:00');
    car.tell('2026-11-25 10:00', { nextServiceOn: '2027-02-10' }).wantsCalls('2026-12-01 10:00');
    const stands = car.stands().map((one) => one.split(' ').slice(0, 4).join(' '));
    expect(stands).toEqual([
      'maintenance_contract cancelled no_calls 2027-02-28',
      'warranty open 2027-02-28 09:00:00',
      'next_service cancelled no_calls 2026-12-27',
      'maintenance_contract open 2027-02-28 09:00:00',
      'next_service open 2027-01-27 09:00:00',
    ]);
    expect(letters(car)).toEqual(['cancelled 2027-03-03 23:59:59', 'open 2027-03-03 23:59:59']);
    expect(car.wantsCalls('2026-12-02 10:00').stands()).toHaveLength(5);
  });

  it('CALL-9 who had the letter and wants calls again was reminded', () => {
    const car = new Reminded().tell(monday, { maintenanceContractEndsOn: '2026-12-15' });
    car.wantsNoCalls('2026-11-24 10:00').change('maintenanceContractEndsOn', (state) => {
      const given = car.given('2026-11-24 11:00');
      return recordCallLetter(state, { by: 'post', text: '您好' }, given).change;
    });
    expect(car.wantsCalls('2026-12-01 10:00').stands()).toHaveLength(1);
  });

  it('CALL-10 a wish that is not carried out yet takes the call from the letter', () => {
    const car = new Reminded().tell(monday, { maintenanceContractEndsOn: '2027-03-31' });
    car.customers.set('wang', { version: 2, complaints: [], name: 'wang', phone: '1', noCallsSince: monday });
    car.tell('2026-11-25 10:00', { nextServiceOn: '2027-02-10' });
    expect(car.stands()).toEqual([
      'maintenance_contract cancelled no_calls 2027-02-28 09:00:00 – 2027-03-03 23:59:59',
    ]);
    expect(letters(car)).toEqual(['open 2027-03-03 23:59:59']);
  });
});

const all = {
  maintenanceContractEndsOn: '2027-03-31',
  warrantyEndsOn: '2027-05-31',
  nextServiceOn: '2027-01-10',
};

/** How the letters of all callbacks stand. */
function letters(car: Reminded): string[] {
  return [...car.callbacks.values()].flatMap(({ head }) =>
    head.tasks
      .filter(({ kind }) => kind === 'letter')
      .map(({ state, dueAt }) => `${state} ${wallClock(dueAt, car.zone)}`),
  );
}

/** The customer was called about the next service on the day it was told of. */
function reminded(car: Reminded): Reminded {
  return car.change('nextServiceOn', (state) =>
    recordAttempt(state, { outcome: 'reached' }, car.given('2026-11-23 11:00')),
  );
}

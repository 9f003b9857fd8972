import { describe, expect, it, test } from 'vitest';
import { callbackPurposes } from '../../shared/domain/callback/purposes.ts';
import { handled } from '../support/callback.ts';
import { Planned } from '../support/planned-call.ts';

describe('CALL-7', () => {
  it('CALL-7 the specialist is reminded at the deadline, the care director told the next day at nine', () => {
    const call = handled().settle('2026-11-27 23:59:58');
    expect(call.told()).toEqual([]);
    call.settle('2026-11-27 23:59:59');
    expect(call.told()).toEqual(['reminder care_specialist 2026-11-27 23:59:59']);
    call.settle('2026-11-28 08:59:59');
    expect(call.told()).toHaveLength(1);
    call.settle('2026-11-28 09:00');
    expect(call.told().slice(1)).toEqual(['deadline_missed care_director 2026-11-28 09:00:00']);
    expect(call.stands()).toBe('overdue 2026-11-27 23:59:59');
  });

  it('CALL-7 whatever is settled twice or late, each is told once', () => {
    const often = handled();
    for (const at of ['2026-11-27 23:59:59', '2026-11-28 09:00', '2026-12-24 00:00']) {
      often.settle(at).settle(at);
    }
    const once = handled().settle('2026-12-24 00:00');
    expect(often.notices).toEqual(once.notices);
    expect(often.entries).toEqual(once.entries);
  });

  it('CALL-7 the words say which complaint, and by when, in Chinese and English', () => {
    const [reminder, missed] = handled().settle('2026-12-01 00:00').notices;
    for (const notice of [reminder, missed]) {
      for (const words of [notice?.text.zh, notice?.text.en]) {
        expect(words).toContain('SH01-2026-00001');
        expect(words).toContain('2026-11-27 23:59');
      }
    }
  });

  it('CALL-7 a call made late before nine is still told of, one made in time is not', () => {
    const late = handled().attempt('reached', '2026-11-28 08:00').settle('2026-12-01 00:00');
    expect(late.stands()).toBe('done_late 2026-11-27 23:59:59');
    expect(late.told()).toEqual([
      'reminder care_specialist 2026-11-27 23:59:59',
      'deadline_missed care_director 2026-11-28 09:00:00',
    ]);
    const inTime = handled().attempt('reached', '2026-11-27 23:59:59').settle('2026-12-01 00:00');
    expect(inTime.stands()).toBe('done 2026-11-27 23:59:59');
    expect(inTime.told()).toEqual([]);
  });

  test.each(callbackPurposes.filter((purpose) => purpose !== 'warranty'))(
    'CALL-7 whoever is to make a %s call is reminded, and the care director told',
    (purpose) => {
      const owner = { role: 'care_specialist', person: 'per.grp1.care_specialist' } as const;
      const call = new Planned({ purpose, owner }).settle('2026-12-01 00:00');
      expect(call.notices.map(({ kind, to }) => [kind, to])).toEqual([
        ['reminder', owner],
        ['deadline_missed', { role: 'care_director' }],
      ]);
    },
  );

  it('CALL-7 of a courtesy call the care specialist is reminded as well as the adviser', () => {
    const owner = { role: 'sales_adviser', person: 'per.grp1.adviser' } as const;
    const call = new Planned({ purpose: 'delivery_courtesy', owner }).settle('2026-11-26 23:59:59');
    expect(call.notices.map(({ kind, to }) => [kind, to])).toEqual([
      ['reminder', owner],
      ['reminder', { role: 'care_specialist' }],
    ]);
    expect(call.settle('2026-12-01 00:00').told().slice(2)).toEqual([
      'deadline_missed care_director 2026-11-27 09:00:00',
    ]);
  });

  it('CALL-7 tried again after its deadline, it has another one, and both are told when they are missed', () => {
    const call = new Planned().attempt('no_answer', '2026-11-27 08:30');
    expect(call.stands()).toEqual(['callback open 2026-11-28 23:59:59']);
    call.settle('2026-12-01 00:00');
    expect(call.told()).toEqual([
      'reminder care_specialist 2026-11-26 23:59:59',
      'deadline_missed care_director 2026-11-27 09:00:00',
      'reminder care_specialist 2026-11-28 23:59:59',
      'deadline_missed care_director 2026-11-29 09:00:00',
    ]);
    expect(call.attempt('reached', '2026-12-01 10:00').stands()).toEqual([
      'callback done_late 2026-11-28 23:59:59',
    ]);
  });
});

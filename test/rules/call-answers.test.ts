import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  answersInput,
  askedIn,
  asksOverall,
  grades,
  stayAwayReasons,
} from '../../shared/domain/callback/answers.ts';
import { callbackSchema } from '../../shared/domain/callback/callback.ts';
import { callbackPurposes } from '../../shared/domain/callback/purposes.ts';
import { planSecondCall } from '../../shared/domain/callback/second-call.ts';
import { Planned } from '../support/planned-call.ts';

const answers = {
  overall: 4,
  recommend: 9,
  visit: { service: 5, repairQuality: 4, parts: 3 },
  technician: { attitude: 'excellent', skill: 'good', punctuality: 'fair', promises: 'poor' },
  carUse: '每天送孩子上学',
  staysAway: { reason: 'distance', text: '搬家了' },
  remarks: '希望周末也能保养',
} as const;

describe('CALL-5', () => {
  it('CALL-5 codes and numbers are the head’s, the words are kept apart from it', () => {
    const call = new Planned({ purpose: 'visit' }).attempt('reached', '2026-11-23 11:00', { answers });
    const { carUse, staysAway, remarks, ...codes } = answers;
    expect(call.head.attempts[0]?.answers).toEqual({ ...codes, staysAway: 'distance' });
    expect(call.state.details.answers).toEqual([
      { attempt: 1, texts: { carUse, staysAway: staysAway.text, remarks } },
    ]);
    for (const text of [carUse, staysAway.text, remarks]) {
      expect(JSON.stringify(call.head)).not.toContain(text);
    }
    expect(callbackSchema.parse(call.head)).toEqual(call.head);
  });

  test.each(callbackPurposes)('CALL-5 of a %s call only what belongs to it is asked', (purpose) => {
    if (purpose === 'warranty') return;
    const tell = (given: object) => () =>
      new Planned({ purpose }).attempt('reached', '2026-11-23 11:00', { answers: { overall: 5, ...given } });
    const asked = askedIn(purpose);
    const purchase = tell({ purchase: { buyingService: 5 } });
    if (asked === 'purchase') expect(purchase).not.toThrow();
    else expect(purchase).toThrow('only in calls after a delivery');
    for (const part of [{ visit: { service: 5 } }, { technician: { skill: 'good' } }]) {
      if (asked === 'visit') expect(tell(part)).not.toThrow();
      else expect(tell(part)).toThrow('only in calls after a service visit');
    }
  });

  test.each(callbackPurposes.filter((purpose) => purpose !== 'warranty'))(
    'CALL-5 whether a %s call needs the overall mark',
    (purpose) => {
      const reached = () => new Planned({ purpose }).attempt('reached', '2026-11-23 11:00');
      const needed = ['delivery_second', 'delivery_third', 'visit', 'visit_second'].includes(purpose);
      expect(asksOverall(purpose)).toBe(needed);
      if (needed) expect(reached).toThrow('is required: it is what the customer is asked in this call');
      else expect(reached).not.toThrow();
    },
  );

  it('CALL-5 who refuses or is not reached answers nothing', () => {
    for (const outcome of ['refused', 'no_answer', 'busy', 'wrong_number', 'call_later'] as const) {
      const call = new Planned({ purpose: 'visit' });
      expect(() => call.attempt(outcome, '2026-11-23 11:00', { answers })).toThrow(
        'customer who was reached',
      );
      expect(call.attempt(outcome, '2026-11-23 11:00').head.attempts).toHaveLength(1);
    }
  });

  it('CALL-5 marks are 1 to 5, grades four, recommending 0 to 10', () => {
    const fits = (value: unknown) => answersInput.safeParse(value).success;
    const anyMark = fc.integer({ min: -3, max: 13 });
    fc.assert(
      fc.property(anyMark, (mark) => {
        expect(fits({ overall: mark })).toBe(mark >= 1 && mark <= 5);
        expect(fits({ purchase: { buyingService: mark } })).toBe(mark >= 1 && mark <= 5);
        expect(fits({ recommend: mark })).toBe(mark >= 0 && mark <= 10);
      }),
      { seed: 5, numRuns: 50 },
    );
    expect(grades).toEqual(['excellent', 'good', 'fair', 'poor']);
    for (const skill of grades) expect(fits({ technician: { skill } })).toBe(true);
    for (const reason of stayAwayReasons) expect(fits({ staysAway: { reason } })).toBe(true);
    for (const wrong of [
      { overall: 4.5 },
      { technician: { skill: 'great' } },
      { staysAway: { reason: 'weather' } },
      { staysAway: { text: '太远' } },
      { carUse: ' ' },
      { remarks: '长'.repeat(501) },
      { price: 5 },
    ]) {
      expect(fits(wrong)).toBe(false);
    }
  });
});

describe('CALL-2 the second call', () => {
  const first = (told = {}) => new Planned({ purpose: 'visit', ...told });
  const second = (call: Planned, at: string) =>
    planSecondCall(call.state, 'cbk.grp1.br1.0000000000000003', call.given(at));

  it('CALL-2 is made between the 7th and the 14th day after the first that reached the customer', () => {
    const adviser = { role: 'service_adviser', person: 'per.grp1.adviser' } as const;
    const call = first({ adviser }).attempt('busy', '2026-11-23 11:00');
    call.attempt('reached', '2026-11-24 15:00', { answers: { overall: 5 } });
    const change = second(call, '2026-11-24 15:00');
    expect(change?.head).toMatchObject({
      purpose: 'visit_second',
      status: 'open',
      number: call.head.number,
      adviser,
      notBefore: call.instant('2026-12-01 09:00'),
      tasks: [{ owner: { role: 'care_specialist' }, dueAt: call.instant('2026-12-08 23:59:59') }],
    });
    expect(change?.details.customer).toEqual(call.state.details.customer);
  });

  it('CALL-2 is not made where the first did not reach the customer, or was the second itself', () => {
    const refused = first().attempt('refused', '2026-11-23 11:00');
    const unreachable = first();
    for (const day of ['23', '24', '25']) unreachable.attempt('no_answer', `2026-11-${day} 11:00`);
    const reached = first({ purpose: 'visit_second' });
    reached.attempt('reached', '2026-11-23 11:00', { answers: { overall: 5 } });
    for (const call of [first(), refused, unreachable, reached]) {
      expect(second(call, '2026-11-26 10:00')).toBeUndefined();
    }
  });
});

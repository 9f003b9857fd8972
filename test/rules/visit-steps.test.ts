import { describe, expect, it, test } from 'vitest';
import {
  allowedVisitCommands,
  type VisitCommandName,
  visitCommandNames,
} from '../../shared/domain/visit/transitions.ts';
import { type VisitStatus, visitStatuses } from '../../shared/domain/visit/visit.ts';
import { wallClock } from '../support/time.ts';
import { Stay, type StepName } from '../support/visit.ts';

/** A visit in each status, by the shortest way. */
const visitIn: Readonly<Record<VisitStatus, () => Stay>> = {
  received: () => new Stay(),
  diagnosed: () => new Stay().do('record-diagnosis', '2026-11-23 09:30'),
  in_workshop: () => new Stay().do('start-work', '2026-11-23 09:40'),
  finished: () => new Stay().do('complete-work', '2026-11-23 15:00'),
  customer_told: () => new Stay().do('tell-customer', '2026-11-23 15:10'),
  handed_back: () => new Stay().handBack('2026-11-23 16:00'),
};

/** What each status allows where nothing was promised, asked or awaited. */
const allowedIn: Readonly<Record<VisitStatus, readonly VisitCommandName[]>> = {
  received: [
    'record-diagnosis',
    'start-work',
    'ask-extra-work',
    'complete-work',
    'tell-customer',
    'hand-back-visit',
  ],
  diagnosed: ['start-work', 'ask-extra-work', 'complete-work', 'tell-customer', 'hand-back-visit'],
  in_workshop: ['ask-extra-work', 'complete-work', 'tell-customer', 'hand-back-visit'],
  finished: ['tell-customer', 'hand-back-visit'],
  customer_told: ['hand-back-visit'],
  handed_back: [],
};

const leadsTo: Readonly<Partial<Record<VisitCommandName, VisitStatus>>> = {
  'record-diagnosis': 'diagnosed',
  'start-work': 'in_workshop',
  'complete-work': 'finished',
  'tell-customer': 'customer_told',
  'hand-back-visit': 'handed_back',
};

describe('VISIT-1', () => {
  describe.each(visitStatuses)('while a visit is %s', (status) => {
    test.each(visitCommandNames)('VISIT-1 whether %s is allowed, and what it leads to', (name) => {
      const stay = visitIn[status]();
      expect(stay.visit.status).toBe(status);
      const act = () =>
        name === 'hand-back-visit'
          ? stay.handBack('2026-11-23 17:00')
          : stay.do(
              name,
              '2026-11-23 17:00',
              name === 'record-delay' ? { promisedAt: '2026-11-24T10:00:00Z' } : {},
            );
      if (allowedIn[status].includes(name)) {
        expect(act().visit.status).toBe(leadsTo[name] ?? status);
      } else {
        expect(act).toThrow(`${name} is not allowed while`);
        expect(stay.entries).toHaveLength(status === 'received' ? 1 : 2);
      }
    });

    it('VISIT-1 what is refused names what is allowed', () => {
      expect(allowedVisitCommands(visitIn[status]().visit)).toEqual(allowedIn[status]);
    });
  });

  it('VISIT-1 every step is kept with its time and who took it', () => {
    const stay = new Stay()
      .do('record-diagnosis', '2026-11-23 09:30', { quote: { amount: 1280_00, currency: 'CNY' } })
      .do('start-work', '2026-11-23 10:00')
      .do('complete-work', '2026-11-23 15:00', { at: '2026-11-23T14:50:00+08:00' })
      .do('tell-customer', '2026-11-23 15:05')
      .handBack('2026-11-23 16:40', { mileage: 21_480 });
    expect(stay.visit.steps.map(({ step, at, by }) => `${step} ${wallClock(at)} ${by}`)).toEqual([
      'received 2026-11-23 09:00:00 per.service',
      'diagnosed 2026-11-23 09:30:00 per.service',
      'in_workshop 2026-11-23 10:00:00 per.service',
      'finished 2026-11-23 14:50:00 per.service',
      'customer_told 2026-11-23 15:05:00 per.service',
      'handed_back 2026-11-23 16:40:00 per.service',
    ]);
    expect(stay.visit).toMatchObject({ quote: { amount: 1280_00 }, mileage: 21_480 });
    expect(stay.state.details).toMatchObject({
      work: '更换刹车片',
      checkedBy: '胡国平',
      technician: '马建军',
    });
    expect(stay.entries.map(({ action }) => action)).toEqual([
      'register-visit',
      'record-diagnosis',
      'start-work',
      'complete-work',
      'tell-customer',
      'hand-back-visit',
    ]);
  });

  test.each([
    ['in the future', '2026-11-23T12:00:01+08:00', 'must not be in the future'],
    ['before the step before', '2026-11-23T09:29:59+08:00', 'must not be before the visit was diagnosed'],
  ])('VISIT-1 a step cannot be %s', (_what, at, message) => {
    for (const name of ['start-work', 'complete-work', 'tell-customer'] satisfies StepName[]) {
      const stay = new Stay().do('record-diagnosis', '2026-11-23 09:30');
      expect(() => stay.do(name, '2026-11-23 12:00', { at })).toThrow(message);
      expect(() => stay.handBack('2026-11-23 12:00', { at })).toThrow(message);
    }
  });

  it('VISIT-1 a visit that is over when it is registered is handed back in the same step', () => {
    const stay = new Stay({ handedBackAt: '2026-11-23 16:00', registeredAt: '2026-11-23 18:00' });
    expect(stay.visit).toMatchObject({ status: 'handed_back', version: 1, handedBackMonth: '2026-11' });
    expect(stay.visit.steps.map(({ step }) => step)).toEqual(['received', 'handed_back']);
    expect(stay.calls).toHaveLength(1);
    const early = () => new Stay({ handedBackAt: '2026-11-23 08:59' });
    expect(early).toThrow('must not be before the reception');
    const ahead = () => new Stay({ handedBackAt: '2026-11-23 16:00', registeredAt: '2026-11-23 15:59' });
    expect(ahead).toThrow('must not be in the future');
  });
});

describe('VISIT-2', () => {
  const asked = () =>
    new Stay().do('start-work', '2026-11-23 09:30').do('ask-extra-work', '2026-11-23 10:00');

  it('VISIT-2 without an answer the work is not completed and the vehicle not handed back', () => {
    const because = 'the customer has not answered to extra work 1';
    expect(() => asked().do('complete-work', '2026-11-23 11:00')).toThrow(because);
    expect(() => asked().do('tell-customer', '2026-11-23 11:00')).toThrow(because);
    expect(() => asked().handBack('2026-11-23 11:00')).toThrow(because);
  });

  it('VISIT-2 the customer’s answer is kept: what, when, how, and who said it', () => {
    const stay = asked().do('answer-extra-work', '2026-11-23 10:30', { at: '2026-11-23T10:20:00+08:00' });
    expect(stay.visit.extraWork).toEqual([
      {
        item: 1,
        askedAt: stay.instant('2026-11-23 10:00'),
        answer: { at: stay.instant('2026-11-23 10:20'), agreed: true, how: 'phone' },
      },
    ]);
    expect(stay.state.details.extraWork).toEqual([{ item: 1, description: '更换空调滤芯', saidBy: '本人' }]);
    expect(stay.do('complete-work', '2026-11-23 11:00', { extraWork: [1] }).visit.extraWorkDone).toEqual([1]);
  });

  it('VISIT-2 what was declined, or never asked, is not in the work that was done', () => {
    const declined = asked().do('answer-extra-work', '2026-11-23 10:30', { agreed: false });
    const complete = (extraWork: number[]) => () =>
      declined.do('complete-work', '2026-11-23 11:00', { extraWork });
    expect(complete([1])).toThrow('is extra work that the customer declined');
    expect(complete([2])).toThrow('is the number of no extra work');
    expect(complete([])().visit).not.toHaveProperty('extraWorkDone');
  });

  it('VISIT-2 each piece is answered once, and one after the other', () => {
    const stay = asked().do('ask-extra-work', '2026-11-23 10:05');
    stay.do('answer-extra-work', '2026-11-23 10:30', { item: 2, agreed: false });
    expect(() => stay.do('answer-extra-work', '2026-11-23 10:31', { item: 2 })).toThrow(
      'was answered before',
    );
    expect(() => stay.do('answer-extra-work', '2026-11-23 10:31', { item: 3 })).toThrow('no extra work');
    expect(() => stay.handBack('2026-11-23 11:00')).toThrow('extra work 1');
    stay.do('answer-extra-work', '2026-11-23 11:00');
    expect(() => stay.do('answer-extra-work', '2026-11-23 11:01')).toThrow('no extra work awaits an answer');
  });

  it('VISIT-2 nobody agrees before they are asked, and nothing is completed before they agreed', () => {
    const early = '2026-11-23T09:59:59+08:00';
    const answer = () => asked().do('answer-extra-work', '2026-11-23 10:30', { at: early });
    expect(answer).toThrow('must not be before the customer was asked');
    const stay = asked().do('answer-extra-work', '2026-11-23 10:30');
    const at = '2026-11-23T10:29:59+08:00';
    expect(() => stay.do('complete-work', '2026-11-23 11:00', { at })).toThrow('the answer to extra work 1');
  });
});

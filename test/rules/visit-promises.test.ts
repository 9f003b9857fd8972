import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dueAfter } from '../../shared/domain/due-after.ts';
import type { OpeningHours } from '../../shared/domain/opening-hours.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { berlin, instant, newYork, shanghai, wallClock } from '../support/time.ts';
import { Stay } from '../support/visit.ts';

describe('VISIT-3', () => {
  const help = (calledAt: string, area: 'city' | 'suburbs' = 'city', told = {}) =>
    new Stay({ receivedAt: calledAt, onSite: { area, calledAt }, ...told });

  test.each([
    ['2026-11-23 09:00', 'city', '2026-11-23 15:00:00'],
    ['2026-11-23 09:00', 'suburbs', '2026-11-23 16:00:00'],
    ['2026-11-23 12:00', 'city', '2026-11-23 18:00:00'],
    ['2026-11-23 12:00', 'suburbs', '2026-11-24 09:00:00'],
    ['2026-11-23 17:30', 'city', '2026-11-24 13:30:00'],
    ['2026-11-23 22:00', 'city', '2026-11-24 14:00:00'],
    ['2026-11-23 05:00', 'suburbs', '2026-11-23 15:00:00'],
  ] as const)('VISIT-3 called at %s from the %s, somebody is there by %s', (calledAt, area, dueAt) => {
    expect(help(calledAt, area).promise('arrival')).toBe(`open ${dueAt}`);
  });

  it('VISIT-3 hours and opening times are a branch’s own', () => {
    const openingHours = { mon: [['07:00', '20:00']], tue: [['07:00', '20:00']] } satisfies OpeningHours;
    const overrides = { onSiteInCityWithin: 'PT2H', openingHours };
    expect(help('2026-11-23 19:00', 'city', { overrides }).promise('arrival')).toBe(
      'open 2026-11-24 08:00:00',
    );
  });

  it('VISIT-3 nobody there in time: the service director is told, once, and it stays late', () => {
    const stay = help('2026-11-23 09:00').settle('2026-11-23 15:00').settle('2026-11-23 16:00');
    expect(stay.told()).toEqual(['deadline_missed service_director 2026-11-23 15:00:00']);
    expect(stay.do('record-arrival', '2026-11-23 16:10').promise('arrival')).toBe(
      'done_late 2026-11-23 15:00:00',
    );
  });

  it('VISIT-3 told later, an arrival in time is in time', () => {
    const at = '2026-11-23T15:00:00+08:00';
    const stay = help('2026-11-23 09:00').do('record-arrival', '2026-11-23 17:00', { at });
    expect(stay.promise('arrival')).toBe('done 2026-11-23 15:00:00');
    const early = { at: '2026-11-23T08:59:59+08:00' };
    expect(() => help('2026-11-23 09:00').do('record-arrival', '2026-11-23 17:00', early)).toThrow(
      'must not be before the customer called',
    );
  });

  it('VISIT-3 what is not solved there is taken along against a receipt, with a promised time', () => {
    const arrive = (input: object) => () =>
      help('2026-11-23 09:00').do('record-arrival', '2026-11-23 11:00', { solved: false, ...input });
    const promisedAt = '2026-11-24T12:00:00+08:00';
    expect(arrive({})).toThrow('receipt');
    expect(arrive({ receipt: 'JC-1' })).toThrow('promised');
    expect(arrive({ promisedAt })).toThrow('receipt');
    expect(arrive({ solved: true, receipt: 'JC-1' })).toThrow('receipt');
    const stay = arrive({ receipt: 'JC-1', promisedAt })();
    expect(stay.promise('hand_back')).toBe('open 2026-11-24 12:00:00');
    expect(stay.state.details.receipt).toBe('JC-1');
    expect(stay.visit.onSite).toMatchObject({ solved: false, arrivedAt: stay.instant('2026-11-23 11:00') });
  });

  it('VISIT-3 nothing is handed back before anybody was there', () => {
    expect(() => help('2026-11-23 09:00').handBack('2026-11-23 12:00')).toThrow('nobody is recorded');
    const stay = help('2026-11-23 09:00').do('record-arrival', '2026-11-23 11:00');
    expect(stay.handBack('2026-11-23 12:00').visit.status).toBe('handed_back');
    expect(() => new Stay().do('record-arrival', '2026-11-23 11:00')).toThrow('nobody is awaited');
  });

  it('VISIT-3 working hours end within opening hours, and are as many as were asked for', () => {
    const zones = fc.constantFrom(shanghai, berlin, newYork);
    const first = Date.parse(instant('2026-01-01 00:00'));
    fc.assert(
      fc.property(
        zones,
        fc.integer({ min: 0, max: 500 * 24 * 60 }),
        fc.integer({ min: 1, max: 40 * 60 }),
        (zone, minutes, length) => {
          const start = new Date(first + minutes * 60_000).toISOString();
          const policy = effectivePolicy({ onSiteInCityWithin: `PT${length}M` });
          const { at: end } = dueAfter(start, zone, policy, 'onSiteInCityWithin');
          const time = wallClock(end, zone).slice(11);
          expect('08:00:00' < time && time <= '18:00:00').toBe(true);
          const worked = minutesOpen(start, end, zone);
          expect(worked).toBe(length);
        },
      ),
      { seed: 20261123, numRuns: 60 },
    );
  });

  it('VISIT-3 where policy does not have them run in working time, hours are exact', () => {
    const overrides = { inWorkingTime: [] };
    expect(help('2026-11-23 20:00', 'city', { overrides }).promise('arrival')).toBe(
      'open 2026-11-24 02:00:00',
    );
  });
});

/** Counted minute by minute. */
function minutesOpen(start: string, end: string, zone: string): number {
  let open = 0;
  for (let at = Date.parse(start); at < Date.parse(end); at += 60_000) {
    const time = wallClock(new Date(at).toISOString(), zone).slice(11);
    if ('08:00:00' <= time && time < '18:00:00') open += 1;
  }
  return open;
}

describe('VISIT-4', () => {
  const promised = (told = {}) => new Stay({ promisedAt: '2026-11-23 17:00', ...told });

  it('VISIT-4 not handed back as promised: the service director is told at that very time, once', () => {
    const stay = promised().settle('2026-11-23 16:59:59');
    expect(stay.told()).toEqual([]);
    stay.settle('2026-11-23 17:00').settle('2026-11-24 17:00');
    expect(stay.told()).toEqual(['visit_delayed service_director 2026-11-23 17:00:00']);
    expect(stay.notices[0]?.text.zh).toContain('SH01-V20261123-0001 未按约定在 2026-11-23 17:00 前交车');
    expect(stay.handBack('2026-11-24 18:00').promise('hand_back')).toBe('done_late 2026-11-23 17:00:00');
  });

  it('VISIT-4 handed back as promised, nobody is told', () => {
    const stay = promised().handBack('2026-11-23 17:00').settle('2026-11-25 09:00');
    expect(stay.promise('hand_back')).toBe('done 2026-11-23 17:00:00');
    expect(stay.told()).toEqual([]);
  });

  it('VISIT-4 a delay is told at once with its new time, and moves the promise', () => {
    const delay = { reason: '缺件', promisedAt: '2026-11-24T11:00:00+08:00' };
    const stay = promised().do('record-delay', '2026-11-23 14:00', delay);
    expect(stay.told()).toEqual(['visit_delayed service_director 2026-11-23 14:00:00']);
    expect(stay.notices[0]?.text.en).toContain('2026-11-24 11:00');
    expect(stay.promise('hand_back')).toBe('open 2026-11-24 11:00:00');
    expect(stay.state.details.delays).toEqual([{ reason: '缺件' }]);
    stay.settle('2026-11-24 12:00');
    expect(stay.told().at(-1)).toBe('visit_delayed service_director 2026-11-24 11:00:00');
  });

  it('VISIT-4 a later promise is a delay, whoever makes it; a sooner one is none', () => {
    const diagnose = (promisedAt: string) =>
      promised().do('record-diagnosis', '2026-11-23 10:00', { promisedAt });
    expect(diagnose('2026-11-24T10:00:00+08:00').told()).toHaveLength(1);
    const sooner = diagnose('2026-11-23T16:00:00+08:00');
    expect([sooner.told(), sooner.promise('hand_back')]).toEqual([[], 'open 2026-11-23 16:00:00']);
  });

  test.each([
    ['no later than what was promised', '2026-11-23T17:00:00+08:00', 'later than what was promised'],
    ['past', '2026-11-23T18:00:00+08:00', 'must lie ahead'],
    ['years ahead', '2029-11-23T18:00:00+08:00', 'more than a year ahead'],
  ])('VISIT-4 the new time cannot be %s', (_what, promisedAt, message) => {
    const delay = () => promised().do('record-delay', '2026-11-23 19:00', { promisedAt });
    expect(delay).toThrow(message);
  });

  it('VISIT-4 where nothing was promised, nothing is put off', () => {
    const promisedAt = '2026-11-24T11:00:00+08:00';
    expect(() => new Stay().do('record-delay', '2026-11-23 14:00', { promisedAt })).toThrow(
      'no time was promised',
    );
  });

  it('VISIT-4 of a visit registered when it was over, a broken promise is told', () => {
    const told = { registeredAt: '2026-11-24 09:00' };
    expect(promised({ ...told, handedBackAt: '2026-11-23 17:00' }).told()).toEqual([]);
    const late = promised({ ...told, handedBackAt: '2026-11-23 17:30' });
    expect(late.told()).toEqual(['visit_delayed service_director 2026-11-23 17:00:00']);
    expect(late.promise('hand_back')).toBe('done_late 2026-11-23 17:00:00');
  });
});

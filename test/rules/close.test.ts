import { describe, expect, it, test } from 'vitest';
import { isOpen } from '../../shared/domain/complaint/complaint.ts';
import { runningTasks } from '../../shared/domain/complaint/draft.ts';
import { received } from '../support/complaint.ts';
import { berlin } from '../support/time.ts';

const contacted = () => received().contact('2026-11-23 11:00');
const resolved = () => contacted().resolve('2026-11-24 15:00');
const inVain = (...calls: string[]) =>
  calls.reduce((complaint, at) => complaint.verify(at, 'not_reached'), resolved());

describe('CLOSE-1', () => {
  it('CLOSE-1 a customer who is satisfied closes the complaint', () => {
    const complaint = resolved().verify('2026-11-24 16:00', 'satisfied');
    expect(complaint.complaint).toMatchObject({
      status: 'closed',
      closure: { at: '2026-11-24T08:00:00.000Z', month: '2026-11', reason: 'satisfied' },
    });
    expect(complaint.task('verification').state).toBe('done');
  });

  it('CLOSE-1 being resolved, or solved in the customer’s eyes, closes nothing', () => {
    expect(isOpen(resolved().complaint)).toBe(true);
    expect(isOpen(contacted().propose('2026-11-24 10:00').agree('2026-11-24 11:00').complaint)).toBe(true);
    expect(isOpen(resolved().settle('2027-12-31 00:00').complaint)).toBe(true);
  });

  it('CLOSE-1 a verification in vain on three different days closes it as unreachable', () => {
    const twice = inVain('2026-11-24 16:00', '2026-11-25 10:00');
    expect(twice.complaint.status).toBe('resolved');
    expect(twice.verify('2026-11-26 10:00', 'not_reached').complaint).toMatchObject({
      status: 'closed',
      closure: { reason: 'unreachable' },
    });
  });

  it('CLOSE-1 three calls in vain on one day are one day’s attempt', () => {
    const sameDay = inVain('2026-11-24 15:10', '2026-11-24 18:00', '2026-11-24 20:00', '2026-11-25 09:00');
    expect(sameDay.complaint.status).toBe('resolved');
    expect(sameDay.verify('2026-11-26 09:00', 'not_reached').complaint.status).toBe('closed');
  });

  it('CLOSE-1 the days are the branch’s, and need not follow each other', () => {
    const complaint = received({ zone: berlin }).contact('2026-11-23 11:00').resolve('2026-11-24 15:00');
    for (const at of ['2026-11-24 23:50', '2026-11-25 00:10', '2026-12-01 10:00']) {
      expect(complaint.complaint.status).toBe('resolved');
      complaint.verify(at, 'not_reached');
    }
    expect(complaint.complaint.status).toBe('closed');
  });

  it('CLOSE-1 each round of handling has its own three days', () => {
    const complaint = inVain('2026-11-24 16:00', '2026-11-25 10:00').verify(
      '2026-11-26 10:00',
      'unsatisfied',
    );
    complaint.resolve('2026-11-27 10:00').verify('2026-11-27 11:00', 'not_reached');
    expect(complaint.complaint.status).toBe('resolved');
    complaint.verify('2026-11-28 11:00', 'not_reached').verify('2026-11-29 11:00', 'not_reached');
    expect(complaint.complaint.status).toBe('closed');
  });

  it('CLOSE-1 withdrawn is an end of its own', () => {
    const { complaint } = contacted().withdraw('2026-11-30 23:59:59');
    expect(complaint).toMatchObject({
      status: 'withdrawn',
      closure: { at: '2026-11-30T15:59:59.000Z', month: '2026-11', reason: 'withdrawn' },
    });
  });

  test.each([
    ['satisfied', () => resolved().verify('2026-11-24 16:00', 'satisfied')],
    ['unreachable', () => inVain('2026-11-24 16:00', '2026-11-25 16:00', '2026-11-26 16:00')],
    ['withdrawn', () => contacted().withdraw('2026-11-24 16:00')],
  ])('CLOSE-1 once ended (%s) nothing runs, nothing is allowed, nothing happens any more', (_, end) => {
    const ended = end();
    expect(runningTasks(ended.complaint)).toEqual([]);
    expect(ended.allowed('2027-01-31 00:00')).toEqual([]);
    const { state } = ended;
    expect(ended.settle('2027-12-31 00:00').state).toBe(state);
  });
});

describe('CLOSE-2', () => {
  it('CLOSE-2 an unsatisfied customer starts another round, until they are satisfied', () => {
    const complaint = resolved()
      .verify('2026-11-24 16:00', 'unsatisfied')
      .resolve('2026-11-25 15:00')
      .verify('2026-11-25 16:00', 'unsatisfied')
      .resolve('2026-11-26 15:00')
      .verify('2026-11-26 16:00', 'satisfied');
    expect(complaint.complaint.status).toBe('closed');
    expect(complaint.complaint.reopenings).toHaveLength(2);
    expect(complaint.complaint.verifications.map(({ round, outcome }) => `${round} ${outcome}`)).toEqual([
      '1 unsatisfied',
      '2 unsatisfied',
      '3 satisfied',
    ]);
  });

  it('CLOSE-2 every round has promises of its own; those of the round before stay as they were met', () => {
    const complaint = resolved().verify('2026-11-24 16:00', 'unsatisfied').resolve('2026-11-25 15:00');
    const of = (kind: string) => complaint.complaint.tasks.filter((task) => task.kind === kind);
    expect(of('resolution').map(({ state }) => state)).toEqual(['done', 'done']);
    expect(of('verification').map(({ state }) => state)).toEqual(['done', 'open']);
  });

  it('CLOSE-2 a reopened complaint may be investigated, solved and agreed anew', () => {
    const complaint = resolved()
      .verify('2026-11-24 16:00', 'unsatisfied')
      .investigate('2026-11-24 17:00')
      .propose('2026-11-24 18:00', { kind: 'exchange_vehicle' })
      .approve('2026-11-25 09:00')
      .agree('2026-11-25 10:00');
    expect(complaint.complaint.status).toBe('agreed');
    expect(complaint.task('solution').state).toBe('done');
  });
});

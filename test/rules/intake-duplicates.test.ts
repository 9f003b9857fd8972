import { describe, expect, it, test } from 'vitest';
import type { Category } from '../../shared/domain/complaint/category.ts';
import type { LinkedComplaint } from '../../shared/domain/complaint/details.ts';
import { recordedPart } from '../../shared/domain/complaint/draft.ts';
import { replay } from '../../shared/domain/record.ts';
import { type Case, received } from '../support/complaint.ts';
import type { Told } from '../support/registration.ts';
import { berlin, instant } from '../support/time.ts';

/** An earlier complaint, received at a wall-clock time. */
function earlier(
  receivedAt: string,
  category: Category = 'sales_service_quality',
  zone?: string,
): LinkedComplaint {
  return {
    id: 'cmp.grp1.br2.c9',
    number: 'SH02-2026-00009',
    branchId: 'br.grp1.br2',
    category,
    receivedAt: instant(receivedAt, zone),
  };
}

const { details } = received().state;
const following = (linked: LinkedComplaint[], told: Told = {}) =>
  received({ ...told, details: { ...details, linked } });

const first = (told: Told = {}) => received({ id: 'cmp.grp1.br1.first', number: 'SH01-2026-00002', ...told });
const mergeInto = (other: Case | undefined) => () => received().mergeInto(other, '2026-11-23 12:00');

describe('INTAKE-5', () => {
  it('INTAKE-5 earlier complaints stay linked, also those of another category and another branch', () => {
    const linked = [earlier('2026-11-20 10:00'), earlier('2025-01-10 10:00', 'transport')];
    expect(following(linked).state.details.linked).toEqual(linked);
  });

  test.each([
    ['2026-11-23 10:00:00', true],
    ['2026-11-22 10:00:00', true],
    // The 90th day after 25 August is 23 November, to its end.
    ['2026-08-25 00:00:00', true],
    ['2026-08-24 23:59:59', false],
    ['2026-08-24 10:00:00', false],
    // One that came in later is not repeated by this one.
    ['2026-11-23 10:00:01', false],
  ])('INTAKE-5 with the same category received on %s it is a recurrence: %s', (receivedAt, recurrence) => {
    expect(following([earlier(receivedAt)]).complaint.recurrence).toBe(recurrence);
  });

  test.each([
    ['2026-11-23 00:00:00', true],
    ['2026-11-23 23:59:59', true],
    ['2026-11-24 00:00:00', false],
  ])(
    'INTAKE-5 the 90th day ends at its end: received on %s it is a recurrence: %s',
    (receivedAt, recurrence) => {
      for (const time of ['00:00:00', '12:00:00', '23:59:59']) {
        const complaint = following([earlier(`2026-08-25 ${time}`)], { receivedAt });
        expect(complaint.complaint.recurrence).toBe(recurrence);
      }
    },
  );

  test.each([
    ['2026-08-02 00:00:00', true],
    ['2026-08-01 23:59:59', false],
  ])('INTAKE-5 the days are the branch’s, over a clock change: after %s in Berlin %s', (at, recurrence) => {
    const zone = berlin;
    const complaint = following([earlier(at, undefined, zone)], { zone, receivedAt: '2026-10-31 23:59:59' });
    expect(complaint.complaint.recurrence).toBe(recurrence);
  });

  it('INTAKE-5 one of them is enough, and it must be about the same category', () => {
    const others = [earlier('2026-11-20 10:00', 'transport'), earlier('2026-01-20 10:00')];
    expect(following(others).complaint).toMatchObject({ recurrence: false, priority: 'medium' });
    const one = following([...others, earlier('2026-09-20 10:00')]);
    expect(one.complaint).toMatchObject({ recurrence: true, priority: 'high' });
    expect(received().complaint.recurrence).toBe(false);
  });

  it('INTAKE-5 a policy may count fewer days', () => {
    const within = (days: string) =>
      following([earlier('2026-11-21 10:00')], { overrides: { recurrenceWithin: days } }).complaint
        .recurrence;
    expect([within('P2D'), within('P1D')]).toEqual([true, false]);
  });

  it('INTAKE-5 a corrected category is looked at again, from when the complaint was received', () => {
    const complaint = following([earlier('2026-08-25 10:00', 'price_dispute')]);
    expect(complaint.complaint.recurrence).toBe(false);
    complaint.classify('2026-11-25 10:00', { category: 'price_dispute' });
    expect(complaint.complaint).toMatchObject({ recurrence: true, priority: 'high' });
    complaint.classify('2026-11-25 11:00', { category: 'transport' });
    expect(complaint.complaint.recurrence).toBe(false);
    expect(complaint.classify('2026-11-25 12:00', { priority: 'low' }).complaint.priority).toBe('low');
  });

  it('INTAKE-5 a duplicate ends as merged, and names the complaint it repeats', () => {
    const duplicate = received().mergeInto(first(), '2026-11-23 12:00');
    expect(duplicate.complaint).toMatchObject({
      status: 'merged',
      closure: {
        at: instant('2026-11-23 12:00'),
        month: '2026-11',
        reason: 'merged',
        into: { id: 'cmp.grp1.br1.first', number: 'SH01-2026-00002' },
      },
    });
  });

  it('INTAKE-5 its promises are cancelled; nobody is reminded or told of them any more', () => {
    const duplicate = received().mergeInto(first(), '2026-11-23 12:00');
    for (const task of duplicate.complaint.tasks) {
      expect(task).toMatchObject({ state: 'cancelled', reason: 'merged', plan: [] });
    }
    const { notices, complaint } = duplicate.settle('2027-01-01 00:00');
    expect(complaint.escalations).toEqual([]);
    const since = notices.filter(({ at }) => at >= instant('2026-11-23 12:00'));
    expect(since).toMatchObject([{ kind: 'complaint_ended', to: { role: 'sales_director' } }]);
  });

  it('INTAKE-5 nothing is put off by it: the stricter of both deadlines holds, and what is severe stays so', () => {
    const later = first({ receivedAt: '2026-11-24 10:00' });
    received({ severe: true, receivedAt: '2026-11-23 10:00' }).mergeInto(later, '2026-11-24 10:30');
    expect(later.due('resolution')).toBe('2026-11-26 23:59:59');
    expect(later.due('reply')).toBe('2026-11-24 23:59:59');
    expect(later.complaint).toMatchObject({ severe: true, priority: 'high' });
    expect(later.escalations('ESC-5')).toEqual(['ESC-5 general_manager 2026-11-24 10:30:00']);
  });

  it('INTAKE-5 a deadline that was missed is told of the other, once, and asks for the remedy there', () => {
    const other = first({ receivedAt: '2026-11-27 08:00' });
    received({ priority: 'high' }).settle('2026-11-27 08:30').mergeInto(other, '2026-11-27 08:40');
    expect(other.escalations('ESC-1')).toEqual([
      'ESC-1 care_director 2026-11-27 08:40:00',
      'ESC-1 general_manager 2026-11-27 08:40:00',
    ]);
    expect(other.due('remedy')).toBe('2026-11-28 08:40:00');
    const told = first({ id: 'cmp.grp1.br1.c3', receivedAt: '2026-11-27 08:00' });
    received({ priority: 'high' }).settle('2026-11-27 09:00').mergeInto(told, '2026-11-27 10:00');
    expect(told.escalations('ESC-1')).toEqual([]);
    expect(told.due('remedy')).toBe('2026-11-28 09:00:00');
  });

  it('INTAKE-5 how high it had come it stays: with its owner, and in sight of the region', () => {
    const other = first();
    const duplicate = received().assignTo('2026-11-23 10:30', 'general_manager');
    duplicate.escalate('2026-11-23 11:00').mergeInto(other, '2026-11-23 12:00');
    expect(other.complaint.owner).toEqual({ role: 'regional_manager' });
    expect(other.escalations('ESC-4')).toEqual(['ESC-4 regional_manager 2026-11-23 12:00:00']);
    const lower = first({ id: 'cmp.grp1.br1.c3' }).assignTo('2026-11-23 10:30', 'general_manager');
    received().mergeInto(lower, '2026-11-23 12:00');
    expect(lower.complaint.owner).toEqual({ role: 'general_manager' });
  });

  it('INTAKE-5 not while money is owed for it', () => {
    const duplicate = received().contact('2026-11-23 11:00');
    duplicate.propose('2026-11-23 11:10', { kind: 'refund', cost: { amount: 300_00, currency: 'CNY' } });
    expect(() => duplicate.mergeInto(first(), '2026-11-23 12:00')).toThrow('still owed');
    duplicate.do('record-payout', '2026-11-23 12:10', { amount: { amount: 300_00, currency: 'CNY' } });
    expect(duplicate.mergeInto(first(), '2026-11-23 12:20').complaint.status).toBe('merged');
  });

  it('INTAKE-5 the other names it, its owner is told, and it goes on with its own promises', () => {
    const other = first({ category: 'transport' });
    const { tasks, status } = other.complaint;
    received().mergeInto(other, '2026-11-23 12:00');
    expect(other.complaint.merged).toEqual([{ id: 'cmp.grp1.br1.c1', number: 'SH01-2026-00001' }]);
    expect(other.complaint).toMatchObject({ tasks, status, version: 2 });
    expect(other.told('complaint_merged')).toEqual(['care_director 2026-11-23 12:00:00']);
    expect(other.settle('2026-11-24 00:00').escalations('ESC-2')).not.toEqual([]);
  });

  it('INTAKE-5 the same complaint can be repeated by several', () => {
    const other = first();
    received().mergeInto(other, '2026-11-23 12:00');
    received({ id: 'cmp.grp1.br1.third', number: 'SH01-2026-00003' }).mergeInto(other, '2026-11-23 13:00');
    expect(other.complaint.merged.map(({ number }) => number)).toEqual([
      'SH01-2026-00001',
      'SH01-2026-00003',
    ]);
  });

  it('INTAKE-5 both records replay to what became of them, and say who did it', () => {
    const other = first();
    const duplicate = received().mergeInto(other, '2026-11-24 12:00');
    for (const { entries, state } of [duplicate, other]) {
      expect(replay(entries)).toEqual(recordedPart(state));
      expect(entries.at(-1)).toMatchObject({
        at: instant('2026-11-24 12:00'),
        by: { role: 'care_director' },
      });
    }
    expect(duplicate.entries.at(-1)?.action).toBe('merge-complaint');
    expect(other.entries.at(-1)?.action).toBe('take-merged');
    // What was due before in the other happened before.
    expect(other.entries.map(({ action }) => action)).toContain('contact_miss');
  });

  it('INTAKE-5 none is merged into itself, nor into one that the branch does not have', () => {
    const itself = received();
    expect(() => itself.mergeInto(itself, '2026-11-23 12:00')).toThrow('is the complaint itself');
    expect(mergeInto(undefined)).toThrow('names no complaint of the branch');
  });

  it('INTAKE-5 the other must be open', () => {
    const contacted = () => first().contact('2026-11-23 10:30').resolve('2026-11-23 10:40');
    expect(mergeInto(contacted().verify('2026-11-23 11:00', 'satisfied'))).toThrow('has ended: it is closed');
    expect(mergeInto(first().withdraw('2026-11-23 11:00'))).toThrow('has ended: it is withdrawn');
    expect(mergeInto(contacted())().complaint.status).toBe('merged');
  });

  it('INTAKE-5 none is merged in a circle, and none twice', () => {
    const other = first();
    const duplicate = received().mergeInto(other, '2026-11-23 12:00');
    const { state } = other;
    expect(() => other.mergeInto(duplicate, '2026-11-23 13:00')).toThrow(
      'was itself merged into SH01-2026-00002',
    );
    expect(() => duplicate.mergeInto(other, '2026-11-23 13:00')).toThrow(
      'not allowed while the complaint is merged',
    );
    expect(other.state).toBe(state);
  });
});

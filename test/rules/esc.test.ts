import { describe, expect, it, test } from 'vitest';
import type { Role } from '../../shared/domain/roles.ts';
import { type Case, newCarDefect, received } from '../support/complaint.ts';
import { berlin, newYork } from '../support/time.ts';

const contacted = () => received().contact('2026-11-23 11:00');
/** Solution told, nothing due before the end of 28 November. */
const proposed = () => contacted().propose('2026-11-23 12:00');
const remedies = (complaint: Case) =>
  complaint.complaint.tasks.filter(({ kind }) => kind === 'remedy').length;

describe('ESC-1', () => {
  const told = ['ESC-1 care_director 2026-11-29 09:00:00', 'ESC-1 general_manager 2026-11-29 09:00:00'];

  it('ESC-1 a missed resolution deadline is told at nine on the next morning, and not a second before', () => {
    const complaint = proposed().settle('2026-11-29 08:59:59');
    expect(complaint.escalations('ESC-1')).toEqual([]);
    expect(complaint.settle('2026-11-29 09:00').escalations('ESC-1')).toEqual(told);
    expect(complaint.told('resolution_missed')).toEqual([
      'care_director 2026-11-29 09:00:00',
      'general_manager 2026-11-29 09:00:00',
    ]);
  });

  it('ESC-1 nobody is told before the morning, nor twice, whoever owns it', () => {
    expect(proposed().settle('2026-11-29 08:59:59').told('deadline_missed')).toEqual([]);
    const dispute = received({ category: 'price_dispute' })
      .contact('2026-11-23 11:00')
      .propose('2026-11-23 12:00');
    const told = dispute.settle('2026-11-29 09:00').told('resolution_missed');
    expect(told.filter((notice) => notice.startsWith('care_director'))).toHaveLength(1);
  });

  it('ESC-1 a deadline at noon is told of on the morning after, not on the same day', () => {
    const complaint = proposed()
      .setDeadline('2026-11-24 10:00', '2026-11-25 12:00')
      .settle('2026-11-26 09:00');
    expect(complaint.escalations('ESC-1')[0]).toBe('ESC-1 care_director 2026-11-26 09:00:00');
  });

  it('ESC-1 resolved in the last second it is not told; resolved late but before nine it is', () => {
    const inTime = proposed().resolve('2026-11-28 23:59:59').settle('2026-11-30 00:00');
    expect(inTime.escalations('ESC-1')).toEqual([]);
    const late = proposed().resolve('2026-11-29 08:00').settle('2026-11-29 09:00');
    expect(late.escalations('ESC-1')).toEqual(told);
    expect(late.has('remedy')).toBe(true);
  });

  it('ESC-1 handled in time though handed in late: not missed, so not told', () => {
    const complaint = proposed().resolve('2026-11-29 08:00', { completedAt: '2026-11-28T20:00:00+08:00' });
    expect(complaint.settle('2026-11-30 09:00').escalations('ESC-1')).toEqual([]);
  });

  it('ESC-1 closed before nine it is told all the same, but asks for no remedy; withdrawn it is not', () => {
    const closed = proposed().resolve('2026-11-29 08:00').verify('2026-11-29 08:30', 'satisfied');
    expect(closed.settle('2026-11-30 09:00').escalations('ESC-1')).toEqual(told);
    expect(closed.has('remedy')).toBe(false);
    const withdrawn = proposed().withdraw('2026-11-29 08:00');
    expect(withdrawn.settle('2026-11-30 09:00').escalations('ESC-1')).toEqual([]);
  });

  it('ESC-1 a new deadline does not hide the old one that was missed', () => {
    const complaint = proposed().setDeadline('2026-11-29 08:00', '2026-12-03 12:00');
    expect(complaint.settle('2026-11-29 09:00').escalations('ESC-1')).toEqual(told);
    const notice = complaint.notices.find(({ kind }) => kind === 'resolution_missed');
    expect(notice?.text.en).toContain('was not resolved by its deadline 2026-11-28 23:59');
    expect(complaint.due('resolution')).toBe('2026-12-03 12:00:00');
  });

  it('ESC-1 a deadline set anew and missed again is another cause', () => {
    const complaint = proposed()
      .settle('2026-11-29 09:00')
      .setDeadline('2026-11-29 10:00', '2026-12-03 12:00');
    complaint.settle('2026-12-04 09:00');
    expect(complaint.escalations('ESC-1')).toEqual([
      ...told,
      'ESC-1 care_director 2026-12-04 09:00:00',
      'ESC-1 general_manager 2026-12-04 09:00:00',
    ]);
    expect(remedies(complaint)).toBe(2);
  });

  it('ESC-1 two deadlines missed before the morning are told each on its own morning', () => {
    const complaint = proposed()
      .setDeadline('2026-11-29 00:30', '2026-11-29 02:00')
      .settle('2026-11-30 09:00');
    expect(complaint.escalations('ESC-1')).toEqual([
      ...told,
      'ESC-1 care_director 2026-11-30 09:00:00',
      'ESC-1 general_manager 2026-11-30 09:00:00',
    ]);
    expect(remedies(complaint)).toBe(2);
  });

  it('ESC-1 a deadline that was moved in time, or met, is not told, whatever was missed before', () => {
    const again = () =>
      proposed().settle('2026-11-29 09:00').setDeadline('2026-11-29 10:00', '2026-12-03 12:00');
    const moved = again().setDeadline('2026-12-01 10:00', '2026-12-10 12:00').settle('2026-12-10 11:00');
    const met = again().resolve('2026-12-01 10:00').settle('2026-12-10 11:00');
    for (const complaint of [moved, met]) {
      expect(complaint.escalations('ESC-1')).toEqual(told);
      expect(remedies(complaint)).toBe(1);
    }
  });

  test.each([
    [berlin, '2026-03-23 10:00', '2026-03-29T07:00:00.000Z'],
    [berlin, '2026-10-19 10:00', '2026-10-25T08:00:00.000Z'],
    [newYork, '2026-03-02 10:00', '2026-03-08T13:00:00.000Z'],
    [newYork, '2026-12-26 10:00', '2027-01-01T14:00:00.000Z'],
  ])('ESC-1 nine is nine in the branch: %s, received %s', (zone, receivedAt, at) => {
    const complaint = received({ zone, receivedAt }).settle('2027-12-31 00:00');
    const rows = complaint.complaint.escalations.filter(({ rule }) => rule === 'ESC-1');
    expect(rows.map((row) => row.at)).toEqual([at, at]);
  });
});

describe('ESC-2', () => {
  it('ESC-2 a missed contact is told at once to the owner’s superior and the care director', () => {
    const defect = newCarDefect().settle('2026-11-23 11:59:59');
    expect(defect.escalations()).toEqual([]);
    expect(defect.settle('2026-11-23 12:00').escalations()).toEqual([
      'ESC-2 general_manager 2026-11-23 12:00:00',
      'ESC-2 care_director 2026-11-23 12:00:00',
    ]);
  });

  it('ESC-2 so are a missed reply and a missed solution', () => {
    expect(contacted().settle('2026-11-25 00:00').escalations()).toEqual([
      'ESC-2 general_manager 2026-11-24 23:59:59',
      'ESC-2 care_director 2026-11-24 23:59:59',
    ]);
    const defect = newCarDefect().contact('2026-11-23 10:15').settle('2026-11-24 12:00');
    expect(defect.escalations()).toEqual([
      'ESC-2 general_manager 2026-11-24 10:15:00',
      'ESC-2 care_director 2026-11-24 10:15:00',
    ]);
  });

  const superiors: Partial<Record<Role, readonly Role[]>> = {
    sales_adviser: ['sales_director', 'care_director'],
    service_adviser: ['service_director', 'care_director'],
    care_specialist: ['care_director'],
    care_officer: ['care_director'],
    sales_director: ['general_manager', 'care_director'],
    service_director: ['general_manager', 'care_director'],
    value_added_manager: ['general_manager', 'care_director'],
    finance: ['general_manager', 'care_director'],
    care_director: ['general_manager', 'care_director'],
    general_manager: ['group_admin', 'care_director'],
  };

  test.each(Object.entries(superiors))('ESC-2 what the %s missed is told to %s', (owner, levels) => {
    const complaint = received()
      .assignTo('2026-11-23 10:30', owner as Role)
      .settle('2026-11-23 23:59:59');
    expect(complaint.complaint.escalations.map(({ level }) => level)).toEqual(levels);
  });

  it('ESC-2 a care director who owns the complaint is told of it like anybody', () => {
    const complaint = received({ category: 'price_dispute' }).settle('2026-11-23 23:59:59');
    expect(complaint.told('deadline_missed')).toEqual([
      'general_manager 2026-11-23 23:59:59',
      'care_director 2026-11-23 23:59:59',
    ]);
  });

  it('ESC-2 registered days late, every miss is told at its own time', () => {
    const complaint = received({ registeredAt: '2026-11-25 08:00' });
    expect(complaint.escalations('ESC-2')).toEqual([
      'ESC-2 general_manager 2026-11-23 23:59:59',
      'ESC-2 care_director 2026-11-23 23:59:59',
      'ESC-2 general_manager 2026-11-24 23:59:59',
      'ESC-2 care_director 2026-11-24 23:59:59',
    ]);
  });

  it('ESC-2 a missed verification is told to the care director only', () => {
    const complaint = contacted().resolve('2026-11-23 12:00').settle('2026-11-24 00:00');
    expect(complaint.told('deadline_missed')).toEqual(['care_director 2026-11-23 23:59:59']);
    expect(complaint.escalations()).toEqual([]);
  });
});

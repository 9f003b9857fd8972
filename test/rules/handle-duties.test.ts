import { describe, expect, it, test } from 'vitest';
import { complaintView } from '../../functions/complaints/complaint-view.ts';
import { categoryNames } from '../../shared/domain/complaint/category.ts';
import type { NamedPerson } from '../../shared/domain/complaint/command.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { commands, usualInput } from '../support/commands.ts';
import { named, received } from '../support/complaint.ts';
import { yuan } from '../support/money.ts';
import { berlin } from '../support/time.ts';

const contacted = () => received().contact('2026-11-23 11:00');

describe('HANDLE-10', () => {
  const by = (role: Role, id = `per.${role}`): NamedPerson => ({ id, name: role, role });
  const record = (
    complaint: ReturnType<typeof received>,
    person: NamedPerson | null,
    at = '2026-11-23 12:00',
  ) => complaint.do('record-concealment', at, { person: person?.id ?? 'per.x' }, 'care_director', person);

  const superiors: [Role, Role][] = [
    ['sales_adviser', 'sales_director'],
    ['service_adviser', 'service_director'],
    ['care_specialist', 'care_director'],
    ['care_officer', 'care_director'],
    ['sales_director', 'general_manager'],
    ['service_director', 'general_manager'],
    ['care_director', 'general_manager'],
    ['value_added_manager', 'general_manager'],
    ['finance', 'general_manager'],
    ['general_manager', 'group_admin'],
  ];

  test.each(superiors)('HANDLE-10 what the %s kept back is told to the %s', (role, superior) => {
    const complaint = record(contacted(), by(role));
    expect(complaint.told('complaint_concealed')).toEqual([`${superior} 2026-11-23 12:00:00`]);
    expect(complaint.complaint.concealments).toEqual([
      { at: complaint.instant('2026-11-23 12:00'), month: '2026-11', person: `per.${role}`, role },
    ]);
  });

  it('HANDLE-10 once for a person, and for each of several', () => {
    const complaint = record(contacted(), named);
    const before = complaint.state;
    expect(() => record(complaint, named, '2026-11-24 12:00')).toThrow('is recorded with it already');
    expect(complaint.state).toBe(before);
    expect(record(complaint, by('finance')).complaint.concealments).toHaveLength(2);
  });

  it('HANDLE-10 only against the staff of the branch, with the reason', () => {
    expect(() => record(contacted(), null)).toThrow('is not on the staff of the branch');
    const { input } = commands['record-concealment'];
    expect(input.safeParse({ person: named.id }).success).toBe(false);
    const entry = record(contacted(), named).entries.at(-1);
    expect(entry?.input).toMatchObject({ reason: usualInput['record-concealment'].reason });
  });

  it('HANDLE-10 told before and heard in a callback: recorded with the registration', () => {
    const complaint = received({ channel: 'callback', concealedBy: named });
    expect(complaint.complaint.concealments).toMatchObject([{ person: named.id, role: named.role }]);
    expect(complaint.told('complaint_concealed')).toEqual(['service_director 2026-11-23 10:00:00']);
    expect(complaint.entries).toHaveLength(1);
    expect(() => record(complaint, named)).toThrow('is recorded with it already');
    expect(received({ channel: 'callback' }).complaint.concealments).toEqual([]);
  });
});

describe('HANDLE-12', () => {
  const severe = () => received({ severe: true }).contact('2026-11-23 11:00');
  const resolved = () => severe().resolve('2026-11-24 15:00');

  it('HANDLE-12 the result of a severe complaint goes out in writing by the end of the 3rd day', () => {
    expect(severe().has('letter')).toBe(false);
    expect(resolved().due('letter')).toBe('2026-11-27 23:59:59');
    expect(resolved().task('letter').owner).toEqual({ role: 'sales_director' });
    expect(resolved().told('task_opened')).toEqual(['sales_director 2026-11-24 15:00:00']);
  });

  it('HANDLE-12 that of any other does not', () => {
    const complaint = contacted().resolve('2026-11-24 15:00');
    expect(complaint.has('letter')).toBe(false);
    expect(complaint.write('2026-11-24 16:00').has('letter')).toBe(false);
  });

  test.each([
    ['2026-11-27 23:59:59', 'done'],
    ['2026-11-28 00:00:00', 'done_late'],
  ])('HANDLE-12 sent on %s it is %s', (at, state) => {
    expect(resolved().write(at).task('letter').state).toBe(state);
  });

  it('HANDLE-12 the letter is kept with the complaint, as it was sent', () => {
    const sentAt = '2026-11-25T09:00:00+08:00';
    const complaint = resolved().write('2026-11-28 10:00', { by: 'handed_over', sentAt });
    const { text } = usualInput['record-letter'];
    expect(complaintView(complaint.state).letter).toEqual({ text, by: 'handed_over', sentAt });
    expect(complaint.task('letter').state).toBe('done');
    expect(() => resolved().write('2026-11-25 08:59:59', { sentAt })).toThrow('in the future');
  });

  it('HANDLE-12 found severe only once it was resolved, it goes out from then', () => {
    const complaint = contacted().resolve('2026-11-24 15:00').classify('2026-11-25 10:00', { severe: true });
    expect(complaint.due('letter')).toBe('2026-11-28 23:59:59');
  });

  it('HANDLE-12 once a round: not twice in one, and again in the next', () => {
    const complaint = resolved().write('2026-11-24 15:30');
    const letters = () => complaint.complaint.tasks.filter(({ kind }) => kind === 'letter').length;
    complaint.classify('2026-11-24 15:40', { severe: true });
    expect(letters()).toBe(1);
    complaint.verify('2026-11-24 16:00', 'unsatisfied').resolve('2026-11-25 10:00');
    expect(letters()).toBe(2);
    expect(complaint.due('letter')).toBe('2026-11-28 23:59:59');
  });

  it('HANDLE-12 a letter from before there was a result does not tell it', () => {
    const early = severe().write('2026-11-23 15:00').resolve('2026-11-24 15:00');
    expect(early.task('letter').state).toBe('open');
    const backdated = early.write('2026-11-24 16:00', { sentAt: '2026-11-24T14:59:59+08:00' });
    expect(backdated.task('letter').state).toBe('open');
    expect(backdated.write('2026-11-24 16:10').task('letter').state).toBe('done');
  });

  it('HANDLE-12 closed, it is owed all the same: owner and general manager are told', () => {
    const closed = resolved().verify('2026-11-24 16:00', 'satisfied');
    expect(closed.told('ended_undone')).toEqual([
      'sales_director 2026-11-24 16:00:00',
      'general_manager 2026-11-24 16:00:00',
    ]);
    expect(closed.write('2026-11-27 23:59:59').task('letter').state).toBe('done');
    expect(() => closed.write('2026-11-27 23:59:59')).toThrow('not allowed');
  });
});

describe('CALL-8', () => {
  it('CALL-8 the customer bears the focus mark from the day after it was resolved, for 12 months', () => {
    const complaint = contacted();
    expect(complaint.focus).toBeUndefined();
    complaint.resolve('2026-11-25 10:00', { completedAt: '2026-11-24T23:59:59+08:00' });
    expect(complaint.focus).toEqual({
      from: complaint.instant('2026-11-25 00:00'),
      until: complaint.instant('2027-11-25 00:00'),
      markedAt: complaint.instant('2026-11-25 10:00'),
    });
    expect(complaint.verify('2026-11-25 11:00', 'satisfied').focus).toBeUndefined();
  });

  it('CALL-8 the days are the branch’s, and the numbers the policy’s', () => {
    const complaint = received({ zone: berlin, overrides: { focusAfter: 'P2D', focusFor: 'P6M' } });
    complaint.contact('2026-11-23 11:00').resolve('2026-11-24 23:30');
    expect(complaint.focus).toEqual({
      from: complaint.instant('2026-11-26 00:00'),
      until: complaint.instant('2027-05-26 00:00'),
      markedAt: complaint.instant('2026-11-24 23:30'),
    });
  });

  test.each(categoryNames)('CALL-8 every complaint that is handled marks its customer, as %s', (category) => {
    const { focus } = received({ category }).contact('2026-11-23 11:00').resolve('2026-11-23 11:30');
    expect(focus !== undefined).toBe(category !== 'enquiry');
  });

  it('CALL-8 each round that is resolved marks the customer anew', () => {
    const complaint = contacted().resolve('2026-11-24 15:00').verify('2026-11-24 16:00', 'unsatisfied');
    expect(complaint.resolve('2026-11-30 10:00').focus?.from).toBe(complaint.instant('2026-12-01 00:00'));
  });

  it('CALL-8 what comes in of a customer with the mark has high priority', () => {
    expect(received({ focus: true, priority: 'low' }).complaint).toMatchObject({
      focus: true,
      priority: 'high',
    });
    expect(received({ focus: false, priority: 'low' }).complaint.priority).toBe('low');
    expect(() => received({ focus: true }).classify('2026-11-23 11:00', { priority: 'low' })).toThrow(
      'is high',
    );
  });

  it('CALL-8 a complaint that is withdrawn unhandled marks nobody', () => {
    expect(contacted().withdraw('2026-11-24 10:00').focus).toBeUndefined();
    expect(contacted().propose('2026-11-24 10:00', { cost: yuan(100) }).focus).toBeUndefined();
  });
});

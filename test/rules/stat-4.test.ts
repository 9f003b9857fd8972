import { describe, expect, it, test } from 'vitest';
import { replay } from '../../shared/domain/record.ts';
import { isWork } from '../../shared/domain/task.ts';
import { MonthReport } from '../support/planned-report.ts';
import { berlin, newYork, shanghai, wallClock } from '../support/time.ts';

describe('STAT-4', () => {
  test.each([
    ['2026-11', shanghai, '2026-12-01 00:00:00', '2026-12-03 23:59:59'],
    ['2028-02', shanghai, '2028-03-01 00:00:00', '2028-03-03 23:59:59'],
    ['2027-02', shanghai, '2027-03-01 00:00:00', '2027-03-03 23:59:59'],
    ['2026-12', berlin, '2027-01-01 00:00:00', '2027-01-03 23:59:59'],
    ['2026-10', newYork, '2026-11-01 00:00:00', '2026-11-03 23:59:59'],
    ['2027-02', newYork, '2027-03-01 00:00:00', '2027-03-03 23:59:59'],
  ])(
    'STAT-4 the report of %s in %s is drawn up on the 1st and due by the end of the 3rd',
    (month, zone, first, due) => {
      const report = new MonthReport({ month, zone });
      report.settle(`${first.slice(0, 10)} 00:00`);
      expect(report.report).toMatchObject({ status: 'drawn_up', drawnUpAt: report.instant(first) });
      expect(wallClock(report.task('sign_off')?.dueAt ?? '', zone)).toBe(due);
      expect(report.told()).toEqual([`report_drawn_up care_specialist ${first}`]);
    },
  );

  it('STAT-4 nobody has anything to do for it before the month has ended', () => {
    const report = new MonthReport();
    report.settle('2026-11-30 23:59:59');
    expect(report.report).toMatchObject({ status: 'planned', version: 1 });
    expect(report.report.tasks.filter(isWork)).toEqual([]);
    expect(report.told()).toEqual([]);
    report.settle('2026-12-01 00:00');
    expect(report.report.tasks.filter(isWork)).toMatchObject([
      { kind: 'sign_off', owner: { role: 'care_specialist' } },
    ]);
  });

  it('STAT-4 the care specialist is reminded the day before it is due', () => {
    const report = new MonthReport().settle('2026-12-02 09:00');
    expect(report.told().at(-1)).toBe('reminder care_specialist 2026-12-02 09:00:00');
    const soon = new MonthReport({ overrides: { signOffByEndOfDay: 'P0D' } }).settle('2026-12-02 00:00');
    expect(soon.told().filter((one) => one.startsWith('reminder'))).toEqual([]);
  });

  it('STAT-4 unsigned at the end of the 3rd: recorded, the care director told, a penalty proposed, each once', () => {
    const report = new MonthReport();
    for (const at of [
      '2026-12-03 23:59:58',
      '2026-12-03 23:59:59',
      '2026-12-03 23:59:59',
      '2027-01-01 00:00',
    ]) {
      report.settle(at);
    }
    expect(report.task('sign_off')).toMatchObject({ state: 'overdue', missed: { month: '2026-12' } });
    expect(report.proposed()).toEqual(['late_report care_specialist 2026-12-03 23:59:59']);
    expect(report.told().filter((one) => one.startsWith('deadline_missed'))).toEqual([
      'deadline_missed care_director 2026-12-03 23:59:59',
    ]);
  });

  it('STAT-4 signed in time nothing is proposed, and nothing more happens by itself', () => {
    const report = new MonthReport().sign('2026-12-03 23:59:59', '已核对').settle('2027-01-01 00:00');
    expect(report.task('sign_off')).toMatchObject({ state: 'done', plan: [] });
    expect(report.report).toMatchObject({ status: 'signed', signedBy: { role: 'care_specialist' } });
    expect(report.state.details).toEqual({ remarks: '已核对' });
    expect(report.proposed()).toEqual([]);
  });

  it('STAT-4 signed late, it is signed all the same, and what is late stays late', () => {
    const report = new MonthReport().sign('2026-12-04 00:00:00');
    expect(report.task('sign_off')).toMatchObject({ state: 'done_late', doneMonth: '2026-12' });
    expect(report.proposed()).toEqual(['late_report care_specialist 2026-12-03 23:59:59']);
    expect(report.entries.map(({ action }) => action)).toEqual([
      'plan-report',
      'report_draw_up',
      'sign_off_remind',
      'sign_off_miss',
      'sign-report-off',
    ]);
  });

  it('STAT-4 it cannot be signed before the month has ended, nor twice', () => {
    const report = new MonthReport();
    expect(() => report.sign('2026-11-30 23:59:59')).toThrow('before the month has ended');
    report.sign('2026-12-01 00:00:00');
    expect(() => report.sign('2026-12-02 00:00:00')).toThrow('once it is signed');
  });

  it('STAT-4 whatever comes late, everything happens at its own instant', () => {
    const often = new MonthReport();
    for (let day = 1; day <= 5; day++) often.settle(`2026-12-0${day} 12:00`);
    const once = new MonthReport().settle('2027-03-01 00:00');
    expect(once.told()).toEqual(often.told());
    expect(once.proposed()).toEqual(often.proposed());
    expect(once.entries.map(({ at, action }) => [at, action])).toEqual(
      often.entries.map(({ at, action }) => [at, action]),
    );
  });

  it('STAT-4 the record tells all of it', () => {
    const report = new MonthReport().sign('2026-12-04 08:00', '补签');
    const { version: _, entries: __, notices: ___, ...facts } = report.report;
    expect(replay(report.entries)).toEqual({ head: facts, details: report.state.details });
  });

  it('POLICY-1 the day it is due is policy', () => {
    const report = new MonthReport({ overrides: { signOffByEndOfDay: 'P4D' } }).settle('2026-12-01 00:00');
    expect(wallClock(report.task('sign_off')?.dueAt ?? '')).toBe('2026-12-05 23:59:59');
  });
});

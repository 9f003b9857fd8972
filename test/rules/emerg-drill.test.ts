import { describe, expect, it } from 'vitest';
import { countedFigures } from '../../infra/local/counted-figures.ts';
import { complaintHead } from '../../shared/data/complaint/complaint-head.ts';
import { endDrill } from '../../shared/domain/complaint/commands/end-drill.ts';
import { endPlan, revisePlan, sumUpDrill } from '../../shared/domain/emergency/change.ts';
import { drillCounts, summaryOf, withCounts } from '../../shared/domain/emergency/drill-summary.ts';
import { contributionOf, contributionShape } from '../../shared/domain/figures/contribution.ts';
import { type Case, received } from '../support/complaint.ts';
import { PlanCase } from '../support/emergency.ts';

const emergencyPlan = 'emg.grp1.br1.e1';
const made = (told: Parameters<typeof received>[0] = {}) =>
  received({
    drill: true,
    emergencyPlan,
    id: 'cmp.grp1.br1.0000000000000001',
    branchId: 'grp1.br1',
    ...told,
  });

const changeOf = (told: Case) => ({ ...told.state, entries: told.entries, notices: told.notices });
const summed = (...complaints: readonly Case[]) =>
  summaryOf(complaints.reduce((sum, { complaint }) => withCounts(sum, drillCounts(complaint)), {}));

describe('EMERG-4 a complaint that is made up', () => {
  it('EMERG-4 goes through everything, and says everywhere that it is a drill', () => {
    const told = made({ severe: true }).settle('2026-11-24 09:00');
    expect(told.escalations('ESC-2')).not.toEqual([]);
    expect(told.told('severe_complaint')).toEqual(['general_manager 2026-11-23 10:00:00']);
    expect(told.told('emergency_complaint')).toHaveLength(1);
    for (const { text } of told.notices) {
      expect(text.zh).toMatch(/^【演练】/);
      expect(text.en).toMatch(/^\[Drill\] /);
    }
    const writes = complaintHead.write(undefined, changeOf(told));
    const subjects = writes.flatMap((write) =>
      'put' in write && /^(task|notice)#/.test(write.put.sk)
        ? [(write.row as { subject: object }).subject]
        : [],
    );
    expect(subjects.length).toBeGreaterThan(5);
    for (const subject of subjects) expect(subject).toMatchObject({ drill: true });
  });

  it('EMERG-4 counts in nothing, neither for the aggregator nor for the recount', () => {
    const told = made().settle('2026-12-01 09:00');
    expect(contributionOf(told.complaint)).toEqual({
      shape: contributionShape,
      version: told.complaint.version,
      months: {},
      balance: {},
    });
    expect([...countedFigures(told.complaint)]).toEqual([]);
    const real = received().settle('2026-12-01 09:00');
    expect(Object.keys(contributionOf(real.complaint).months)).not.toEqual([]);
    expect([...countedFigures(real.complaint)]).not.toEqual([]);
  });

  it('EMERG-4 gives the customer no focus mark, and stands in the list of its drill', () => {
    const told = made({ category: 'new_car_quality' });
    told
      .contact('2026-11-23 10:10')
      .investigate('2026-11-23 10:20', { finding: 'misunderstanding', evidence: 'x' });
    told.resolve('2026-11-23 10:30');
    expect(told.focus).toBeUndefined();
    expect(told.told('focus_remark_wanted')).toEqual([]);
    const places = complaintHead
      .write(undefined, changeOf(told))
      .flatMap((write) => ('put' in write && write.put.sk === 'row#file' ? [write.attributes?.gsi1pk] : []));
    expect(places).toEqual([`complaints#drill#${emergencyPlan}`]);
  });

  it('EMERG-4 is not merged with a real one, in neither direction', () => {
    const real = received({ id: 'cmp.grp1.br1.c2', number: 'SH01-2026-00002' });
    expect(() => made().mergeInto(real, '2026-11-23 11:00')).toThrow('only one is a drill');
    expect(() => real.mergeInto(made(), '2026-11-23 11:00')).toThrow('only one is a drill');
    const other = made({ id: 'cmp.grp1.br1.c3', number: 'SH01-2026-00003' });
    expect(made().mergeInto(other, '2026-11-23 11:00').complaint.status).toBe('merged');
  });

  it('EMERG-4 ends with the drill, after what was due before; what has ended stays as it was', () => {
    const told = made();
    const change = endDrill(told.state, told.instant('2026-11-23 17:00'), told.policy);
    expect(change?.head).toMatchObject({ status: 'withdrawn', closure: { reason: 'withdrawn' } });
    expect(change?.head.tasks[0]).toMatchObject({ kind: 'contact', state: 'cancelled', missed: {} });
    expect(change?.head.tasks.flatMap(({ plan }) => plan)).toEqual([]);
    if (change) expect(endDrill(change, told.instant('2026-11-23 17:05'), told.policy)).toBeUndefined();
  });
});

describe('EMERG-4 the summary', () => {
  it('EMERG-4 tells how the promises came out, and how soon customers were contacted', () => {
    const [early, late, never] = [
      made().contact('2026-11-23 10:10'),
      made().settle('2026-11-23 11:00').contact('2026-11-23 11:40'),
      made(),
    ];
    for (const told of [early, late, never]) {
      const change = endDrill(told.state, told.instant('2026-11-23 17:00'), told.policy);
      if (change) told.state = change;
    }
    const summary = summed(early, late, never);
    expect(summary).toMatchObject({
      complaints: 3,
      closed: 0,
      deadlines: {
        contact: { met: 1, late: 1, overdue: 1, running: 0 },
        resolution: { met: 0, late: 0, overdue: 0, running: 3 },
      },
      contact: { reached: 2, meanMinutes: 55, longestMinutes: 100 },
    });
    expect(summary.escalations).toBe(4);
  });

  it('EMERG-4 of a drill in which nothing happened it is empty', () => {
    expect(summed()).toEqual({
      complaints: 0,
      closed: 0,
      deadlines: {},
      escalations: 0,
      contact: { reached: 0 },
    });
  });
});

describe('EMERG-4 the plan of a drill', () => {
  const drill = () => new PlanCase({ drill: true, until: '2026-11-23 17:00' });

  it('EMERG-4 it says that it is a drill', () => {
    const told = drill().settle('2026-11-23 17:00');
    expect(told.notices).toHaveLength(12);
    for (const { text } of told.notices) expect(text.zh).toMatch(/^【演练】/);
  });

  it('EMERG-4 once it is summed up, the plan is to be revised by the end of the seventh day', () => {
    const told = drill().settle('2026-11-23 17:00');
    told.do((state) => sumUpDrill(state, summed(made()), told.given('2026-11-23 17:02')));
    expect(told.told('drill_summary')).toHaveLength(6);
    expect(told.notices.find(({ kind }) => kind === 'drill_summary')?.text.en).toContain(
      '1 complaints, 0 closed',
    );
    const revision = () => told.plan.tasks.find(({ kind }) => kind === 'revision');
    expect(revision()).toMatchObject({ state: 'open', dueAt: told.instant('2026-11-30 23:59:59') });

    const missed = drill().settle('2026-11-23 17:00');
    missed.do((state) => sumUpDrill(state, summed(), missed.given('2026-11-23 17:02')));
    missed.settle('2026-12-02 09:00');
    expect(missed.told('deadline_missed')).toEqual(['general_manager 2026-11-30 23:59:59']);

    told.do((state) => revisePlan(state, { text: '增设值班电话' }, told.given('2026-11-25 09:00')));
    expect(revision()).toMatchObject({ state: 'done' });
    expect(told.state.details.revision).toMatchObject({ text: '增设值班电话', by: { name: '吴德昌' } });
    expect(told.settle('2026-12-02 09:00').told('deadline_missed')).toEqual([]);
  });

  it('EMERG-4 revised before it is summed up, nobody is asked again', () => {
    const told = drill().settle('2026-11-23 17:00');
    told.do((state) => revisePlan(state, { text: '无' }, told.given('2026-11-23 17:01')));
    told.do((state) => sumUpDrill(state, summed(), told.given('2026-11-23 17:02')));
    expect(told.plan.tasks.some(({ kind }) => kind === 'revision')).toBe(false);
    expect(() => revisePlan(drill().state, { text: 'x' }, told.given('2026-11-23 12:00'))).toThrow(
      'while the plan is on',
    );
  });

  it('EMERG-4 half a year later the next one is asked for, unless there was one since', () => {
    const alone = drill().settle('2027-06-30 09:00');
    expect(alone.told('drill_wanted')).toEqual(['general_manager 2027-05-23 09:00:00']);
    const period = { plan: 'p', number: 'P', drill: true };
    const since = {
      ...period,
      from: alone.instant('2027-03-01 09:00'),
      until: alone.instant('2027-03-01 12:00'),
    };
    expect(drill().settle('2027-06-30 09:00', [since]).told('drill_wanted')).toEqual([]);
    const afterwards = {
      ...since,
      from: alone.instant('2027-05-24 09:00'),
      until: alone.instant('2027-05-24 12:00'),
    };
    expect(drill().settle('2027-06-30 09:00', [afterwards]).told('drill_wanted')).toHaveLength(1);
    expect(
      drill()
        .settle('2027-06-30 09:00', [{ ...since, drill: false }])
        .told('drill_wanted'),
    ).toHaveLength(1);
  });

  it('EMERG-4 one that never was on is neither summed up nor a reason to ask for the next', () => {
    const told = new PlanCase({ drill: true, from: '2026-11-25 14:00', until: '2026-11-25 17:00' });
    told.do((state) => endPlan(state, {}, told.given('2026-11-24 09:00')));
    expect(told.settle('2027-12-01 09:00').notices).toEqual([]);
  });
});

import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { planReports } from '../../../functions/automation/plan-reports.ts';
import { runTask } from '../../../functions/automation/run-task.ts';
import { sweep } from '../../../functions/automation/sweep.ts';
import type { Branch } from '../../../shared/data/directory/branch.ts';
import { branchFrom, branchRefs } from '../../../shared/data/directory/directory.ts';
import { moveInRoster } from '../../../shared/data/directory/roster.ts';
import { openBranch, reportHead } from '../../../shared/data/figures/report-head.ts';
import { type EntryRow, entryRowSchema } from '../../../shared/data/follow-up/entry-head.ts';
import { childId, reportIdOf } from '../../../shared/data/table/ids.ts';
import { partitions } from '../../../shared/data/table/keys.ts';
import { readPage } from '../../../shared/data/table/list.ts';
import { retryLostRaces } from '../../../shared/data/table/retries.ts';
import { monthAfter } from '../../../shared/domain/calendar.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import type { ReportState } from '../../../shared/domain/report/report.ts';
import { signReportOff } from '../../../shared/domain/report/sign-off.ts';
import { writeChange } from '../../../shared/transactions/write-change.ts';
import { type Backends, startBackends } from '../../support/backends.ts';
import { specialist } from '../../support/planned-report.ts';
import { berlin, instant, newYork, shanghai, wallClock } from '../../support/time.ts';

let backends: Backends;
let branches = 0;
let branch: Branch;

beforeAll(async () => {
  backends = await startBackends(instant('2026-11-10 09:00'));
});
afterAll(() => backends.stop());

function newBranch(timeZone = shanghai): Branch {
  branches += 1;
  const id = `tst.m${String(branches).padStart(3, '0')}`;
  return {
    id,
    code: `M${branches}`,
    name: '测试店',
    groupId: 'tst',
    regionId: 'east',
    brand: '大众',
    timeZone,
  };
}

async function opened(at: string, timeZone = shanghai): Promise<Branch> {
  const one = newBranch(timeZone);
  backends.setNow(instant(at, timeZone));
  await backends.runtime.table.transact(openBranch(one, backends.runtime.now()));
  return one;
}

/** A branch that was entered on 2026-11-10. */
beforeEach(async () => {
  branch = await opened('2026-11-10 09:00');
});

async function report(month: string, of = branch): Promise<ReportState | undefined> {
  const id = reportIdOf(of.id, month);
  return reportHead.from(await backends.runtime.table.load(reportHead.refs(id)), id);
}

async function entries(of = branch): Promise<EntryRow[]> {
  const list = { index: 'gsi1', partitions: [partitions.ledger(of.id)], content: 'row', limit: 100 } as const;
  return (await readPage(backends.runtime.table, { ...list, schema: entryRowSchema })).items;
}

async function mailbox(role: string, of = branch): Promise<string[]> {
  const partition = partitions.mailbox(`${of.id}#${role}`);
  const { items } = await backends.runtime.table.query({ partition, index: 'gsi1', limit: 100 });
  return items.map(({ item }) => (item.row as { kind: string }).kind).toSorted();
}

const fire = (month: string, task: string, step: number, of = branch) =>
  runTask(backends.runtime)({ taskId: childId(reportIdOf(of.id, month), task), step });

async function sign(month: string, of = branch): Promise<void> {
  const { table, now } = backends.runtime;
  const id = reportIdOf(of.id, month);
  await retryLostRaces(async () => {
    const loaded = await table.load(reportHead.refs(id));
    const state = reportHead.from(loaded, id);
    const place = branchFrom(loaded, of.id);
    if (!state || !place) throw new Error('there is no report');
    const change = signReportOff(state, {}, { at: now(), by: specialist, policy: place.policy });
    await table.transact(await writeChange(reportHead, state, change, { at: now(), loaded, place, table }));
  });
}

test('STAT-4 a year without a single event has its twelve reports, each drawn up at its own instant', async () => {
  const elsewhere = [
    await opened('2027-02-10 09:00', newYork),
    await opened('2027-02-10 09:00', berlin),
    await opened('2027-02-10 09:00', shanghai),
  ];
  // A leap year: nobody has looked for thirteen months.
  backends.setNow(instant('2028-03-01 12:00', newYork));
  while ((await sweep(backends.runtime)()).served > 0);
  for (const one of elsewhere) {
    for (let month = '2027-02'; month <= '2028-02'; month = monthAfter(month)) {
      const { head } = (await report(month, one)) ?? {};
      if (head?.status !== 'drawn_up') throw new Error(`${one.timeZone} ${month} is ${head?.status}`);
      expect(wallClock(head.drawnUpAt, one.timeZone)).toBe(`${monthAfter(month)}-01 00:00:00`);
    }
    expect((await report('2028-03', one))?.head.status).toBe('planned');
    expect(await entries(one)).toHaveLength(12);
  }
});

test('STAT-4 twenty firings at once draw it up once, and plan the next one', async () => {
  backends.setNow(instant('2026-12-01 00:00'));
  await Promise.all(Array.from({ length: 20 }, () => fire('2026-11', 't1', 1)));
  expect((await report('2026-11'))?.head).toMatchObject({ status: 'drawn_up', version: 2 });
  expect((await report('2026-12'))?.head).toMatchObject({ status: 'planned', version: 1 });
  expect(await mailbox('care_specialist')).toEqual(['report_drawn_up']);
});

test('STAT-4 late, one penalty is proposed and the care director told, whatever fires', async () => {
  await backends.runtime.table.transact(moveInRoster(branch.id, 'per.tst.gm', undefined, 'general_manager'));
  backends.setNow(instant('2026-12-04 00:00'));
  await Promise.all(Array.from({ length: 10 }, () => fire('2026-11', 't1', 1)));
  await Promise.all(Array.from({ length: 10 }, (_, step) => fire('2026-11', 't2', step)));
  await sweep(backends.runtime)();
  expect(await entries()).toMatchObject([
    {
      ground: 'late_report',
      role: 'care_specialist',
      amount: { amount: 50_00, currency: 'CNY' },
      at: instant('2026-12-03 23:59:59'),
      month: '2026-12',
      subject: { id: reportIdOf(branch.id, '2026-11') },
      state: 'proposed',
    },
  ]);
  expect(await mailbox('care_director')).toEqual(['deadline_missed']);
  expect(await mailbox('general_manager')).toEqual(['entry_proposed']);
});

test('PERF-2 the only care specialist is meant by name, and the same again is doubled', async () => {
  await backends.runtime.table.transact(moveInRoster(branch.id, 'per.tst.one', undefined, 'care_specialist'));
  backends.setNow(instant('2027-01-10 00:00'));
  for (let turn = 0; turn < 3; turn++) await sweep(backends.runtime)();
  const found = (await entries()).map(({ at, person, amount }) => [wallClock(at), person, amount?.amount]);
  expect(found).toEqual([
    ['2026-12-03 23:59:59', 'per.tst.one', 50_00],
    ['2027-01-03 23:59:59', 'per.tst.one', 100_00],
  ]);
});

test('STAT-4 a branch without a report is given one, once, whoever looks', async () => {
  const { table } = backends.runtime;
  const left = newBranch(newYork);
  const [enter] = openBranch(left, backends.runtime.now());
  if (enter) await table.transact([enter]);
  // The first of the month there, and still the last of the one before elsewhere.
  backends.setNow(instant('2026-12-01 00:30', newYork));
  await Promise.all([planReports(backends.runtime)(), planReports(backends.runtime)()]);
  expect(await planReports(backends.runtime)()).toEqual({ planned: 0 });
  expect((await report('2026-12', left))?.head).toMatchObject({ status: 'planned', version: 1 });
  expect(await report('2026-11', left)).toBeUndefined();
  expect(branchFrom(await table.load(Object.values(branchRefs(left.id))), left.id)?.branch).toMatchObject(
    left,
  );
});

test('STAT-4 what is planned by hand and by the report before is planned once', async () => {
  backends.setNow(instant('2026-12-01 00:00:30'));
  await Promise.all([planReports(backends.runtime)(), fire('2026-11', 't1', 1), fire('2026-11', 't1', 1)]);
  expect((await report('2026-12'))?.head).toMatchObject({ status: 'planned', version: 1 });
  expect((await report('2026-11'))?.head.status).toBe('drawn_up');
});

const hours = 6 * 24;

test('PERF-2 each cause leads to one entry: whatever fires, sweeps and signs, twice, late or at once', async () => {
  const act = fc.record({
    after: fc.integer({ min: 0, max: 36 }),
    what: fc.constantFrom('fire', 'fire twice', 'sweep', 'sign', 'sign and fire'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
      const one = await opened('2026-11-30 12:00');
      const start = Date.parse(instant('2026-11-30 12:00'));
      let hour = 0;
      let signedAt: string | undefined;
      const due = instant('2026-12-03 23:59:59');
      const fireAll = () =>
        Promise.all(
          ['t1', 't2'].flatMap((task) => [1, 2, 3].map((step) => fire('2026-11', task, step, one))),
        );
      const trySigning = async () => {
        try {
          await sign('2026-11', one);
          signedAt ??= backends.runtime.now();
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
        }
      };
      for (const { after, what } of [...acts, { after: hours, what: 'sweep' as const }]) {
        hour += after;
        backends.setNow(new Date(start + hour * 3600_000).toISOString());
        if (what === 'fire') await fireAll();
        if (what === 'fire twice') await Promise.all([fireAll(), fireAll()]);
        if (what === 'sweep') await sweep(backends.runtime)();
        if (what === 'sign') await trySigning();
        if (what === 'sign and fire') await Promise.all([trySigning(), fireAll()]);
      }
      const late = signedAt === undefined || signedAt > due;
      const ofNovember = (await entries(one)).filter(({ subject }) => subject?.number.endsWith('202611'));
      expect(ofNovember.map(({ at, ground }) => [at, ground])).toEqual(late ? [[due, 'late_report']] : []);
      expect((await mailbox('care_director', one)).filter((kind) => kind === 'deadline_missed')).toHaveLength(
        late ? 1 : 0,
      );
      expect((await report('2026-12', one))?.head).toMatchObject({ month: '2026-12', version: 1 });
    }),
    { numRuns: 15 },
  );
});

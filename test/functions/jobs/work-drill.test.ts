import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drillWorker } from '../../../functions/jobs/work-drill.ts';
import { complaintHead } from '../../../shared/data/complaint/complaint-head.ts';
import { branchFrom, branchRefs } from '../../../shared/data/directory/directory.ts';
import { planHead } from '../../../shared/data/emergency/plan-head.ts';
import { drillJobIdOf } from '../../../shared/data/table/ids.ts';
import { endPlan } from '../../../shared/domain/emergency/change.ts';
import { registerPlan } from '../../../shared/domain/emergency/register.ts';
import { type Backends, startBackends } from '../../support/backends.ts';
import { received } from '../../support/complaint.ts';
import { manager } from '../../support/emergency.ts';
import { policy } from '../../support/job.ts';
import { runJob } from '../../support/job-run.ts';

const branchId = 'tst.br1';
const begin = '2026-11-23T02:00:00.000Z';
const over = '2026-11-23T04:00:00.000Z';

let backends: Backends;
let count = 0;

beforeAll(async () => {
  backends = await startBackends(over);
});
afterAll(() => backends.stop());

const table = () => backends.runtime.table;
const random = () => String(++count).padStart(16, '0');

/** A drill that is over, with so many complaints: every third was contacted after half an hour. */
async function drilled(complaints: number): Promise<{ planId: string; ids: string[] }> {
  const place = branchFrom(await table().load(Object.values(branchRefs(branchId))), branchId);
  if (!place) throw new Error('no branch');
  const planId = `emg.${branchId}.${random()}`;
  const given = { at: begin, by: manager, policy, periods: [] };
  const plan = registerPlan(
    {
      id: planId,
      branchId,
      scope: 'branch',
      number: 'T0-E20261123-0001',
      timeZone: 'Asia/Shanghai',
      drill: true,
      from: begin,
      until: '2026-11-23T09:00:00.000Z',
      reason: '演练',
      invited: [],
    },
    { ...given, startedBy: manager },
  );
  await table().transact(
    planHead
      .write(undefined, plan, {
        place: { ...place, emergencies: { branch: undefined, group: undefined } },
        at: begin,
      })
      .filter((write) => !('put' in write && write.put.sk === 'emergencies')),
  );
  const ids: string[] = [];
  for (let nth = 0; nth < complaints; nth++) {
    const id = `cmp.${branchId}.${random()}`;
    const told = received({ id, branchId, drill: true, emergencyPlan: planId });
    if (nth % 3 === 0) told.contact('2026-11-23 10:30');
    await table().transact(
      complaintHead.write(undefined, { ...told.state, entries: told.entries, notices: told.notices }),
    );
    ids.push(id);
  }
  const end = endPlan(plan, {}, { ...given, at: over });
  await table().transact(
    planHead
      .write(plan, end, { place, at: over })
      .filter((write) => !('put' in write && write.put.sk === 'emergencies')),
  );
  return { planId, ids };
}

const planOf = async (id: string) => planHead.from(await table().load(planHead.refs(id)), id);

test('EMERG-4 wherever the summing up is cut off, it comes out the same, is told once, and everything has ended', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 4 }), async (deaths) => {
      const { planId, ids } = await drilled(30);
      const jobId = drillJobIdOf(planId);
      for (const stretches of deaths) {
        if ((await runJob(drillWorker, jobId, backends.runtime, stretches)) === 'done') break;
      }
      const before = (await planOf(planId))?.head.summary !== undefined;
      if (!before) await runJob(drillWorker, jobId, backends.runtime).catch(() => undefined);
      const plan = await planOf(planId);
      expect(plan?.head.summary).toEqual({
        complaints: 30,
        closed: 0,
        deadlines: {
          contact: { met: 10, late: 0, overdue: 20, running: 0 },
          reply: { met: 0, late: 0, overdue: 0, running: 30 },
          resolution: { met: 0, late: 0, overdue: 0, running: 30 },
        },
        escalations: 40,
        contact: { reached: 10, meanMinutes: 30, longestMinutes: 30 },
      });
      expect(plan?.head.tasks.filter(({ kind }) => kind === 'revision')).toHaveLength(1);
      for (const id of ids) {
        const complaint = complaintHead.from(await table().load(complaintHead.refs(id)), id)?.head;
        expect(complaint?.status).toBe('withdrawn');
      }
    }),
    { seed: 20261130, numRuns: 4 },
  );
}, 120_000);

test('EMERG-4 a drill without a complaint is summed up as well', async () => {
  const { planId } = await drilled(0);
  expect(await runJob(drillWorker, drillJobIdOf(planId), backends.runtime)).toBe('done');
  expect((await planOf(planId))?.head.summary).toMatchObject({ complaints: 0 });
});

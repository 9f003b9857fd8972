import { afterAll, beforeAll, expect, test } from 'vitest';
import { handoverWorker } from '../../../functions/jobs/work-handover.ts';
import { visitHead } from '../../../shared/data/arrival/visit-head.ts';
import { complaintHead } from '../../../shared/data/complaint/complaint-head.ts';
import { enterStaff } from '../../../shared/data/directory/directory.ts';
import { noticeRef } from '../../../shared/data/head/notice-store.ts';
import { jobHead } from '../../../shared/data/job/job-store.ts';
import { holderOf } from '../../../shared/data/table/keys.ts';
import type { Table } from '../../../shared/data/table/table.ts';
import { registerHandover } from '../../../shared/domain/directory/handover-job.ts';
import type { Notice } from '../../../shared/domain/notice.ts';
import type { Owner } from '../../../shared/domain/roles.ts';
import { isRunning } from '../../../shared/domain/task.ts';
import { type Backends, branchIds, startBackends } from '../../support/backends.ts';
import { received } from '../../support/complaint.ts';
import { Crash, failingTable } from '../../support/failing-table.ts';
import { policy, starter } from '../../support/job.ts';
import { runJob } from '../../support/job-run.ts';
import { Stay } from '../../support/visit.ts';

const now = '2026-11-23T02:30:00.000Z';
const [branchId] = branchIds;
const role = 'service_director';

let backends: Backends;
let count = 0;

beforeAll(async () => {
  backends = await startBackends(now);
});
afterAll(() => backends.stop());

const random = () => String(++count).padStart(16, '0');
const newPerson = () => `per.tst.${random()}`;
const table = () => backends.runtime.table;

/** A complaint that is a person's, with something that they were told of it. */
async function complaintOf(person: string, on: Table = table()): Promise<string> {
  const id = `cmp.${branchId}.${random()}`;
  const owner: Owner = { role, person };
  const { head: complaint, details } = received({ id, branchId, category: 'repair_quality' }).state;
  const tasks = complaint.tasks.map((task) => ({ ...task, owner }));
  const notices = complaint.notices + 1;
  const told: Notice = {
    id: `n${notices}`,
    at: now,
    kind: 'complaint_assigned',
    to: owner,
    text: { zh: '由您负责', en: 'yours' },
  };
  const head = { ...complaint, owner, tasks, notices };
  await on.transact(complaintHead.write(undefined, { head: head, details, entries: [], notices: [told] }));
  return id;
}

async function visitOf(person: string): Promise<string> {
  const id = `vis.${branchId}.${random()}`;
  const { head, details } = new Stay().state;
  const adviser: Owner = { role, person };
  const change = { head: { ...head, id, branchId, adviser }, details, entries: [], notices: [] };
  await table().transact(visitHead.write(undefined, change));
  return id;
}

async function start(person: string): Promise<string> {
  const id = `job.${branchId}.${random()}`;
  const facts = { id, branchId, number: 'T0-H20261123-0001', timeZone: 'Asia/Shanghai' };
  const change = registerHandover(
    facts,
    { person, role, branchIds: [branchId] },
    { at: now, by: starter, policy },
  );
  await table().transact(jobHead.write(undefined, change));
  return id;
}

async function toItsEnd(job: string): Promise<number> {
  for (let runs = 1; runs < 20; runs++) {
    if ((await runJob(handoverWorker, job, backends.runtime)) === 'done') return runs;
  }
  throw new Error('it comes to no end');
}

const stateOf = async (id: string) => {
  const state = complaintHead.from(await table().load(complaintHead.refs(id)), id);
  if (!state) throw new Error(`no ${id}`);
  return state.head;
};
const holderOfNotice = async (id: string, notice: string) => {
  const ref = noticeRef(id, notice);
  return (await table().load([ref])).get(ref)?.holder;
};

test('ROUTE-2 wherever it is cut off, all that somebody held goes to the role once, with its deadlines', async () => {
  const person = newPerson();
  const ids: string[] = [];
  for (let nth = 0; nth < 30; nth++) ids.push(await complaintOf(person));
  const visit = await visitOf(person);
  const before = await Promise.all(ids.map(stateOf));
  const job = await start(person);

  let ended: string | undefined;
  for (let calls = 1; ended !== 'done'; calls++) {
    if (calls > 400) throw new Error('it comes to no end');
    const dying = failingTable(table(), calls, calls % 2 === 0);
    ended = await runJob(handoverWorker, job, { ...backends.runtime, table: dying }).catch(
      (error: unknown) => {
        if (!(error instanceof Crash)) throw error;
        return undefined;
      },
    );
  }
  const after = await Promise.all(ids.map(stateOf));
  for (const [at, complaint] of after.entries()) {
    const was = before[at];
    expect(complaint.owner).toEqual({ role });
    expect(complaint.entries).toBe((was?.entries ?? 0) + 1);
    expect(complaint.notices).toBe((was?.notices ?? 0) + 1);
    const running = complaint.tasks.filter(isRunning);
    expect(running.every(({ owner }) => owner.person === undefined)).toBe(true);
    expect(complaint.tasks.map(({ dueAt, step }) => [dueAt, step])).toEqual(
      was?.tasks.map(({ dueAt, step }) => [dueAt, step]),
    );
    const told = await holderOfNotice(complaint.id, `n${was?.notices}`);
    expect(told).toBe(holderOf({ branchId }, { role }));
  }
  expect(visitHead.from(await table().load(visitHead.refs(visit)), visit)?.head.adviser).toEqual({ role });
});

test('ROUTE-2 what was given to them while it went on is handed over as well', async () => {
  const person = newPerson();
  const first = await complaintOf(person);
  const job = await start(person);
  expect(await runJob(handoverWorker, job, backends.runtime)).toBe('waits');
  const late = await complaintOf(person);
  await toItsEnd(job);
  const owners = await Promise.all([first, late].map(async (id) => (await stateOf(id)).owner));
  expect(owners).toEqual([{ role }, { role }]);
  expect(jobHead.from(await table().load(jobHead.refs(job)), job)?.head).toMatchObject({
    status: 'done',
    counts: { work: 2, notices: 2 },
  });
});

test('ROUTE-2 who is back there in the same role keeps what is theirs', async () => {
  const person = newPerson();
  const id = await complaintOf(person);
  const job = await start(person);
  const here = { id: person, groupId: 'tst', name: '赵永强', role, branchIds: [branchId] } as const;
  await table().transact(
    enterStaff({ ...here, branchIds: [branchId] }, { issuer: 'https://issuer.test', subject: person }),
  );
  expect(await toItsEnd(job)).toBe(1);
  expect((await stateOf(id)).owner).toEqual({ role, person });
});

test('ROUTE-2 others keep what is theirs', async () => {
  const [person, other] = [newPerson(), newPerson()];
  const theirs = await complaintOf(other);
  await toItsEnd(await start(person));
  expect((await stateOf(theirs)).owner).toEqual({ role, person: other });
});

import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { erasureWorkerThat } from '../../../functions/jobs/work-erasure.ts';
import { complaintHead } from '../../../shared/data/complaint/complaint-head.ts';
import { enterInFiles } from '../../../shared/data/customer/customer-file.ts';
import { writeMessage } from '../../../shared/data/customer/message-store.ts';
import { jobFrom, jobHead } from '../../../shared/data/job/job-store.ts';
import { type CustomerRef, newMessageId, newSubjectId } from '../../../shared/data/table/ids.ts';
import type { Table } from '../../../shared/data/table/table.ts';
import { RaceLost } from '../../../shared/data/table/transaction.ts';
import { applyCommand } from '../../../shared/domain/complaint/command.ts';
import { withdrawComplaint } from '../../../shared/domain/complaint/commands/withdraw-complaint.ts';
import { erasureSchema, plannedErasure } from '../../../shared/domain/erasure/erasure.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { effectivePolicy } from '../../../shared/domain/policy.ts';
import type { PersonActor } from '../../../shared/domain/record.ts';
import type { Runtime } from '../../../shared/runtime.ts';
import { closeFile } from '../../../shared/transactions/close-file.ts';
import { type Backends, branchIds, startBackends } from '../../support/backends.ts';
import { fullRoster, received } from '../../support/complaint.ts';
import { Customers } from '../../support/customers.ts';
import { Crash } from '../../support/failing-table.ts';
import { runJob } from '../../support/job-run.ts';
import { specialist } from '../../support/planned-call.ts';
import { vinOf } from '../../support/vin.ts';

const [branchId] = branchIds;
const groupId = 'tst';
const now = '2026-11-23T08:00:00.000Z';
const admin: PersonActor = { role: 'group_admin', person: 'per.tst.admin', name: '高文远' };
const given = { at: now, by: admin, policy: effectivePolicy() };
const branch = { id: branchId, code: 'T0', timeZone: 'Asia/Shanghai' };
const worker = erasureWorkerThat(async () => undefined);

let backends: Backends;
let customers: Customers;
let count = 0;
/** Of which complaints the files were removed. */
const removed: string[] = [];

beforeAll(async () => {
  backends = await startBackends(now);
  customers = new Customers(backends.runtime);
});
afterAll(() => backends.stop());

const random = () => String(++count).padStart(16, '0');

function runtimeOn(table: Table): Runtime {
  const { environment, scheduler, importFiles, newId, log } = backends.runtime;
  const evidence = async () => {
    const store = { erase: async (id: string) => removed.push(id) && 1 };
    return store as unknown as Awaited<ReturnType<Runtime['evidence']>>;
  };
  return { environment, table, scheduler, evidence, importFiles, newId, log, now: () => now };
}

import { readableImage } from '../../support/readable.ts';

interface Lived {
  readonly customer: CustomerRef;
  readonly job: string;
  readonly complaint: string;
  readonly calls: string[];
  /** All that is to be found nowhere. */
  readonly personal: string[];
}

/** A customer with a car, a complaint that is over, calls and a message, whose file is closed. */
async function closed(isOver = true): Promise<Lived> {
  const { table } = backends.runtime;
  count += 1;
  const [phone, vin, plate] = [customers.newPhone(), vinOf(count), `沪A${String(count).padStart(5, '0')}`];
  const name = `欧阳${count}号`;
  const files = await customers.found(phone, vin);
  const entry = {
    branchId,
    customer: { name, phone, address: `${name}路` },
    vehicle: { vin, plate },
    owns: true,
  };
  await table.transact(enterInFiles(files, entry, { at: now, by: specialist }));
  const customer = { groupId, fileId: files.ids.customer };
  const complaint = `cmp.${branchId}.${random()}`;
  const told = received({
    id: complaint,
    branchId,
    details: {
      description: `${name}抱怨`,
      customer: { name, phone },
      vehicle: { vin, plate },
      takenBy: { ...specialist },
      files: files.ids,
      linked: [],
      attachments: [],
    },
  });
  if (isOver) told.do('withdraw-complaint', '2026-11-23 15:00');
  const { state, entries, notices } = told;
  await table.transact(complaintHead.write(undefined, { ...state, entries, notices }));
  const calls = await customers.plan(customer, 2);
  const message = {
    id: newMessageId(branchId, random()),
    branchId,
    timeZone: 'Asia/Shanghai',
    direction: 'in',
    kind: 'call',
    purpose: 'enquiry',
    text: `${name}来电`,
    at: now,
    by: specialist.person,
  } as const;
  await table.transact(writeMessage(message, customer.fileId, given.policy));

  const job = newSubjectId('job', branchId, random());
  const { ref, file } = await customers.read(customer);
  if (!file) throw new Error('no file');
  await table.transact([
    ...jobHead.write(
      undefined,
      plannedErasure({ id: job, branch, fileId: customer.fileId, reason: 'customer_request' }, given),
    ),
    ...(await closeFile(table, { customer, found: { ref, file } }, { job, at: now })),
  ]);
  return { customer, job, complaint, calls, personal: [name, phone, plate] };
}

/** Every item that has one of those in it. */
async function itemsWith(personal: readonly string[]): Promise<string[]> {
  const client = new DynamoDBClient({});
  const found: string[] = [];
  let after: Record<string, never> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: backends.runtime.environment.TABLE_NAME, ExclusiveStartKey: after }),
    );
    const items = (page.Items ?? []).map(readableImage);
    found.push(...items.filter((item) => personal.some((one) => item.includes(one))));
    after = page.LastEvaluatedKey as Record<string, never> | undefined;
  } while (after);
  client.destroy();
  return found;
}

/** The process ends at that one call, before or after it was carried out. */
function crashingAt(table: Table, nth: number, after: boolean): Table & { calls(): number } {
  let calls = 0;
  async function call<T>(carryOut: () => Promise<T>): Promise<T> {
    calls += 1;
    const isIt = calls === nth;
    if (isIt && !after) throw new Crash('before it was carried out');
    const result = await carryOut();
    if (isIt) throw new Crash('after it was carried out');
    return result;
  }
  return {
    load: (refs) => call(() => table.load(refs)),
    transact: (writes) => call(() => table.transact(writes)),
    query: (query) => call(() => table.query(query)),
    increment: (key, attribute) => call(() => table.increment(key, attribute)),
    calls: () => calls,
  };
}

test('POLICY-3 wherever the job is cut off, taken up again it leaves nothing personal, and done again it changes nothing', async () => {
  const { table } = backends.runtime;
  const whole = crashingAt(table, 0, false);
  const first = await closed();
  expect((await itemsWith(first.personal)).length).toBeGreaterThan(8);
  expect(await runJob(worker, first.job, runtimeOn(whole))).toBe('done');
  expect(await itemsWith(first.personal)).toEqual([]);
  expect(removed).toContain(first.complaint);
  const state = jobFrom(await table.load(jobHead.refs(first.job)), first.job, erasureSchema);
  expect(state?.head).toMatchObject({ status: 'done', counts: { erased: 4, cancelled: 2 } });
  for (const { head } of await customers.callbacks(first.calls)) {
    expect(head).toMatchObject({ status: 'cancelled', end: { reason: 'erased' } });
  }

  expect(whole.calls()).toBeGreaterThan(20);
  for (let nth = 1; nth <= whole.calls(); nth++) {
    const { job, personal, complaint } = await closed();
    const cut = runJob(worker, job, runtimeOn(crashingAt(table, nth, nth % 2 === 0)));
    await cut.catch((error: unknown) => {
      if (!(error instanceof Crash)) throw error;
    });
    const ended = jobFrom(await table.load(jobHead.refs(job)), job, erasureSchema)?.head.status === 'done';
    if (!ended) expect(await runJob(worker, job, runtimeOn(table))).toBe('done');
    expect(await itemsWith(personal), `cut off at call ${nth}`).toEqual([]);
    const entries = complaintHead.from(await table.load(complaintHead.refs(complaint)), complaint)?.head
      .entries;
    expect(entries).toBe(3);
  }
}, 240_000);

test('POLICY-3 what was begun as the file was closed is waited for, and erased once it is over', async () => {
  const { table } = backends.runtime;
  const { job, complaint, personal } = await closed(false);
  const work = () => runJob(worker, job, runtimeOn(table));
  expect(await work()).toBe('waits');
  expect((await itemsWith(personal)).length).toBeGreaterThan(0);
  const state = complaintHead.from(await table.load(complaintHead.refs(complaint)), complaint);
  if (!state) throw new Error('no complaint');
  expect(state.details).toMatchObject({ customer: { name: personal[0] } });

  const { policy } = given;
  const roster = fullRoster;
  const by = specialist;
  const over = applyCommand(state, withdrawComplaint, { reason: '撤回' }, { at: now, by, policy, roster });
  await table.transact(complaintHead.write(state, over));
  expect(await work()).toBe('done');
  expect(await itemsWith(personal)).toEqual([]);
});

test('POLICY-3 a file that is closed takes nothing in, whoever found it open before', async () => {
  const { table } = backends.runtime;
  const phone = customers.newPhone();
  const customer = await customers.register(phone);
  const found = await customers.found(phone);
  const entry = { branchId, customer: { name: '周先生', phone } };
  const { ref, file } = await customers.read(customer);
  if (!file) throw new Error('no file');
  const erasure = { job: newSubjectId('job', branchId, random()), at: now };
  await table.transact(await closeFile(table, { customer, found: { ref, file } }, erasure));

  await expect(table.transact(enterInFiles(found, entry, given))).rejects.toThrow(RaceLost);
  const closedFile = { ...found, customer: await customers.read(customer) };
  expect(() => enterInFiles(closedFile, entry, given)).toThrow(DomainError);
  const again = await customers.found(phone);
  expect(again.ids.customer).not.toBe(customer.fileId);
  await table.transact(enterInFiles(again, entry, given));
  expect((await customers.read({ groupId, fileId: again.ids.customer })).file).toMatchObject({ phone });
});

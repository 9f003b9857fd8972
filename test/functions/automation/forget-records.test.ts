import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetRecords } from '../../../functions/automation/forget-records.ts';
import { scheduleTasks } from '../../../functions/automation/schedule-tasks.ts';
import { complaintView } from '../../../functions/complaints/complaint-view.ts';
import { aggregateMonth } from '../../../functions/figures/aggregate-month.ts';
import { matchesAny } from '../../../infra/local/stream-filter.ts';
import { complaintHead } from '../../../shared/data/complaint/complaint-head.ts';
import { keys, partitions } from '../../../shared/data/table/keys.ts';
import { streamFilters } from '../../../shared/data/table/table-schema.ts';
import type { Write } from '../../../shared/data/table/transaction.ts';
import type { ComplaintState } from '../../../shared/domain/complaint/draft.ts';
import type { Runtime } from '../../../shared/runtime.ts';
import { eraseSubject } from '../../../shared/transactions/erase-subject.ts';
import { type Backends, branchIds, startBackends } from '../../support/backends.ts';
import { type Case, received } from '../../support/complaint.ts';
import { specialist } from '../../support/planned-call.ts';
import { readable } from '../../support/readable.ts';
import { streamRecord } from '../../support/stream.ts';

const [branchId] = branchIds;
const now = '2026-11-25T02:00:00.000Z';
const expired = '2029-11-25T02:00:00.000Z';

let backends: Backends;
let count = 0;
/** Of which complaints the files were removed. */
let removed: string[] = [];

beforeAll(async () => {
  backends = await startBackends(now);
});
afterAll(() => backends.stop());

function runtime(): Runtime {
  const { environment, table, scheduler, importFiles, newId, log } = backends.runtime;
  const evidence = async () => {
    const store = { erase: async (id: string) => removed.push(id) && 1 };
    return store as unknown as Awaited<ReturnType<Runtime['evidence']>>;
  };
  return { environment, table, scheduler, evidence, importFiles, newId, log, now: backends.runtime.now };
}

async function written(isOver = true): Promise<{ told: Case; writes: Write[] }> {
  backends.setNow(now);
  removed = [];
  const id = `cmp.${branchId}.${String(++count).padStart(16, '0')}`;
  const told = received({ id, branchId });
  if (isOver) told.do('withdraw-complaint', '2026-11-24 10:00', { reason: '客户自行解决' });
  const { state, entries, notices } = told;
  const writes = complaintHead.write(undefined, { ...state, entries, notices });
  await backends.runtime.table.transact(writes);
  return { told, writes };
}

async function load(id: string): Promise<ComplaintState> {
  const state = complaintHead.from(await backends.runtime.table.load(complaintHead.refs(id)), id);
  if (!state) throw new Error('no complaint');
  return state;
}

async function recordOf(id: string): Promise<string> {
  const { partition, prefix } = partitions.record(id);
  const { items } = await backends.runtime.table.query({ partition, prefix, limit: 100 });
  return items.map(({ item }) => readable(item)).join('\n');
}

const gone = ({ told }: { told: Case }) =>
  streamRecord(keys.details(told.complaint.id), { data: {} }, undefined);

test('POLICY-3 once a complaint is over, its details and list rows expire, and nothing that is counted does', async () => {
  const { told, writes } = await written();
  const until = Date.parse(told.complaint.keptUntil ?? '') / 1000;
  const expiring = writes.filter(
    (write) => 'put' in write && write.attributes?.expiresAtEpochSeconds !== undefined,
  );
  expect(until).toBe(Date.parse('2029-11-24T02:00:00Z') / 1000);
  expect(expiring.map((write) => 'put' in write && write.put.sk)).toEqual(['details', 'row']);
  for (const write of expiring) expect(write).toMatchObject({ attributes: { expiresAtEpochSeconds: until } });
  const running = (await written(false)).writes;
  expect(JSON.stringify(running)).not.toContain('expiresAt');
});

test('POLICY-3 one that is reopened has no end any more, in the same transaction', async () => {
  const told = received({ id: `cmp.${branchId}.${String(++count).padStart(16, '0')}`, branchId })
    .contact('2026-11-23 11:00')
    .resolve('2026-11-23 12:00')
    .verify('2026-11-24 09:00', 'satisfied');
  const before = told.state;
  told.reopen('2026-11-25 10:00');
  const writes = complaintHead.write(before, { ...told.state, entries: [], notices: [] });
  const details = writes.find((write) => 'put' in write && write.put.sk === 'details');
  expect(details).toMatchObject({ data: { customer: told.state.details.customer }, attributes: {} });
  expect(JSON.stringify(writes)).not.toContain('expiresAt');
});

test('POLICY-3 what has expired is gone for whoever reads, before the table has removed it: as after an erasure', async () => {
  const { told } = await written();
  const { id } = told.complaint;
  expect((await load(id)).details).toEqual(told.state.details);
  backends.setNow(expired);
  const { head: complaint, details } = await load(id);
  expect(complaint).toEqual(told.complaint);
  expect(details).toMatchObject({
    customer: { name: '', phone: '' },
    description: '',
    takenBy: told.state.details.takenBy,
    erasedAt: '2029-11-24T02:00:00.000Z',
  });
  expect(complaintView({ head: complaint, details })).toMatchObject({
    id,
    status: 'withdrawn',
    customer: { name: '' },
  });
  told.state = { head: complaint, details };
  expect(() => told.do('reopen-complaint', '2029-11-26 10:00', { reason: '重新处理' })).toThrow('erased');
  const erased = await eraseSubject(backends.runtime.table, id, { at: expired, by: specialist });
  expect(erased).toBe('was_erased');
});

test('POLICY-3 when the table has removed the details, words go from the record and files from the bucket, and again nothing', async () => {
  const gonePast = await written();
  const { id } = gonePast.told.complaint;
  const before = await recordOf(id);
  expect(before).toContain('自行解决');
  backends.setNow(expired);
  for (let again = 0; again < 2; again++) {
    expect(await scheduleTasks(runtime())({ Records: [gone(gonePast)] })).toEqual({ batchItemFailures: [] });
    const after = await recordOf(id);
    for (const word of ['王芳', '13812345678', '自行解决']) expect(after).not.toContain(word);
    expect(after).toContain('withdraw-complaint');
  }
  expect(removed).toEqual([id, id]);
});

test('POLICY-3 what runs, what is still kept and what is not there is not forgotten, whatever the stream says', async () => {
  const [kept, running] = [await written(), await written(false)];
  const strange = streamRecord(keys.details('cmp.tst.br1.zzzzzzzzzzzzzzzz'), { data: {} }, undefined);
  expect(await forgetRecords(runtime(), [gone(kept), gone(running), strange])).toEqual([]);
  backends.setNow(expired);
  expect(await forgetRecords(runtime(), [gone(running)])).toEqual([]);
  expect(removed).toEqual([]);
  expect(await recordOf(kept.told.complaint.id)).toContain('自行解决');
});

test('POLICY-3 one that cannot be forgotten now comes again, alone', async () => {
  const [first, second] = [await written(), await written()];
  backends.setNow(expired);
  const { id } = first.told.complaint;
  const parts = runtime();
  const evidence = async () => {
    const store = {
      erase: async (complaintId: string) => {
        if (complaintId === id) throw new Error('the bucket is away');
        return removed.push(complaintId) && 1;
      },
    };
    return store as unknown as Awaited<ReturnType<Runtime['evidence']>>;
  };
  const records = [gone(first), gone(second)];
  expect(await forgetRecords({ ...parts, evidence }, records)).toEqual([records[0]]);
  expect(removed).toEqual([second.told.complaint.id]);
});

test('POLICY-3 of what the table removes the figures see nothing, and automation nothing but details', async () => {
  const { told } = await written();
  const { id } = told.complaint;
  const removals = [keys.details(id), keys.listRow(id), keys.fileRow(id), keys.historyRow(id)].map((key) =>
    streamRecord(key, { row: {}, data: {} }, undefined),
  );
  expect(removals.map((record) => matchesAny(record, streamFilters.aggregateMonth))).toEqual(
    removals.map(() => false),
  );
  expect(removals.map((record) => matchesAny(record, streamFilters.scheduleTasks))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(await aggregateMonth(backends.runtime)({ Records: removals })).toEqual({ batchItemFailures: [] });
});

import { setTimeout as pause } from 'node:timers/promises';
import { eraseHistoryRow } from '../../shared/data/head/erase-history-row.ts';
import { eraseRecord } from '../../shared/data/head/erase-record.ts';
import { historyRowSchema } from '../../shared/data/head/history.ts';
import type { Rescheduled } from '../../shared/data/head/task-store.ts';
import { type CustomerRef, groupOfBranch, isComplaintId, isSubjectId } from '../../shared/data/table/ids.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import type { Position } from '../../shared/data/table/table.ts';
import { plus } from '../../shared/domain/calendar.ts';
import { type Erasure, erasureSchema } from '../../shared/domain/erasure/erasure.ts';
import type { Counts, JobState } from '../../shared/domain/job/job.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { eraseSubject } from '../../shared/transactions/erase-subject.ts';
import { eraseFromVehicle, vehiclesOf } from '../../shared/transactions/erase-vehicle.ts';
import { openCallbacksOf } from '../../shared/transactions/open-callbacks.ts';
import { type JobWorker, jobWorker, type Progress } from './worker.ts';

const vehiclesAStretch = 10;
const rowsAStretch = 25;

/** By when the index of the history knows of what was written before. */
const indexLagMs = 5_000;

/** How long it waits where something runs that is to be over first: what was begun as the file was closed. */
const nextLook = 'PT24H';

/**
 * POLICY-3: erases a customer whose file is closed: from their vehicles, then from all that ever happened to them, again
 * and again until a whole round through their history has found nothing left. It takes no turns: what is erased already
 * is left alone, and a round that was cut off is begun anew.
 */
export const erasureWorker = erasureWorkerThat((ms) => pause(ms));

/** @param waits for the index */
export function erasureWorkerThat(waits: (ms: number) => Promise<void>): JobWorker {
  return jobWorker<Erasure>({
    details: erasureSchema,
    work: (job, _place, runtime) => work(waits, job, runtime),
  });
}

async function* work(
  waits: (ms: number) => Promise<void>,
  { head, details }: JobState<Erasure>,
  runtime: Runtime,
): AsyncGenerator<Progress<Erasure>> {
  const { table, now } = runtime;
  const customer = { groupId: groupOfBranch(head.branchId), fileId: details.fileId };
  let counts: Counts = head.counts;
  const kept = (cursor: string, rescheduled: readonly Rescheduled[] = []): Progress<Erasure> => ({
    next: 'go_on',
    cursor,
    counts,
    rescheduled,
  });
  for (;;) {
    const vehicles = (await vehiclesOf(table, customer)).slice(0, vehiclesAStretch);
    if (vehicles.length === 0) break;
    for (const hash of vehicles) await eraseFromVehicle(table, customer, hash);
    yield kept('vehicles');
  }
  let left = true;
  while (left) {
    // Calls by their own list, which lags behind nothing; the rest by what the index has of their history by then.
    for (;;) {
      const calls = await openCallbacksOf(table, customer, { most: rowsAStretch });
      if (calls.length === 0) break;
      const done = await Promise.all(calls.map((id) => erase(runtime, details, id)));
      counts = added(counts, { erased: calls.length, cancelled: calls.length });
      yield kept(
        'calls',
        done.flatMap(({ rescheduled }) => rescheduled),
      );
    }
    await waits(indexLagMs);
    left = false;
    let runs = false;
    let after: Position | undefined;
    do {
      const page = await historyFrom(runtime, customer, after);
      const done = await Promise.all(page.items.map((item) => eraseItem(runtime, details, item)));
      left ||= done.some(({ erased }) => erased > 0);
      runs ||= done.some((one) => one.runs);
      counts = done.reduce(added, counts);
      after = page.more ? page.items.at(-1)?.at : undefined;
      yield kept(
        'history',
        done.flatMap(({ rescheduled }) => rescheduled),
      );
    } while (after);
    if (runs) return yield { next: 'wait', until: plus(now(), nextLook) };
  }
  yield { next: 'finish', counts };
}

interface Done {
  readonly erased: number;
  readonly files: number;
  readonly runs: boolean;
  readonly rescheduled: readonly Rescheduled[];
}

const nothing: Done = { erased: 0, files: 0, runs: false, rescheduled: [] };

interface HistoryItem {
  readonly at: Position;
  readonly item: { readonly row?: unknown };
}

async function historyFrom(
  { table }: Runtime,
  { groupId, fileId }: CustomerRef,
  after: Position | undefined,
): Promise<{ items: readonly HistoryItem[]; more: boolean }> {
  const partition = partitions.historyOfCustomer(groupId, fileId);
  return await table.query({ index: 'gsi1', partition, limit: rowsAStretch, after });
}

async function eraseItem(runtime: Runtime, details: Erasure, { at, item }: HistoryItem): Promise<Done> {
  const row = historyRowSchema.parse(item.row);
  if (isSubjectId(row.id)) return await erase(runtime, details, row.id);
  return { ...nothing, erased: (await eraseHistoryRow(runtime.table, at, row)) ? 1 : 0 };
}

/** The head first: nothing is said about it any more from then on. */
async function erase(runtime: Runtime, { by }: Erasure, id: string): Promise<Done> {
  const { table, now } = runtime;
  const done = await eraseSubject(table, id, { at: now(), by });
  if (done === 'runs') return { ...nothing, runs: true };
  await eraseRecord(table, id);
  const files = isComplaintId(id) ? await (await runtime.evidence()).erase(id) : 0;
  if (done === 'was_erased') return { ...nothing, files };
  return { ...nothing, erased: 1, files, rescheduled: done.rescheduled };
}

interface Counted {
  readonly erased?: number;
  readonly cancelled?: number;
  readonly files?: number;
}

function added(counts: Counts, { erased = 0, cancelled = 0, files = 0 }: Counted): Counts {
  const { erased: before = 0, cancelled: calls = 0, files: removed = 0 } = counts;
  return { erased: before + erased, cancelled: calls + cancelled, files: removed + files };
}

import type { Place } from '../../shared/data/directory/directory.ts';
import type { SentFile } from '../../shared/data/job/import-files.ts';
import { plus } from '../../shared/domain/calendar.ts';
import type { CsvRecord } from '../../shared/domain/import/csv.ts';
import { FileRefused, type Header, readHeader } from '../../shared/domain/import/header.ts';
import {
  type ImportCounts,
  type ImportDetails,
  importDetailsSchema,
  noRows,
  type Opened,
} from '../../shared/domain/import/import.ts';
import type { JobState } from '../../shared/domain/job/job.ts';
import { failureSays } from '../../shared/domain/refusals/import.ts';
import { failureOf } from '../../shared/domain/refusals/reason.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { type NumberedRecord, takeRows } from './import-rows.ts';
import { findReading, recordsOf } from './read-file.ts';
import { staffOfBranch } from './staff-of-branch.ts';
import { jobWorker, type Progress } from './worker.ts';

type ImportProgress = Progress<ImportDetails>;

/** What was begun to be sent in time may arrive so much later. */
const grace = 'PT5M';

/** How many rows are taken between two cursors. */
const rowsAStretch = 25;

/** Opens the file once it has arrived, and takes its rows from the cursor on, which is how many were taken before. */
async function* work(
  job: JobState<ImportDetails>,
  place: Place,
  runtime: Runtime,
): AsyncGenerator<ImportProgress> {
  try {
    let { head, details } = job;
    if (details.opened === undefined) {
      const found = await whatWasSent(job, runtime);
      if ('next' in found) return yield found;
      const { opened, rows } = await open(job, found, runtime);
      const counts = { ...noRows, rows };
      details = { ...details, opened };
      head = { ...head, counts };
      yield { next: 'go_on', cursor: '0', counts, details, rescheduled: [] };
    }
    yield* takeAll({ head, details }, place, runtime);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    yield { next: 'fail', failure: await failureOf(error.code, error.said) };
  }
}

/** The file, or what to do as long as there is none: it is looked for every minute until nobody can send it any more. */
async function whatWasSent(
  { head, details }: JobState<ImportDetails>,
  runtime: Runtime,
): Promise<SentFile | ImportProgress> {
  const now = runtime.now();
  const sent = await (await runtime.importFiles()).find(head.id);
  if (sent) return sent;
  if (now > plus(details.sendUntil, grace)) throw new FileRefused('not_sent', failureSays.not_sent);
  return { next: 'wait', until: plus(now, 'PT1M') };
}

/** Reads the whole file once, before any of its rows is taken: what is wrong with it as a whole is found here. */
async function open(
  { head, details }: JobState<ImportDetails>,
  sent: SentFile,
  runtime: Runtime,
): Promise<{ opened: Opened; rows: number }> {
  const files = await runtime.importFiles();
  const bytes = () => files.read(head.id, sent);
  const reading = await findReading(bytes);
  let header: Header | undefined;
  let rows = 0;
  for await (const { cells } of recordsOf(bytes(), reading)) {
    if (header) rows++;
    else header = readHeader(details.kind, cells);
  }
  if (!header || rows === 0) throw new FileRefused('empty', failureSays.no_rows);
  return { opened: { ...reading, version: sent.version, ignoredColumns: [...header.ignored] }, rows };
}

async function* takeAll(
  { head, details }: JobState<ImportDetails>,
  { branch, policy }: Place,
  runtime: Runtime,
): AsyncGenerator<ImportProgress> {
  const staff = await staffOfBranch(runtime.table, branch.id);
  const place = { jobId: head.id, branch, policy, by: details.by, staff, runtime };
  let counts: ImportCounts = { ...noRows, ...head.counts };
  let done = Number(head.cursor ?? 0);
  const records = await recordsIn({ head, details }, runtime);
  const header = readHeader(details.kind, (await records.next()).value?.cells ?? []);
  for await (const stretch of stretchesOf(records, done)) {
    const { outcomes, writes, rescheduled } = await takeRows(header, stretch, place);
    const next = { ...counts };
    for (const outcome of outcomes) next[outcome]++;
    counts = next;
    done += stretch.length;
    yield { next: 'go_on', cursor: String(done), counts, writes, rescheduled };
  }
  yield { next: 'finish', counts };
}

async function recordsIn(
  { head, details }: JobState<ImportDetails>,
  runtime: Runtime,
): Promise<AsyncGenerator<CsvRecord>> {
  const { opened, size } = details;
  if (!opened) throw new Error(`${head.id} was not opened`);
  const files = await runtime.importFiles();
  return recordsOf(files.read(head.id, { version: opened.version, size }), opened);
}

/** The rows from the one of that number on, some at a time. */
async function* stretchesOf(
  records: AsyncIterable<CsvRecord>,
  from: number,
): AsyncGenerator<readonly NumberedRecord[]> {
  let turn = 0;
  let stretch: NumberedRecord[] = [];
  for await (const record of records) {
    if (turn >= from) stretch.push({ ...record, turn });
    turn++;
    if (stretch.length === rowsAStretch) {
      yield stretch;
      stretch = [];
    }
  }
  if (stretch.length > 0) yield stretch;
}

export const importWorker = jobWorker<ImportDetails>({ details: importDetailsSchema, work });

import { arrivalId } from '../../shared/data/arrival-id.ts';
import { branchFrom, branchRefs } from '../../shared/data/directory.ts';
import { readFileKey } from '../../shared/data/file-key.ts';
import { partitions } from '../../shared/data/keys.ts';
import { readPage } from '../../shared/data/list.ts';
import { samplingFrom, samplingRefs } from '../../shared/data/sampling-store.ts';
import type { Position, Table } from '../../shared/data/table.ts';
import { visitRowSchema } from '../../shared/data/visit-row.ts';
import { callsOfVisit, visitFrom, visitRefs } from '../../shared/data/visit-store.ts';
import { localDate, monthBounds } from '../../shared/domain/calendar.ts';
import { type HandedBack, isHandedBack } from '../../shared/domain/visit/visit.ts';

/** A visit of the month as its own record has it. */
export interface SampledRecord {
  readonly head: HandedBack;
  /** The id that its branch, vehicle and day give it. */
  readonly rightId: string;
  /** Whether there is a first call. */
  readonly called: boolean;
}

/** All that a month's choices can be proved from, but for what was counted. */
export interface SamplingRecords {
  readonly branchId: string;
  readonly month: string;
  readonly timeZone: string;
  readonly fileKey: string;
  readonly percent: number;
  readonly visits: readonly SampledRecord[];
}

/** A page of the list, and as many records in one read. */
const atOnce = 20;

/** @returns undefined where there is no such branch */
export async function readSampling(
  table: Table,
  branchId: string,
  month: string,
): Promise<SamplingRecords | undefined> {
  const loaded = await table.load([...Object.values(branchRefs(branchId)), ...samplingRefs(branchId, month)]);
  const place = branchFrom(loaded, branchId);
  if (!place) return undefined;
  const { branch, policy } = place;
  const fileKey = (await readFileKey(table, branch.groupId)) ?? '';
  const visits: SampledRecord[] = [];
  for await (const ids of handedBackIn(table, branchId, month, branch.timeZone)) {
    const read = await table.load(ids.flatMap(visitRefs));
    for (const id of ids) {
      const state = visitFrom(read, id);
      if (!state || !isHandedBack(state.head)) continue;
      const date = localDate(state.head.receivedAt, branch.timeZone);
      const { vehicle } = state.details.files;
      visits.push({
        head: state.head,
        rightId: arrivalId(fileKey, 'visit', { branchId, vehicle, date }),
        called: callsOfVisit(read, id).some(({ purpose }) => purpose === 'visit'),
      });
    }
  }
  const percent = samplingFrom(loaded, branchId, month)?.percent ?? policy.visitsCalledPercent;
  return { branchId, month, timeZone: branch.timeZone, fileKey, percent, visits };
}

/** The ids of the visits handed back in the month, page by page. */
async function* handedBackIn(
  table: Table,
  branchId: string,
  month: string,
  timeZone: string,
): AsyncGenerator<string[]> {
  const { from, before } = monthBounds(month, timeZone);
  let after: Position | undefined;
  do {
    const page = await readPage(table, {
      index: 'gsi3',
      partitions: [partitions.visitsHandedBack(branchId)],
      between: [from, before],
      schema: visitRowSchema,
      content: 'row',
      limit: atOnce,
      after,
    });
    yield page.items.map(({ id }) => id);
    after = page.next;
  } while (after !== undefined);
}

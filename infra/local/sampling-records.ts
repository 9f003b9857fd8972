import { arrivalId } from '../../shared/data/arrival/arrival-id.ts';
import { readOrder } from '../../shared/data/arrival/sampling-order.ts';
import { type SamplingItem, samplingFrom, samplingRefs } from '../../shared/data/arrival/sampling-store.ts';
import { callsOfVisit, visitHead } from '../../shared/data/arrival/visit-head.ts';
import { visitRowSchema } from '../../shared/data/arrival/visit-row.ts';
import { type CustomerChange, changesOf } from '../../shared/data/customer/customer-change.ts';
import { customerFileRef } from '../../shared/data/customer/customer-file.ts';
import { readFileKey } from '../../shared/data/customer/file-key.ts';
import { branchFrom, branchRefs } from '../../shared/data/directory/directory.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { readPage } from '../../shared/data/table/list.ts';
import type { Position, Table } from '../../shared/data/table/table.ts';
import { localDate, monthBounds } from '../../shared/domain/calendar.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import { type HandedBack, isHandedBack } from '../../shared/domain/visit/visit.ts';

/** A visit of the month as its own record has it. */
export interface SampledRecord {
  readonly head: HandedBack;
  /** The id that its branch, vehicle and day give it. */
  readonly rightId: string;
  /** Whether there is a first call, and whether it was cancelled since the customer wants none. */
  readonly called: boolean;
  readonly notWanted: boolean;
  /** The customer's file, and all that became of what decides on whether they are called. */
  readonly file: Customer | undefined;
  readonly changes: readonly CustomerChange[];
}

/** All that a month's choices can be proved from. */
export interface SamplingRecords {
  readonly branchId: string;
  readonly month: string;
  readonly timeZone: string;
  readonly fileKey: string;
  readonly policy: Policy;
  readonly percent: number;
  /** What is counted of the month in all; undefined before its first choice. */
  readonly counted: SamplingItem | undefined;
  /** The order of the choices at each place. */
  readonly orders: readonly (readonly string[])[];
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
  const changesOfCustomer = rememberedChanges(table, branch.groupId);
  for await (const ids of handedBackIn(table, branchId, month, branch.timeZone)) {
    const read = await table.load(ids.flatMap(visitHead.refs));
    const fileRefs = ids.flatMap((id) => {
      const state = visitHead.from(read, id);
      return state ? [customerFileRef(branch.groupId, state.details.files.customer)] : [];
    });
    const files = await table.load(fileRefs);
    for (const id of ids) {
      const state = visitHead.from(read, id);
      if (!state || !isHandedBack(state.head)) continue;
      const date = localDate(state.head.receivedAt, branch.timeZone);
      const { customer, vehicle } = state.details.files;
      const call = callsOfVisit(read, id).find(({ purpose }) => purpose === 'visit');
      visits.push({
        head: state.head,
        rightId: arrivalId(fileKey, 'visit', { branchId, vehicle, date }),
        called: call !== undefined,
        notWanted: call?.status === 'cancelled' && call.end.reason === 'no_calls',
        file: files.get(customerFileRef(branch.groupId, customer)),
        changes: await changesOfCustomer(customer),
      });
    }
  }
  const counted = samplingFrom(loaded, branchId, month);
  const percent = counted?.percent ?? policy.visitsCalledPercent;
  const orders = await Promise.all(
    samplingRefs(branchId, month).map((ref, place) =>
      readOrder(table, branchId, month, { place, count: loaded.get(ref)?.count ?? 0 }),
    ),
  );
  const { timeZone } = branch;
  return { branchId, month, timeZone, fileKey, policy, percent, counted, orders, visits };
}

/** A customer's changes, read once however often they came. */
function rememberedChanges(table: Table, groupId: string) {
  const known = new Map<string, Promise<CustomerChange[]>>();
  return (fileId: string): Promise<CustomerChange[]> => {
    const changes = known.get(fileId) ?? changesOf(table, { groupId, fileId });
    known.set(fileId, changes);
    return changes;
  };
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

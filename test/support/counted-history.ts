import { keys, partitions } from '../../shared/data/table/keys.ts';
import type { Write } from '../../shared/data/table/transaction.ts';
import type { Callback } from '../../shared/domain/callback/callback.ts';
import type { Complaint } from '../../shared/domain/complaint/complaint.ts';
import type { CountedHead } from '../../shared/domain/figures/counted.ts';
import type { Visit } from '../../shared/domain/visit/visit.ts';
import { branchIds } from './backends.ts';
import { received } from './complaint.ts';
import { Planned } from './planned-call.ts';
import { newYork, shanghai, urumqi } from './time.ts';
import { Stay } from './visit.ts';

/** A branch in each of three time zones. */
const zones: Readonly<Record<string, string>> = {
  [branchIds[0]]: shanghai,
  [branchIds[1]]: urumqi,
  'tst.br3': newYork,
};

export const countedBranchIds = Object.keys(zones);

/** When they begin: before the end of a month, of a year, and of February in a leap year and in another. */
const evenings = ['2026-11-30', '2026-12-31', '2028-02-28', '2028-02-29', '2027-02-28'] as const;

export interface Told {
  readonly branch: number;
  readonly evening: number;
  readonly way: number;
  readonly minute: number;
}

let lastId = 0;

/** The heads of one thing, version by version, as it goes on in one of several ways. */
export function historyOf({ branch, evening, way, minute }: Told): CountedHead[] {
  lastId += 1;
  const branchId = countedBranchIds[branch % countedBranchIds.length] ?? '';
  const day = evenings[evening % evenings.length] ?? evenings[0];
  const zone = zones[branchId] ?? shanghai;
  const at = (hours: number) => wallClockAfter(day, 22 * 60 + minute + hours * 60);
  return ways[way % ways.length]?.(String(lastId).padStart(16, '0'), { branchId, zone, at }) ?? [];
}

interface Place {
  readonly branchId: string;
  readonly zone: string;
  /** The wall clock so many hours after the history begins. */
  readonly at: (hours: number) => string;
}

const ways: readonly ((id: string, place: Place) => CountedHead[])[] = [
  (id, place) => complaintWay(id, place, 'repair_quality', 'satisfied'),
  (id, place) => complaintWay(id, place, 'new_car_quality', 'unsatisfied'),
  (id, place) => complaintWay(id, place, 'enquiry', 'satisfied'),
  mergedWay,
  correctedWay,
  callWay,
  visitWay,
];

function complaintWay(
  id: string,
  { branchId, zone, at }: Place,
  category: Complaint['category'],
  outcome: 'satisfied' | 'unsatisfied',
): Complaint[] {
  const told = { id: `cmp.${branchId}.${id}`, branchId, zone, category, receivedAt: at(0) } as const;
  const complaint = received(told);
  return versions(
    () => complaint.complaint,
    [
      () => complaint.contact(at(1)),
      () => complaint.investigate(at(2), { causeCode: 'workmanship' }),
      () => complaint.resolve(at(3)),
      () =>
        complaint.do('verify-complaint', at(4), { outcome, satisfaction: outcome === 'satisfied' ? 5 : 2 }),
      () => (outcome === 'satisfied' ? complaint.reopen(at(30)) : complaint.settle(at(200))),
      () => complaint.resolve(at(210)),
    ],
  );
}

/** A duplicate that is merged into another, which goes on. */
function mergedWay(id: string, { branchId, zone, at }: Place): Complaint[] {
  const told = { branchId, zone, category: 'immediate_rework', receivedAt: at(0) } as const;
  const first = received({ ...told, id: `cmp.${branchId}.a${id.slice(1)}` });
  const second = received({ ...told, id: `cmp.${branchId}.b${id.slice(1)}` });
  const before = [structuredClone(first.complaint), structuredClone(second.complaint)];
  second.mergeInto(first, at(3));
  return [...before, first.complaint, second.complaint];
}

/** What was found is corrected long after, and in the end it is withdrawn. */
function correctedWay(id: string, { branchId, zone, at }: Place): Complaint[] {
  const told = {
    id: `cmp.${branchId}.${id}`,
    branchId,
    zone,
    category: 'repair_quality',
    receivedAt: at(0),
  } as const;
  const complaint = received(told);
  return versions(
    () => complaint.complaint,
    [
      () => complaint.assignTo(at(0.5), 'service_adviser', 'per.li'),
      () => complaint.contact(at(1)),
      () => complaint.investigate(at(2), { responsible: { person: 'per.named', department: '维修车间' } }),
      () => complaint.investigate(at(50), { finding: 'unfounded' }),
      () => complaint.classify(at(51), { category: 'price_dispute' }),
      () => complaint.withdraw(at(90)),
    ],
  );
}

function callWay(id: string, { branchId, zone, at }: Place): Callback[] {
  const call = new Planned({ purpose: 'visit', zone, at: at(0), dueAt: at(20) });
  const head = () => ({ ...call.head, id: `cbk.${branchId}.${id}`, branchId });
  const answers = { overall: 4, technician: { skill: 'good' }, staysAway: { reason: 'price' } } as const;
  return versions(head, [
    () => call.settle(at(24)),
    () => call.attempt('busy', at(36)),
    () => call.attempt('reached', at(60), { answers }),
  ]);
}

function visitWay(id: string, { branchId, zone, at }: Place): Visit[] {
  const stay = new Stay({ zone, receivedAt: at(0), promisedAt: at(1), sampling: { class: 'other' } });
  const head = () => ({ ...stay.visit, id: `vis.${branchId}.${id}`, branchId });
  return versions(head, [
    () => stay.settle(at(2)),
    () => stay.do('start-work', at(3)),
    () => stay.handBack(at(5)),
  ]);
}

/** What it is at first, and after each step that the rules allow. */
function versions<H extends CountedHead>(head: () => H, steps: readonly (() => unknown)[]): H[] {
  const all = [structuredClone(head())];
  for (const step of steps) {
    step();
    all.push(structuredClone(head()));
  }
  return all;
}

function wallClockAfter(day: string, minutes: number): string {
  const time = new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000);
  return time.toISOString().slice(0, 16).replace('T', ' ');
}

/** As the stores write a head. */
export function writeCountedHead(head: CountedHead): Write {
  const attributes = {
    gsi2pk: partitions.countedHeads(head.branchId),
    gsi2sk: head.id,
    version: head.version,
  };
  return { put: keys.head(head.id), data: head, attributes };
}

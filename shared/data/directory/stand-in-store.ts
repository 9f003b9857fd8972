import * as z from 'zod/mini';
import type { Instant } from '../../domain/calendar.ts';
import type { PersonActor } from '../../domain/record.ts';
import { isStanding, type StandIn, standInSchema } from '../../domain/stand-in.ts';
import { stored } from '../../domain/stored.ts';
import { itemRef } from '../table/item.ts';
import { keys, partitions } from '../table/keys.ts';
import { unchangedSince, type Write } from '../table/transaction.ts';

/** A stand-in with what callers do not see. */
export const storedStandInSchema = z.extend(standInSchema, {
  /** Where what the stand-in may do as a caller is kept. */
  callerPartition: z.string(),
});

export type StoredStandIn = z.infer<typeof storedStandInSchema>;

const standInsSchema = z.lazy(() => stored({ version: z.int(), standIns: z.array(storedStandInSchema) }));

/** A branch's stand-ins that were in force or to come when one was last named or ended. */
export type StandIns = z.infer<typeof standInsSchema>;

export function standInRef(id: string) {
  return itemRef(keys.standIn(id), storedStandInSchema, 'row');
}

export function standInsRef(branchId: string) {
  return itemRef(keys.standIns(branchId), standInsSchema);
}

/**
 * The writes of a stand-in who was named or has ended: itself, which stays for good; the branch's standing ones,
 * if they still are those that were read; and what the stand-in may do.
 */
export function writeStandIn(standIn: StoredStandIn, before: StandIns | undefined, now: Instant): Write[] {
  const { id, branchId, callerPartition, until } = standIn;
  const ended = standIn.endedAt !== undefined;
  const others = (before?.standIns ?? []).filter((other) => other.id !== id);
  const standIns = [...others, standIn].filter((one) => isStanding(one, now));
  return [
    {
      put: keys.standIn(id),
      row: standIn,
      attributes: {
        version: ended ? 2 : 1,
        gsi1pk: partitions.standIns(branchId),
        gsi1sk: `${standIn.endedAt ?? until}#${id}`,
      },
      when: unchangedSince(ended ? 1 : undefined),
    },
    putStanding(branchId, before, standIns),
    ...putPersonas([{ branchId, callerPartition, left: standIns }]),
  ];
}

/** The standing stand-ins of some branches, by branch. */
export type StandInsAt = ReadonlyMap<string, StandIns | undefined>;

/**
 * Somebody has their role at these branches no more: whoever stands in for them there, and for whomever they stand in,
 * that ends with it, at once. Each branch's stand-ins are written anew also where none is theirs, so that one who is
 * named at the same moment is named on what holds by then.
 */
export function endStandInsOf(
  person: string,
  standing: StandInsAt,
  { at, by }: { at: Instant; by: PersonActor },
): Write[] {
  const theirs = (one: StandIn) => one.person.id === person || one.standIn.id === person;
  const branches = [...standing].map(([branchId, before]) => {
    const running = (before?.standIns ?? []).filter((one) => isStanding(one, at));
    const [ended, left] = [running.filter(theirs), running.filter((one) => !theirs(one))];
    return { branchId, before, ended: ended.map((one) => ({ ...one, endedAt: at, endedBy: by })), left };
  });
  return [
    ...branches.flatMap(({ ended }) => ended.map(putEnded)),
    ...branches.map(({ branchId, before, left }) => putStanding(branchId, before, left)),
    ...putPersonas(
      branches.flatMap(({ branchId, ended, left }) =>
        ended.map(({ callerPartition }) => ({ branchId, callerPartition, left })),
      ),
    ),
  ];
}

/** Somebody signs in with something else from now on: for whomever they stand in, they go on doing so. */
export function moveStandInsOf(person: string, standing: StandInsAt, partition: string): Write[] {
  const moved = [...standing].map(([branchId, before]) => {
    const standIns = before?.standIns ?? [];
    const left = standIns.map((one) =>
      one.standIn.id === person ? { ...one, callerPartition: partition } : one,
    );
    const old = standIns.flatMap((one) => (one.standIn.id === person ? one.callerPartition : []));
    return { branchId, before, left, partitions: new Set(old.length > 0 ? [...old, partition] : []) };
  });
  return [
    ...moved.map(({ branchId, before, left }) => putStanding(branchId, before, left)),
    ...putPersonas(
      moved.flatMap(({ branchId, left, partitions }) =>
        [...partitions].map((callerPartition) => ({ branchId, callerPartition, left })),
      ),
    ),
  ];
}

function putEnded(standIn: StoredStandIn): Write {
  const { id, branchId } = standIn;
  return {
    put: keys.standIn(id),
    row: standIn,
    attributes: {
      version: 2,
      gsi1pk: partitions.standIns(branchId),
      gsi1sk: `${standIn.endedAt}#${id}`,
    },
    when: unchangedSince(1),
  };
}

function putStanding(
  branchId: string,
  before: StandIns | undefined,
  standIns: readonly StoredStandIn[],
): Write {
  const version = (before?.version ?? 0) + 1;
  return {
    put: keys.standIns(branchId),
    data: { version, standIns },
    attributes: { version },
    when: unchangedSince(before?.version),
  };
}

/** One write for each who stands in, whatever the branches. */
function putPersonas(
  told: readonly { branchId: string; callerPartition: string; left: readonly StoredStandIn[] }[],
): Write[] {
  const byPartition = Map.groupBy(told, ({ callerPartition }) => callerPartition);
  return [...byPartition].map(([partition, all]) => {
    const branches = [...new Map(all.map((one) => [one.branchId, one])).values()];
    const own = ({ left }: (typeof branches)[number]) =>
      left.filter(({ callerPartition }) => callerPartition === partition);
    return {
      update: keys.personas(partition),
      expression: `SET ${branches.map((_, at) => `#b${at} = :s${at}`).join(', ')}`,
      names: Object.fromEntries(branches.map(({ branchId }, at) => [`#b${at}`, branchId])),
      values: Object.fromEntries(branches.map((one, at) => [`:s${at}`, own(one)])),
    };
  });
}

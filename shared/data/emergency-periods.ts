import * as z from 'zod/mini';
import type { Instant } from '../domain/calendar.ts';
import { type Period, periodSchema, periodsWith } from '../domain/emergency/period.ts';
import { stored } from '../domain/stored.ts';
import { itemRef } from './item.ts';
import { keys } from './keys.ts';
import { unchangedSince, type Write } from './transaction.ts';

const periodsSchema = z.lazy(() => stored({ version: z.int(), periods: z.array(periodSchema) }));

/** When a branch's emergency plans are on: beside the branch, so that whoever reads that knows it (EMERG-2). */
export type EmergencyPeriods = z.infer<typeof periodsSchema>;

export function periodsRef(branchId: string) {
  return itemRef(keys.emergencies(branchId), periodsSchema);
}

/** Keeps a plan's period as it is by now, if the branch's periods still are those that were read. */
export function writePeriod(
  branchId: string,
  before: EmergencyPeriods | undefined,
  period: Period,
  now: Instant,
): Write {
  const version = (before?.version ?? 0) + 1;
  const data: EmergencyPeriods = {
    ...before,
    version,
    periods: periodsWith(before?.periods ?? [], period, now),
  };
  return {
    put: keys.emergencies(branchId),
    data,
    attributes: { version },
    when: unchangedSince(before?.version),
  };
}

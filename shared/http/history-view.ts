import * as z from 'zod/mini';
import { type HistoryRow, historyRowSchema } from '../data/head/history.ts';
import { withOffset } from '../domain/calendar.ts';

/** Something that happened to a customer or a vehicle, as callers see it. */
export const historyEntrySchema = () =>
  z.extend(z.omit(historyRowSchema, { timeZone: true }), { at: z.iso.datetime({ offset: true }) });

export type HistoryEntry = z.infer<ReturnType<typeof historyEntrySchema>>;

/** @returns it with its time in the zone of the branch where it happened. */
export function historyEntry({ timeZone, at, ...row }: HistoryRow): HistoryEntry {
  return { ...row, at: withOffset(at, timeZone) };
}

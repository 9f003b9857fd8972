import type { Month } from '../../domain/calendar.ts';
import type { CountersOf } from '../../domain/improvement/effect.ts';
import type { Table } from '../table/table.ts';
import { monthFiguresRef } from './figures-store.ts';

/** A branch's counters of these months, in one read. */
export async function countersOfMonths(
  table: Pick<Table, 'load'>,
  branchId: string,
  months: readonly Month[],
): Promise<CountersOf> {
  const loaded = await table.load(months.map((month) => monthFiguresRef(branchId, month)));
  return (month) => loaded.get(monthFiguresRef(branchId, month))?.counters ?? {};
}

import { type CountersOf, monthsIn } from '../../domain/improvement/effect.ts';
import type { Improvement } from '../../domain/improvement/improvement.ts';
import type { Table } from '../table/table.ts';
import { countersOfMonths } from './counters-of.ts';

/** The figures that the effect of an improvement is seen in; none before it is completed. */
export async function figuresOfEffect(
  table: Pick<Table, 'load'>,
  improvement: Improvement,
): Promise<CountersOf> {
  if (!('comparison' in improvement)) return () => ({});
  const { before, after } = improvement.comparison;
  return await countersOfMonths(table, improvement.branchId, [...monthsIn(before), ...monthsIn(after)]);
}

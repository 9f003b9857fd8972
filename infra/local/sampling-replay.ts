import { orderEntry } from '../../shared/data/arrival/sampling-order.ts';
import { slackOf } from '../../shared/domain/visit/sampling.ts';
import type { SampledRecord, SamplingRecords } from './sampling-records.ts';

/**
 * CALL-3: goes through the choices of each place in the order in which they were made, and says where fewer than the
 * promised part were chosen after one of them, one was chosen though it needed not be, or order and visits differ.
 */
export function orderDifferences({ visits, orders, percent }: SamplingRecords): string[] {
  const left = new Map(
    visits
      .filter(({ head }) => head.sampling.class === 'other')
      .map((visit) => [idOf(orderEntry(visit.head.id, true)), visit]),
  );
  const found = orders.flatMap((order, place) => {
    let slack = 0;
    return order.flatMap((entry, at) => {
      const id = idOf(entry);
      const visit = left.get(id);
      left.delete(id);
      if (!visit) return [`Choice ${at + 1} at place ${place} is of no visit that was chosen from.`];
      const differences = entryDifferences(visit, { entry, place, slack, percent });
      slack += slackOf({ chosen: entry.endsWith('+') }, percent);
      return differences.map((what) => `${visit.head.number} (${visit.head.id}) ${what}`);
    });
  });
  const missing = [...left.values()].map(
    ({ head }) => `${head.number} (${head.id}) is in the order of no place`,
  );
  return [...found, ...missing];
}

/** @param slack before the choice */
function entryDifferences(
  { head }: SampledRecord,
  { entry, place, slack, percent }: { entry: string; place: number; slack: number; percent: number },
): string[] {
  const { chosen, drawn = false, late = false, place: told } = head.sampling;
  const isChosen = entry.endsWith('+');
  return [
    ...(told === place ? [] : [`is recorded at place ${told}, and counted at ${place}`]),
    ...(isChosen === chosen ? [] : [`is recorded as ${chosen ? '' : 'not '}chosen, against the order`]),
    ...(!isChosen && slack < percent ? [`was passed over with a slack of ${slack}`] : []),
    ...(isChosen && !drawn && !late && slack >= percent
      ? [`was chosen without a draw, with a slack of ${slack}`]
      : []),
  ];
}

function idOf(entry: string): string {
  return entry.slice(0, -1);
}

import type { Delivery } from '../delivery/delivery.ts';
import { isHandedBack, type Visit } from '../visit/visit.ts';
import { countDeadlines } from './deadlines.ts';
import type { Tally } from './tally.ts';

/** A visit counts as received and, once it is, as a vehicle repaired; with whether its customer is called (CALL-3). */
export function countVisit(visit: Visit, tally: Tally): void {
  countDeadlines(visit.tasks, tally);
  tally.count(visit.receivedMonth, 'visits');
  if (!isHandedBack(visit)) return;
  const { handedBackMonth, sampling } = visit;
  tally.count(handedBackMonth, 'handedBack');
  tally.count(sampling.month, `coverage.${sampling.class}.handedBack`);
  if (sampling.chosen) tally.count(sampling.month, `coverage.${sampling.class}.chosen`);
}

/** All deliveries are called about, unless the customer wants no calls (CALL-1, CALL-10). */
export function countDelivery({ deliveredMonth, excluded, tasks }: Delivery, tally: Tally): void {
  countDeadlines(tasks, tally);
  tally.count(deliveredMonth, 'delivered');
  if (excluded !== undefined) tally.count(deliveredMonth, 'deliveredExcluded');
}

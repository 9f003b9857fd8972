import { epochSeconds, type Instant } from '../../domain/calendar.ts';
import type { Head } from '../../domain/head.ts';
import type { Attributes } from './transaction.ts';

/** When the table removes an item that holds personal data of a case: never, while the case is not over (POLICY-3). */
export function expiryOf({ keptUntil }: Pick<Head, 'keptUntil'>): Pick<Attributes, 'expiresAtEpochSeconds'> {
  return keptUntil === undefined ? {} : { expiresAtEpochSeconds: epochSeconds(keptUntil as Instant) };
}

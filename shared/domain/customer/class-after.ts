import type { CustomerClass } from '../complaint/codes.ts';

/**
 * CALL-3: the class of a customer of whom something is told when they come or complain. A target class counts, whoever
 * knows of it: what is told in passing makes nobody less than their file says, since whoever tells it could have them
 * called or not by it.
 */
export function classAfter(
  known: CustomerClass | undefined,
  told: CustomerClass | undefined,
): CustomerClass | undefined {
  return told === undefined || told === 'private' ? (known ?? told) : told;
}

/** CALL-3: whether customers of that class are target customers. */
export function isTargetClass(customerClass: CustomerClass | undefined): boolean {
  return customerClass !== undefined && customerClass !== 'private';
}

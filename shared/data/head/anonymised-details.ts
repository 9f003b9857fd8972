import type { Head } from '../../domain/head.ts';
import { keys } from '../table/keys.ts';
import type { Write } from '../table/transaction.ts';
import { differs } from './write-head.ts';

interface State<Details> {
  readonly head: Head & { readonly id: string };
  readonly details: Details;
}

/**
 * What is left in the place of details that expire, without the person, written as soon as they have an end.
 *
 * @param without the details as they are once the customer is gone
 */
export function writeAnonymised<Details>(
  before: State<Details> | undefined,
  { head, details }: State<Details>,
  without: (details: Details, at: string) => Details,
): Write[] {
  const { keptUntil } = head;
  if (keptUntil === undefined) return [];
  if (before?.head.keptUntil === keptUntil && !differs(before.details, details)) return [];
  return [{ put: keys.remains(head.id), data: without(details, keptUntil), packs: true }];
}

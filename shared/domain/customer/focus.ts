import type { Instant } from '../calendar.ts';
import { DomainError } from '../errors.ts';
import type { Customer } from './customer.ts';

type Marked = Pick<Customer, 'focusFrom' | 'focusUntil'>;

/** The focus mark that a customer bears, or will from tomorrow on; undefined where none was set, or it is over. */
export function focusAhead(
  { focusFrom: from, focusUntil: until }: Marked,
  now: Instant,
): { from: Instant; until: Instant } | undefined {
  return from !== undefined && until !== undefined && now < until ? { from, until } : undefined;
}

/**
 * CALL-8: what the adviser says to the mark; a later remark replaces it.
 *
 * @throws DomainError `not_allowed` for a customer without the mark
 */
export function remarkOn(
  file: Marked,
  text: string,
  { at, by }: { at: Instant; by: string },
): NonNullable<Customer['focusRemark']> {
  if (focusAhead(file, at)) return { text, at, by };
  const message = 'the customer bears no focus mark to remark on';
  throw new DomainError({ code: 'not_allowed', message, allowed: [] });
}

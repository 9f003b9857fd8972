import type { Instant } from '../calendar.ts';
import { DomainError } from '../errors.ts';
import { customerSays } from '../refusals/customer.ts';
import type { Customer } from './customer.ts';

export interface FocusPeriod {
  readonly from: Instant;
  readonly until: Instant;
  /** When it was set. */
  readonly markedAt?: Instant | undefined;
}

type Marked = Pick<Customer, 'focusPeriods'>;

/** A period as a file keeps it, beside those of other complaints: what is only added to cannot be shortened. */
export function focusPeriod({ from, until, markedAt }: FocusPeriod): string {
  return [from, until, ...(markedAt === undefined ? [] : [markedAt])].join('/');
}

export function periodsOf({ focusPeriods = new Set() }: Marked): FocusPeriod[] {
  return [...focusPeriods].map((period) => {
    const [from = '', until = '', markedAt] = period.split('/');
    return { from, until, markedAt };
  });
}

/** Whether the customer of a file bears the focus mark at that time (CALL-8). */
export function isFocus(file: Marked | undefined, at: Instant): boolean {
  return focusOver(file, at) !== undefined;
}

/** The period by which they do; undefined where they do not. */
export function focusOver(file: Marked | undefined, at: Instant): FocusPeriod | undefined {
  return periodsOf(file ?? {}).find(({ from, until }) => from <= at && at < until);
}

/**
 * The focus mark that a customer bears, or will from tomorrow on; undefined where none was set, or it is over. Of
 * several that are not over, from the first beginning to the last end.
 */
export function focusAhead(file: Marked, now: Instant): FocusPeriod | undefined {
  const ahead = periodsOf(file).filter(({ until }) => now < until);
  const from = ahead.map((period) => period.from).toSorted()[0];
  const until = ahead
    .map((period) => period.until)
    .toSorted()
    .at(-1);
  return from === undefined || until === undefined ? undefined : { from, until };
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
  const said = customerSays.no_focus_mark;
  throw new DomainError({ code: 'not_allowed', said, allowed: [] });
}

import { type Instant, localDate } from '../../domain/calendar.ts';
import type { Branch } from '../directory/branch.ts';

/** What people call an emergency plan by, such as `SH01-E20260310-7K3Q`. */
export function planNumber({ code, timeZone }: Branch, now: Instant, id: string): string {
  return `${code}-E${localDate(now, timeZone).replaceAll('-', '')}-${id.slice(-4).toUpperCase()}`;
}

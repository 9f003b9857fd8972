import type { Month } from '../calendar.ts';

/** The month so many before it. */
export function monthBefore(month: Month, count = 1): Month {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** So many months before it, the earliest first. */
export function monthsBefore(month: Month, count: number): Month[] {
  return Array.from({ length: count }, (_, at) => monthBefore(month, count - at));
}

/** The months of a year. */
export function monthsOf(year: string): Month[] {
  return Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);
}

export function yearBefore(year: string): string {
  return String(Number(year) - 1);
}

import type { Month } from '../calendar.ts';
import type { Words } from '../words.ts';

const names = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The month's name and its year, apart. */
export function monthParts(month: Month): { readonly year: string; readonly name: Words } {
  const [year = '', number = ''] = month.split('-');
  return { year, name: { zh: `${Number(number)}月`, en: names[Number(number) - 1] ?? '' } };
}

/** Such as 2026年11月 and `November 2026`. */
export function monthWords(month: Month): Words {
  const { year, name } = monthParts(month);
  return { zh: `${year}年${name.zh}`, en: `${name.en} ${year}` };
}

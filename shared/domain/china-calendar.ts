import { dateOf, dayNumber } from './working-hours.ts';

/**
 * The public holidays of the People's Republic of China and the make-up working days that go with them, as the State
 * Council announces them each November (POLICY-2): taken from the package `chinese-days` in a form that costs a cold
 * start nothing, and held against it day by day by a test. Later years, and what a group does otherwise, are policy.
 */
export const announcedYears: Readonly<Record<string, { readonly off: string; readonly worked: string }>> = {
  2020: {
    off: '01-01 01-24/02-02 04-04/04-06 05-01/05-05 06-25/06-27 10-01/10-08',
    worked: '01-19 04-26 05-09 06-28 09-27 10-10',
  },
  2021: {
    off: '01-01/01-03 02-11/02-17 04-03/04-05 05-01/05-05 06-12/06-14 09-19/09-21 10-01/10-07',
    worked: '02-07 02-20 04-25 05-08 09-18 09-26 10-09',
  },
  2022: {
    off: '01-01/01-03 01-31/02-06 04-03/04-05 04-30/05-04 06-03/06-05 09-10/09-12 10-01/10-07 12-31',
    worked: '01-29/01-30 04-02 04-24 05-07 10-08/10-09',
  },
  2023: {
    off: '01-01/01-02 01-21/01-27 04-05 04-29/05-03 06-22/06-24 09-29/10-06',
    worked: '01-28/01-29 04-23 05-06 06-25 10-07/10-08',
  },
  2024: {
    off: '01-01 02-10/02-17 04-04/04-06 05-01/05-05 06-10 09-15/09-17 10-01/10-07',
    worked: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  },
  2025: {
    off: '01-01 01-28/02-04 04-04/04-06 05-01/05-05 05-31/06-02 10-01/10-08',
    worked: '01-26 02-08 04-27 09-28 10-11',
  },
  2026: {
    off: '01-01/01-03 02-15/02-23 04-04/04-06 05-01/05-05 06-19/06-21 09-25/09-27 10-01/10-07',
    worked: '01-04 02-14 02-28 05-09 09-20 10-10',
  },
};

/** Days, as dates, on which offices are closed, and weekend days on which they work. */
export interface PublicCalendar {
  readonly off: readonly string[];
  readonly worked: readonly string[];
}

let china: PublicCalendar | undefined;

export function chinaCalendar(): PublicCalendar {
  china ??= {
    off: datesOf(({ off }) => off),
    worked: datesOf(({ worked }) => worked),
  };
  return china;
}

function datesOf(days: (year: { off: string; worked: string }) => string): string[] {
  return Object.entries(announcedYears).flatMap(([year, announced]) =>
    days(announced)
      .split(' ')
      .flatMap((range) => {
        const [first = '', last = first] = range.split('/');
        const from = dayNumber(`${year}-${first}`);
        const count = dayNumber(`${year}-${last}`) - from + 1;
        return Array.from({ length: count }, (_, at) => dateOf(from + at));
      }),
  );
}

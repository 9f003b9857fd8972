import { fromEpoch, type Instant } from '../../shared/domain/calendar.ts';
import { dueAfter } from '../../shared/domain/due-after.ts';
import { effectivePolicy, type PolicyOverrides } from '../../shared/domain/policy.ts';
import type { Figure } from './report.ts';

const additions = 200_000;
/** Additions a second on one core. */
const least = 100_000;

const night: [string, string][] = [
  ['08:00', '12:00'],
  ['13:00', '18:00'],
  ['20:00', '02:00'],
];

/** A branch with breaks and a night shift all the week, with the public holidays of China. */
const hours: PolicyOverrides = {
  openingHours: { mon: night, tue: night, wed: night, thu: night, fri: night, sat: [['09:00', '17:00']] },
  holidays: { calendar: 'china' },
  inWorkingTime: ['contactWithin', 'solutionWithin', 'resolutionMediumByEndOfDay'],
};

const lengths = [
  { what: '2 hours', name: 'contactWithin', length: { contactWithin: 'PT2H' } },
  { what: '100 hours', name: 'solutionWithin', length: { solutionWithin: 'PT100H' } },
  {
    what: '5 working days',
    name: 'resolutionMediumByEndOfDay',
    length: { resolutionMediumByEndOfDay: 'P5D' },
  },
] as const;

/** Deadlines in working time, each from another minute of the years 2024 to 2026. */
export const workingTime: Figure = {
  name: 'working-time',
  title: `Working time: ${additions.toLocaleString('en')} deadlines each`,
  async run() {
    const rows: string[][] = [];
    const broken: string[] = [];
    for (const zone of ['Asia/Shanghai', 'Europe/Berlin']) {
      for (const { what, name, length } of lengths) {
        const policy = effectivePolicy(hours, length);
        const first = busyMs(() => dueAfter(startOf(0), zone, policy, name));
        const all = busyMs(() => {
          for (let nth = 0; nth < additions; nth++) dueAfter(startOf(nth), zone, policy, name);
        });
        const aSecond = (additions * 1_000) / all;
        rows.push([`${what}, ${zone}`, first.toFixed(1), Math.round(aSecond).toLocaleString('en')]);
        if (aSecond < least) {
          broken.push(`${what} in ${zone}: ${aSecond.toFixed(0)} a second; at least ${least} are to be`);
        }
      }
    }
    return { tables: [{ head: ['a deadline of', 'the first, ms', 'a second'], rows }], broken };
  },
};

/** How long a core is busy with it, whatever else the machine does. */
function busyMs(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const from = Date.parse('2024-01-01T00:00:00Z');
const minutes = 3 * 365 * 24 * 60;

/** Steps of a prime number of minutes come to every one of them before they come to one again. */
function startOf(nth: number): Instant {
  return fromEpoch(from + ((nth * 7_919) % minutes) * 60_000);
}

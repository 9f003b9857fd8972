import type { Month } from '../calendar.ts';
import type { Counters } from './counters.ts';
import { countedTaskKinds } from './deadlines.ts';
import { openAtEnd } from './monthly.ts';
import { markFigures, rateOf } from './numbers.ts';

/** What a month or a branch is compared by. */
export interface Headline {
  readonly received: number;
  readonly closed: number;
  readonly reopened: number;
  readonly openAtEnd: number;
  readonly recurrences: number;
  readonly escalations: number;
  /** Of the promises that were met, met late or missed: how many were met. */
  readonly onTimeRate: number | null;
  readonly satisfaction: number | null;
  readonly reworkRate: number | null;
  /** Of the calls that were made in time, made late or missed: how many were in time. */
  readonly callsOnTimeRate: number | null;
  /** Of the visits of customers who are no target customers, how many are called about. */
  readonly coverageRate: number | null;
}

export const headlineNames = [
  'received',
  'closed',
  'reopened',
  'openAtEnd',
  'recurrences',
  'escalations',
  'onTimeRate',
  'satisfaction',
  'reworkRate',
  'callsOnTimeRate',
  'coverageRate',
] as const satisfies readonly (keyof Headline)[];

export function headline(counters: Counters, balance: Counters, month: Month): Headline {
  const of = (counter: string) => counters[counter] ?? 0;
  const all = (outcome: string) =>
    countedTaskKinds.reduce((sum, kind) => sum + of(`deadline.${kind}.${outcome}`), 0);
  const sumOf = (prefix: string) =>
    Object.entries(counters).reduce((sum, [name, value]) => (name.startsWith(prefix) ? sum + value : sum), 0);
  const met = all('met');
  const callsMet = of('deadline.callback.met');
  return {
    received: of('received'),
    closed: of('closed'),
    reopened: of('reopened'),
    openAtEnd: openAtEnd(balance, month),
    recurrences: of('recurrences'),
    escalations: sumOf('escalation.'),
    onTimeRate: rateOf(met, met + all('late') + all('overdue')),
    satisfaction: markFigures(counters, 'satisfaction').mean,
    reworkRate: rateOf(of('rework'), of('handedBack')),
    callsOnTimeRate: rateOf(
      callsMet,
      callsMet + of('deadline.callback.late') + of('deadline.callback.overdue'),
    ),
    coverageRate: rateOf(of('coverage.other.chosen'), of('coverage.other.handedBack')),
  };
}

/** What changed from then to now; null where one of the two is unknown. */
export function changeOf(now: Headline, then: Headline): Headline {
  const changes = headlineNames.map((name) => {
    const [a, b] = [now[name], then[name]];
    return [name, a === null || b === null ? null : Math.round((a - b) * 10_000) / 10_000];
  });
  return Object.fromEntries(changes) as unknown as Headline;
}

/** By which figures branches are ranked, and whether more is better. */
export const rankings = {
  received: 'less',
  onTimeRate: 'more',
  satisfaction: 'more',
  reworkRate: 'less',
  callsOnTimeRate: 'more',
} as const satisfies Partial<Record<keyof Headline, 'more' | 'less'>>;

export type Ranks = Readonly<Record<keyof typeof rankings, number | null>>;

export const rankedNames = Object.keys(rankings) as (keyof typeof rankings)[];

/** The place of each among all by each figure, the best first; who is alike shares a place, the unknown has none. */
export function ranksOf(all: readonly Headline[]): Ranks[] {
  return all.map(
    (one) =>
      Object.fromEntries(
        rankedNames.map((name) => {
          const own = one[name];
          if (own === null) return [name, null];
          const better = all.filter((other) => isBetter(name, other[name], own));
          return [name, better.length + 1];
        }),
      ) as Ranks,
  );
}

function isBetter(name: keyof typeof rankings, other: number | null, own: number): boolean {
  if (other === null) return false;
  return rankings[name] === 'more' ? other > own : other < own;
}

import type { TaskKind } from '../task.ts';
import type { Verdict } from './promise.ts';

/** How many promises were missed, and how many would have been. */
export interface Tally {
  readonly deadlines: number;
  readonly missed: number;
  readonly wouldBeMissed: number;
  /** Of them, those whose deadline stays what it was, since something other than the policy set it. */
  readonly asSet: number;
}

export type Tallies = Readonly<Partial<Record<TaskKind, Tally>>>;

const none: Tally = { deadlines: 0, missed: 0, wouldBeMissed: 0, asSet: 0 };

export function tallyOf(verdicts: readonly Verdict[]): Tallies {
  const tallies: Partial<Record<TaskKind, Tally>> = {};
  for (const { kind, missed, wouldBeMissed, asSet } of verdicts) {
    const one = {
      deadlines: 1,
      missed: Number(missed),
      wouldBeMissed: Number(wouldBeMissed),
      asSet: Number(asSet),
    };
    tallies[kind] = sumOf([tallies[kind] ?? none, one]);
  }
  return tallies;
}

export function sumOf(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, { deadlines, missed, wouldBeMissed, asSet }) => ({
      deadlines: sum.deadlines + deadlines,
      missed: sum.missed + missed,
      wouldBeMissed: sum.wouldBeMissed + wouldBeMissed,
      asSet: sum.asSet + asSet,
    }),
    none,
  );
}

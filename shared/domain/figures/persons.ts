import { grades } from '../callback/answers.ts';
import { technicianQualities } from './calls.ts';
import type { Counters } from './counters.ts';
import { deadlineOutcomes } from './deadlines.ts';
import { countsOf, markFigures, rateOf } from './numbers.ts';

export type PersonFigures = ReturnType<typeof personFigures>;

/** The figures of one person and month (PERF-1). */
export function personFigures(counters: Counters) {
  const of = (counter: string) => counters[counter] ?? 0;
  const deadlines = Object.fromEntries(deadlineOutcomes.map((outcome) => [outcome, of(outcome)])) as Record<
    (typeof deadlineOutcomes)[number],
    number
  >;
  const all = deadlines.met + deadlines.late + deadlines.overdue;
  return {
    /** Complaints that they were found responsible for, and that they own. */
    against: of('against'),
    owned: of('owned'),
    deadlines: { ...deadlines, onTimeRate: rateOf(deadlines.met, all) },
    satisfaction: markFigures(counters, 'satisfaction'),
    calls: { attempts: of('attempts'), reached: of('reached'), done: of('callsDone') },
    /** What customers said of the visits and deliveries that they looked after. */
    overall: markFigures(counters, 'overall'),
    technician: Object.fromEntries(
      technicianQualities.map((quality) => [quality, countsOf(counters, `grade.${quality}`, grades)]),
    ) as Record<(typeof technicianQualities)[number], Record<(typeof grades)[number], number>>,
  };
}

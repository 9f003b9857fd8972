import type { Month } from '../calendar.ts';
import { categoryNames, forms } from '../complaint/category.ts';
import { countedCauseNames } from '../complaint/cause.ts';
import {
  channels,
  customerClasses,
  findings,
  priorities,
  solutionKinds,
  verificationOutcomes,
} from '../complaint/codes.ts';
import { departmentNames } from '../complaint/department.ts';
import { effectivePolicy, type Policy } from '../policy.ts';
import type { Role } from '../roles.ts';
import { callFigures, coverageFigures } from './calls.ts';
import type { Counters } from './counters.ts';
import {
  type CountedTaskKind,
  countedTaskKinds,
  type DeadlineOutcome,
  deadlineOutcomes,
} from './deadlines.ts';
import { durationFigures } from './durations.ts';
import { countsOf, markFigures, rateOf } from './numbers.ts';

/** Those that can be told of a failed promise; shown also where they were told of none. */
export const levels = [
  'sales_director',
  'service_director',
  'care_director',
  'general_manager',
  'group_admin',
  'regional_manager',
] as const satisfies readonly Role[];

/** What is shown beside the figures that are to stay within it. */
export type Bounds = Pick<Policy, 'reworkBelowPercent' | 'visitsCalledPercent'>;

export type MonthlyFigures = ReturnType<typeof monthlyFigures>;

/**
 * The figures out of the counters of a month and the balances up to it (STAT-1): of one branch, or of several whose
 * counters were added up (STAT-5).
 */
export function monthlyFigures(
  counters: Counters,
  balance: Counters,
  month: Month,
  bounds: Bounds = effectivePolicy(),
) {
  const of = (counter: string) => counters[counter] ?? 0;
  return {
    received: of('received'),
    enquiries: of('enquiries'),
    closed: of('closed'),
    withdrawn: of('withdrawn'),
    merged: of('merged'),
    reopened: of('reopened'),
    openAtEnd: openAtEnd(balance, month),
    recurrences: of('recurrences'),
    byCategory: countsOf(counters, 'category', categoryNames),
    byChannel: countsOf(counters, 'channel', channels),
    byForm: countsOf(counters, 'form', forms),
    byPriority: countsOf(counters, 'priority', priorities),
    byCustomerClass: countsOf(counters, 'class', customerClasses),
    byFinding: countsOf(counters, 'finding', findings),
    byCause: countsOf(counters, 'cause', countedCauseNames),
    byCategoryAndCause: crossFigures(counters),
    byDepartment: countsOf(counters, 'department', departmentNames),
    bySolution: countsOf(counters, 'solution', solutionKinds),
    deadlines: Object.fromEntries(
      countedTaskKinds.map((kind) => [kind, countsOf(counters, `deadline.${kind}`, deadlineOutcomes)]),
    ) as Record<CountedTaskKind, Record<DeadlineOutcome, number>>,
    escalations: countsOf(counters, 'escalation', levels),
    verifications: countsOf(counters, 'verification', verificationOutcomes),
    satisfaction: markFigures(counters, 'satisfaction'),
    durations: {
      contact: durationFigures(counters, 'contact'),
      solution: durationFigures(counters, 'solution'),
      close: durationFigures(counters, 'close'),
    },
    callbacks: callFigures(counters),
    coverage: coverageFigures(counters, bounds.visitsCalledPercent),
    visits: { received: of('visits'), handedBack: of('handedBack') },
    deliveries: { delivered: of('delivered'), excluded: of('deliveredExcluded') },
    rework: reworkFigures(counters, bounds.reworkBelowPercent),
  };
}

/** What came in up to the month less what ended up to it. */
export function openAtEnd(balance: Counters, month: Month): number {
  return Object.entries(balance).reduce((sum, [of, by]) => (of <= month ? sum + by : sum), 0);
}

/** Only what there is: of several hundred pairs most never come up. */
function crossFigures(counters: Counters) {
  const rows = categoryNames.flatMap((category) => {
    const found = countedCauseNames.flatMap((cause) => {
      const count = counters[`cross.${category}.${cause}`] ?? 0;
      return count === 0 ? [] : [[cause, count] as const];
    });
    return found.length === 0 ? [] : [[category, Object.fromEntries(found)] as const];
  });
  return Object.fromEntries(rows) as Record<string, Record<string, number>>;
}

/** STAT-6: vehicles that came back over vehicles repaired. */
export function reworkFigures(counters: Counters, belowPercent: number) {
  const { rework: cameBack = 0, handedBack: repaired = 0 } = counters;
  const rate = rateOf(cameBack, repaired);
  return { cameBack, repaired, rate, belowPercent, kept: rate === null ? null : rate * 100 < belowPercent };
}

import * as z from 'zod/mini';
import { grades, stayAwayReasons } from '../../shared/domain/callback/answers.ts';
import { attemptOutcomes } from '../../shared/domain/callback/callback.ts';
import { categoryNames, forms } from '../../shared/domain/complaint/category.ts';
import { countedCauseNames } from '../../shared/domain/complaint/cause.ts';
import {
  channels,
  customerClasses,
  findings,
  priorities,
  solutionKinds,
  verificationOutcomes,
} from '../../shared/domain/complaint/codes.ts';
import { departmentNames } from '../../shared/domain/complaint/department.ts';
import {
  calledPurposes,
  likelihoods,
  markedQuestions,
  technicianQualities,
} from '../../shared/domain/figures/calls.ts';
import { countedTaskKinds } from '../../shared/domain/figures/deadlines.ts';
import { levels } from '../../shared/domain/figures/monthly.ts';
import { marks } from '../../shared/domain/figures/numbers.ts';

const count = z.int();
const rate = z.nullable(z.number());

const counts = <Name extends string>(names: readonly Name[]) => z.record(z.enum(names), count);

export const deadlineFiguresSchema = z.object({ met: count, late: count, overdue: count });

export const durationFiguresSchema = z.object({
  count,
  meanSeconds: z.nullable(z.int()),
  p50Seconds: z.nullable(z.int()),
  p90Seconds: z.nullable(z.int()),
});

export const markFiguresSchema = z.object({ rated: count, mean: rate, byMark: counts(marks) });

export const callFiguresSchema = z.object({ planned: count, done: count, onTime: count, reached: count });

export const technicianGradesSchema = z.record(z.enum(technicianQualities), counts(grades));

const covered = { handedBack: count, chosen: count, done: count, reached: count, rate };

/** The figures of a month, whosever they are. */
export const figuresFields = () => ({
  received: count,
  enquiries: count,
  closed: count,
  withdrawn: count,
  merged: count,
  reopened: count,
  openAtEnd: count,
  recurrences: count,
  byCategory: counts(categoryNames),
  byChannel: counts(channels),
  byForm: counts(forms),
  byPriority: counts(priorities),
  byCustomerClass: counts(customerClasses),
  byFinding: counts(findings),
  byCause: counts(countedCauseNames),
  byCategoryAndCause: z.record(z.string(), z.record(z.string(), count)),
  byDepartment: counts(departmentNames),
  bySolution: counts(solutionKinds),
  deadlines: z.record(z.enum(countedTaskKinds), deadlineFiguresSchema),
  escalations: counts(levels),
  verifications: counts(verificationOutcomes),
  satisfaction: markFiguresSchema,
  durations: z.object({
    contact: durationFiguresSchema,
    solution: durationFiguresSchema,
    close: durationFiguresSchema,
  }),
  callbacks: z.object({
    ...callFiguresSchema.shape,
    byPurpose: z.record(z.enum(calledPurposes), callFiguresSchema),
    attempts: counts(attemptOutcomes),
    complaintsFound: count,
    staysAway: counts(stayAwayReasons),
    overall: markFiguresSchema,
    marks: z.record(z.enum(markedQuestions), markFiguresSchema),
    recommend: z.object({ asked: count, score: z.nullable(z.int()), byLikelihood: counts(likelihoods) }),
    technician: technicianGradesSchema,
  }),
  coverage: z.object({
    target: z.object(covered),
    other: z.object({ ...covered, atLeastPercent: count, kept: z.nullable(z.boolean()) }),
    excluded: count,
    history: count,
  }),
  visits: z.object({ received: count, handedBack: count }),
  deliveries: z.object({ delivered: count, excluded: count }),
  rework: z.object({
    cameBack: count,
    repaired: count,
    rate,
    belowPercent: count,
    kept: z.nullable(z.boolean()),
  }),
});

/** What months and branches are compared by. */
export const headlineSchema = z.object({
  received: count,
  closed: count,
  reopened: count,
  openAtEnd: count,
  recurrences: count,
  escalations: count,
  onTimeRate: rate,
  satisfaction: rate,
  reworkRate: rate,
  callsOnTimeRate: rate,
  coverageRate: rate,
});

export const changeSchema = z.object({ monthBefore: headlineSchema, yearBefore: headlineSchema });

const rank = z.nullable(z.int());

export const ranksSchema = z.object({
  received: rank,
  onTimeRate: rank,
  satisfaction: rank,
  reworkRate: rank,
  callsOnTimeRate: rank,
});

export const monthLineSchema = z.object({ month: z.string(), ...headlineSchema.shape });

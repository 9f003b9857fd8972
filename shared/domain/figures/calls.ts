import { grades, stayAwayReasons } from '../callback/answers.ts';
import { attemptOutcomes } from '../callback/callback.ts';
import { callbackPurposes } from '../callback/purposes.ts';
import type { Counters } from './counters.ts';
import { countsOf, markFigures, rateOf, totalOf } from './numbers.ts';

/** What becomes of a call that is to be made. */
export const callOutcomes = ['planned', 'done', 'onTime', 'reached'] as const;

/** What customers are asked to mark from 1 to 5 besides the whole, and of the technician in grades (CALL-5). */
export const markedQuestions = ['buyingService', 'service', 'repairQuality', 'parts'] as const;
export const technicianQualities = ['attitude', 'skill', 'punctuality', 'promises'] as const;

/** How likely customers are to recommend the branch, from 0 to 10. */
export const likelihoods = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;

/** What is called about by itself: all but the end of a warranty, which is told and not called about (CALL-9). */
export const calledPurposes = callbackPurposes.filter(
  (purpose): purpose is CalledPurpose => purpose !== 'warranty',
);

export type CalledPurpose = Exclude<(typeof callbackPurposes)[number], 'warranty'>;

/** The calls of a month, and what came of them. */
export function callFigures(counters: Counters) {
  const byPurpose = Object.fromEntries(
    calledPurposes.map((purpose) => [purpose, countsOf(counters, `call.${purpose}`, callOutcomes)]),
  ) as Record<CalledPurpose, Record<(typeof callOutcomes)[number], number>>;
  const total = (outcome: (typeof callOutcomes)[number]) =>
    calledPurposes.reduce((sum, purpose) => sum + byPurpose[purpose][outcome], 0);
  return {
    planned: total('planned'),
    done: total('done'),
    onTime: total('onTime'),
    reached: total('reached'),
    byPurpose,
    attempts: countsOf(counters, 'attempt', attemptOutcomes),
    complaintsFound: counters.complaintsFound ?? 0,
    staysAway: countsOf(counters, 'staysAway', stayAwayReasons),
    overall: markFigures(counters, 'overall'),
    marks: Object.fromEntries(
      markedQuestions.map((question) => [question, markFigures(counters, `mark.${question}`)]),
    ) as Record<(typeof markedQuestions)[number], ReturnType<typeof markFigures>>,
    recommend: recommendFigures(counters),
    technician: Object.fromEntries(
      technicianQualities.map((quality) => [quality, countsOf(counters, `grade.${quality}`, grades)]),
    ) as Record<(typeof technicianQualities)[number], Record<(typeof grades)[number], number>>,
  };
}

/** The net promoter score: who gives 9 or 10 less who gives 6 or less, of a hundred. */
function recommendFigures(counters: Counters) {
  const byLikelihood = countsOf(counters, 'recommend', likelihoods);
  const asked = totalOf(byLikelihood);
  const score = likelihoods.reduce((sum, likelihood) => {
    const value = Number(likelihood);
    return sum + (value >= 9 ? 1 : value <= 6 ? -1 : 0) * byLikelihood[likelihood];
  }, 0);
  return { asked, score: asked > 0 ? Math.round((100 * score) / asked) : null, byLikelihood };
}

/**
 * Of the visits handed back in the month how many are called about, and how many have been (CALL-3): target customers
 * all, of others at least so many of a hundred.
 */
export function coverageFigures(counters: Counters, atLeastPercent: number) {
  const { target, other } = {
    target: countsOf(counters, 'coverage.target', coverageSteps),
    other: countsOf(counters, 'coverage.other', coverageSteps),
  };
  const rate = rateOf(other.chosen, other.handedBack);
  const kept = rate === null ? null : 100 * other.chosen >= atLeastPercent * other.handedBack;
  return {
    target: { ...target, rate: rateOf(target.chosen, target.handedBack) },
    other: { ...other, rate, atLeastPercent, kept },
    excluded: counters['coverage.excluded.handedBack'] ?? 0,
    history: counters['coverage.history.handedBack'] ?? 0,
  };
}

/** From the visit to the customer. */
export const coverageSteps = ['handedBack', 'chosen', 'done', 'reached'] as const;

import type { Course } from '../../../../infra/local/demo/courses.ts';
import { type Case, cases } from '../../../../infra/local/demo/month.ts';

/**
 * How complaints go, out of a hundred: nine of ten promises are kept, as a branch that goes by the rules does. What is
 * still open when the month ends are those that came late in it.
 */
const courseWeights: Partial<Record<Course, number>> = {
  exemplary: 26,
  settledAtOnce: 18,
  slowButInTime: 12,
  reachedAtThirdCall: 7,
  answered: 5,
  handedOver: 4,
  heardInCallback: 3,
  contactedLate: 3,
  contactedNextDay: 2,
  solutionLate: 2,
  resolvedLate: 2,
  neglected: 1,
  verifiedLate: 2,
  unsatisfiedOnce: 3,
  unsatisfiedTwice: 1,
  declinedFirst: 2,
  backAfterClosing: 1,
  unreachableAfterwards: 1,
  takenBack: 1,
  toldTwice: 1,
  paymentSentBackOnce: 1,
  vehicleExchanged: 1,
  askedOfRegion: 1,
};

/** What becomes of a visit, out of a hundred. */
const visitWeights = { plain: 70, diagnosed: 15, extraWork: 12, declinedExtraWork: 3 };

export type VisitCourse = keyof typeof visitWeights;

/** What becomes of an attempt to call, out of a hundred. */
const callWeights = { reached: 78, no_answer: 15, busy: 5, refused: 2 };

export type CallOutcome = keyof typeof callWeights;

type Random = () => number;

export const drawVisit = (random: Random): VisitCourse => weighted(visitWeights, random);
export const drawCall = (random: Random): CallOutcome => weighted(callWeights, random);

/** A complaint of the demonstration's month that goes as one is drawn to: what it is about fits how it goes. */
export function drawCase(random: Random): Case {
  const course = weighted(courseWeights, random);
  return drawOf(
    cases.filter((one) => one.course === course),
    random,
  );
}

export function drawOf<T>(all: readonly T[], random: Random): T {
  const one = all[Math.floor(random() * all.length)];
  if (one === undefined) throw new RangeError('nothing to draw from');
  return one;
}

function weighted<Name extends string>(weights: Partial<Record<Name, number>>, random: Random): Name {
  const all = Object.entries(weights) as [Name, number][];
  let place = random() * all.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight] of all) {
    place -= weight;
    if (place < 0) return name;
  }
  throw new RangeError('nothing to draw from');
}

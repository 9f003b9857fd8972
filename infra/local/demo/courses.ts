import { contestedCourses } from './courses/contested.ts';
import { decidedAboveCourses } from './courses/decided-above.ts';
import { inTimeCourses } from './courses/in-time.ts';
import { lateCourses } from './courses/late.ts';
import { openCourses } from './courses/open.ts';
import type { Step } from './step.ts';

/** Ways in which a complaint is handled, from exemplary to neglected. Offsets are from its receipt. */
export const courses = {
  ...inTimeCourses,
  ...lateCourses,
  ...contestedCourses,
  ...decidedAboveCourses,
  ...openCourses,
} satisfies Record<string, readonly Step[]>;

export type Course = keyof typeof courses;

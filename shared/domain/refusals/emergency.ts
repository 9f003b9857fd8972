import { sentences } from './sentences.ts';

/** What is said of emergency plans. */
export const emergencySays = sentences(
  {
    no_such_plan: 'There is no such emergency plan.',
    no_such_scope: 'There is no such branch or group.',
    no_scope_of_caller: 'names no branch and no group of the caller',
    wrong_plan_status: '{command} is not allowed while the plan is {planStatus}',
    other_plan_on: 'emergency plan {number} is on at that time, or is to be: end it before',
    season_has_period: 'has a period of its own: leave from and until out',
    nobody_of_group: 'are of a branch: of a group nobody is named',
  },
  () => import('./zh/emergency.ts'),
);

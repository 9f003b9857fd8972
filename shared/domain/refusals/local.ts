import { sentences } from './sentences.ts';

/** What is said only where the system runs on one machine. */
export const localSays = sentences(
  {
    beyond_the_calendar: 'leads beyond 2099',
    clock_backward: 'must not lie in the past',
    clock_moves: 'Another move of the clock is running.',
    subject_unknown: 'Nobody of the directory signs in with that subject.',
    several_groups: 'must be of one group',
    branch_unknown: 'There is no branch {branch}.',
    region_unknown: 'There is no region {region}.',
    path_unknown: 'There is no {method} {path}.',
    bearer_needed: 'A bearer token is needed.',
    token_expired: 'The bearer token has expired.',
    token_not_valid: 'The bearer token is not valid.',
    over_gateway_limit: 'A body has at most 10 MB.',
    address_malformed: 'The address is malformed.',
    path_not_encoded: 'The path is not properly percent-encoded.',
    has_another_role: 'Somebody who is {role} signs in so already, and has one role only.',
  },
  () => import('./zh/local.ts'),
);

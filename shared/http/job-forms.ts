import { alternatives } from '../domain/alternatives.ts';

/** What a job that is shown says of its end, once it has come to it. */
export const jobForms = alternatives(
  {
    Running: { when: ['waiting', 'running'], without: ['endedAt', 'failure'] },
    Done: { when: ['done'], requires: ['endedAt'], without: ['failure'] },
    Failed: { when: ['failed'], requires: ['endedAt', 'failure'] },
  },
  'status',
);

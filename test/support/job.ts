import type { JobKind } from '../../shared/domain/job/job.ts';
import { registerJob } from '../../shared/domain/job/register.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';

export const policy = effectivePolicy();

export const starter = { role: 'care_director', person: 'per.tst.0000000000000001', name: '周慧敏' } as const;

/** A job that was registered at a time, and begins a minute later. */
export function registered<Details>(
  at: string,
  firstStepAt: string,
  details: Details,
  id: string,
  kind: JobKind = 'calls',
) {
  return registerJob(
    {
      id,
      branchId: 'tst.br1',
      number: 'T0-20261123-0001',
      timeZone: 'Asia/Shanghai',
      kind,
      counts: { done: 0 },
      details,
      firstStepAt,
    },
    'register-job',
    { at, by: starter, policy },
  );
}

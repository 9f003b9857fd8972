import { expect, test } from 'vitest';
import { planHead } from '../../shared/data/emergency/plan-head.ts';
import { isJobId } from '../../shared/data/table/ids.ts';
import type { PlanState } from '../../shared/domain/emergency/plan.ts';
import { PlanCase } from '../support/emergency.ts';

/** The jobs that follow from a plan's end. */
function jobsOf(told: ConstructorParameters<typeof PlanCase>[0], without: (state: PlanState) => PlanState) {
  const ended = new PlanCase(told).settle('2026-11-23 09:00');
  const before = ended.state;
  ended.settle('2026-11-26 18:00');
  const { policy } = ended;
  const place = { policy, emergencies: { branch: undefined, group: undefined } };
  const change = { ...without(ended.state), entries: [], notices: [] };
  const writes = planHead.write(before, change, { place, at: ended.instant('2026-11-26 18:00') });
  expect([before.head.status, change.head.status]).toEqual(['on', 'ended']);
  return writes.flatMap((write) => ('put' in write && isJobId(write.put.pk) ? [write.put.sk] : []));
}

test('EMERG-4 a drill that ends has a job that sums it up; what was no drill has none, nor one that nobody began', () => {
  expect(jobsOf({ drill: true }, (state) => state)).toContain('head');
  expect(jobsOf({ drill: false }, (state) => state)).toEqual([]);
  const unknown = (state: PlanState): PlanState => ({
    ...state,
    details: { ...state.details, startedBy: undefined },
  });
  expect(jobsOf({ drill: true }, unknown)).toEqual([]);
});

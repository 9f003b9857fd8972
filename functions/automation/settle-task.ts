import { complaintFrom, complaintRefs, writeComplaint } from '../../shared/data/complaint-store.ts';
import { branchFrom } from '../../shared/data/directory.ts';
import { branchOfId, partsOfChildId } from '../../shared/data/keys.ts';
import { retryLostRaces } from '../../shared/data/retries.ts';
import { settleComplaint } from '../../shared/domain/complaint/settle.ts';
import { nextStepAt } from '../../shared/domain/task.ts';
import type { Runtime } from '../../shared/runtime.ts';
import type { Firing } from './schedules.ts';

export type Settled = 'served' | 'nothing_due' | 'past';

/**
 * Settles the complaint of a task whose step has come. A firing for a step that is past does nothing, one that
 * comes early finds nothing due, and one that comes twice finds the step past (ESC-7).
 *
 * @throws StillContended where other writers were faster again and again
 */
export async function settleTask({ table, now }: Runtime, { taskId, step }: Firing): Promise<Settled> {
  const parts = partsOfChildId(taskId);
  if (!parts) return 'past';
  return await retryLostRaces(async () => {
    const loaded = await table.load(complaintRefs(parts.subjectId));
    const state = complaintFrom(loaded, parts.subjectId);
    const place = branchFrom(loaded, branchOfId(parts.subjectId));
    const task = state?.complaint.tasks.find(({ id }) => id === parts.id);
    if (!state || !place || !task || task.step !== step || nextStepAt(task) === undefined) return 'past';
    const change = settleComplaint(state, now(), place.policy);
    if (!change) return 'nothing_due';
    await table.transact(writeComplaint(state, change));
    return 'served';
  });
}

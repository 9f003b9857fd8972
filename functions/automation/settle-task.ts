import { branchFrom } from '../../shared/data/directory/directory.ts';
import { branchOfId, partsOfChildId } from '../../shared/data/table/ids.ts';
import { retryLostRaces } from '../../shared/data/table/retries.ts';
import { nextStepAt } from '../../shared/domain/task.ts';
import type { Runtime } from '../../shared/runtime.ts';
import type { Firing } from '../../shared/schedules.ts';
import { headKindOf } from '../../shared/transactions/head-kinds.ts';
import { writeChange } from '../../shared/transactions/write-change.ts';

export type Settled = 'served' | 'nothing_due' | 'past';

/**
 * Settles whatever has a task whose step has come. A firing for a step that is past does nothing,
 * one that comes early finds nothing due, and one that comes twice finds the step past (ESC-7).
 *
 * @throws StillContended where other writers were faster again and again
 */
export async function settleTask({ table, now }: Runtime, { taskId, step }: Firing): Promise<Settled> {
  const { subjectId = '', id } = partsOfChildId(taskId) ?? {};
  const kind = await headKindOf(subjectId);
  const settle = await kind?.settle?.();
  if (!kind || !settle) return 'past';
  return await retryLostRaces(async () => {
    const loaded = await table.load(kind.refs(subjectId));
    const state = kind.from(loaded, subjectId);
    const place = branchFrom(loaded, branchOfId(subjectId));
    const task = state?.head.tasks.find((task) => task.id === id);
    if (!state || !place || !task || task.step !== step || nextStepAt(task) === undefined) return 'past';
    const at = now();
    const change = await settle(state, at, place, table);
    if (!change) return 'nothing_due';
    await table.transact(await writeChange(kind, state, change, { at, place, loaded, table }));
    return 'served';
  });
}

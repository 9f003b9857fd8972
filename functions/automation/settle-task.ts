import { branchFrom } from '../../shared/data/directory/directory.ts';
import { branchOfId, partsOfChildId, subjectTypeOf } from '../../shared/data/table/ids.ts';
import { retryLostRaces } from '../../shared/data/table/retries.ts';
import { nextStepAt } from '../../shared/domain/task.ts';
import type { Runtime } from '../../shared/runtime.ts';
import type { Firing } from '../../shared/schedules.ts';
import { settlings } from './settling.ts';

export type Settled = 'served' | 'nothing_due' | 'past';

/**
 * Settles whatever has a task whose step has come. A firing for a step that is past does nothing,
 * one that comes early finds nothing due, and one that comes twice finds the step past (ESC-7).
 *
 * @throws StillContended where other writers were faster again and again
 */
export async function settleTask({ table, now }: Runtime, { taskId, step }: Firing): Promise<Settled> {
  const parts = partsOfChildId(taskId);
  if (!parts) return 'past';
  const { subjectId, id } = parts;
  const settling = settlings[subjectTypeOf(subjectId)];
  if (!settling) return 'past';
  const { refs, read } = await settling();
  return await retryLostRaces(async () => {
    const loaded = await table.load(refs(subjectId));
    const subject = read(loaded, subjectId);
    const place = branchFrom(loaded, branchOfId(subjectId));
    const task = subject?.tasks.find((task) => task.id === id);
    if (!subject || !place || !task || task.step !== step || nextStepAt(task) === undefined) return 'past';
    const writes = await subject.settle(now(), place, table);
    if (!writes) return 'nothing_due';
    await table.transact(writes);
    return 'served';
  });
}

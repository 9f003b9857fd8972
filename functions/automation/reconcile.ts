import { taskRowRef } from '../../shared/data/head/task-store.ts';
import { partsOfChildId } from '../../shared/data/table/ids.ts';
import type { Table } from '../../shared/data/table/table.ts';
import { type Runtime, runtime } from '../../shared/runtime.ts';
import { type Due, type Firing, firingOfName, scheduleName, schedulesOf } from '../../shared/schedules.ts';
import { dueTasks } from './due-tasks.ts';
import { planReports } from './plan-reports.ts';

/**
 * Every open task has exactly its schedule, and nothing else has one. Names are compared in memory, some 100
 * bytes each; whatever differs is judged by a fresh strongly consistent read of the task, so a task that moves
 * on meanwhile is never robbed of its schedule.
 */
export const reconcile = (runtime: Runtime) => async (): Promise<{ created: number; removed: number }> => {
  const schedules = schedulesOf(runtime);
  const found = new Set<string>();
  for await (const names of schedules.names()) for (const name of names) found.add(name);

  let created = 0;
  for await (const page of dueTasks(runtime)) {
    const missing = page.filter((due) => !found.delete(scheduleName(due)));
    for (const due of await stillDue(runtime.table, missing)) {
      await schedules.create(due);
      created++;
    }
  }

  let removed = 0;
  const surplus = [...found];
  const wanted = new Set((await stillDue(runtime.table, surplus.flatMap(namedFiring))).map(scheduleName));
  for (const name of surplus.filter((name) => !wanted.has(name))) {
    await schedules.remove(name);
    removed++;
  }
  if (created + removed > 0) runtime.log('warn', { event: 'reconciled', count: created + removed });
  return { created, removed };
};

/** None where the name is not one of a task's step. */
function namedFiring(name: string): Firing[] {
  const firing = firingOfName(name);
  return firing ? [firing] : [];
}

/** Those of the firings whose task waits for exactly that step. */
async function stillDue(table: Table, firings: readonly Firing[]): Promise<Due[]> {
  const refs = firings.flatMap((firing) => {
    const parts = partsOfChildId(firing.taskId);
    return parts ? [{ firing, ref: taskRowRef(parts.subjectId, parts.id) }] : [];
  });
  const loaded = await table.load(refs.map(({ ref }) => ref));
  return refs.flatMap(({ firing, ref }) => {
    const row = loaded.get(ref);
    if (row?.nextStepAt === undefined || row.step !== firing.step) return [];
    return [{ ...firing, nextStepAt: row.nextStepAt }];
  });
}

/** What the hour brings: no branch without its next report, and no task without its schedule. */
export const repair = (runtime: Runtime) => async () => {
  const { planned } = await planReports(runtime)();
  return { planned, ...(await reconcile(runtime)()) };
};

export const handler = () => repair(runtime)();

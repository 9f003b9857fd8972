import { workJob } from '../../functions/jobs/work-job.ts';
import { recountWorkerThat } from '../../functions/jobs/work-recount.ts';
import { differencesFound } from '../../shared/data/figures/recount-store.ts';
import { jobFrom, jobHead } from '../../shared/data/job/job-store.ts';
import { childId, newSubjectId } from '../../shared/data/table/ids.ts';
import { readPage } from '../../shared/data/table/list.ts';
import { type FigureDifference, plannedRecount, recountSchema } from '../../shared/domain/figures/recount.ts';
import { hasEnded, jobTask } from '../../shared/domain/job/job.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { nextStepAt } from '../../shared/domain/task.ts';
import type { Backends } from './backends.ts';
import { starter } from './job.ts';

let lastId = 0;

/** It leaves every wait to the next firing, so that a test has its turn. */
const workers = { recount: async () => recountWorkerThat(async () => false) };

/** A recount of a branch, one firing of its job at a time. */
export async function startRecount({ runtime, setNow }: Backends, branchId: string, repair: boolean) {
  lastId += 1;
  const id = newSubjectId('job', branchId, `r${String(lastId).padStart(15, '0')}`);
  const branch = { id: branchId, code: 'T0', timeZone: 'Asia/Shanghai' };
  const given = { at: runtime.now(), by: starter, policy: effectivePolicy() };
  await runtime.table.transact(jobHead.write(undefined, plannedRecount({ id, branch, repair }, given)));

  async function load() {
    const state = jobFrom(await runtime.table.load(jobHead.refs(id)), id, recountSchema);
    if (!state) throw new Error('no such job');
    return state;
  }

  /** Lets the time of its next step come and works on it, on whatever table. @returns whether it has ended */
  async function fire(table = runtime.table): Promise<boolean> {
    const { head } = await load();
    if (hasEnded(head)) return true;
    const task = jobTask(head);
    const at = nextStepAt(task) ?? '';
    if (at > runtime.now()) setNow(at);
    await workJob({ ...runtime, table }, workers)({ taskId: childId(id, task.id), step: task.step });
    return hasEnded((await load()).head);
  }

  return {
    fire,

    async toItsEnd(): Promise<void> {
      while (!(await fire()));
    },

    async found(): Promise<{ differences: FigureDifference[]; counts: Readonly<Record<string, number>> }> {
      const { head, details } = await load();
      const list = differencesFound(id, details.comparedAt ?? 0);
      const { items } = await readPage(runtime.table, { ...list, limit: 1_000 });
      return { differences: items, counts: head.counts };
    },
  };
}

import * as z from 'zod/mini';
import { branchFrom, branchRefs } from '../../shared/data/directory/directory.ts';
import { differencesFound } from '../../shared/data/figures/recount-store.ts';
import { jobFrom, jobHead } from '../../shared/data/job/job-store.ts';
import { isBranchId, isIdOf, newSubjectId } from '../../shared/data/table/ids.ts';
import { readPage } from '../../shared/data/table/list.ts';
import type { Position } from '../../shared/data/table/table.ts';
import { type FigureDifference, plannedRecount, recountSchema } from '../../shared/domain/figures/recount.ts';
import { type Runtime, runtime } from '../../shared/runtime.ts';

/** What whoever runs the platform invokes it with: to start a recount, or to see what one has found. */
const inputSchema = z.union([
  z.strictObject({
    branchId: z.string().check(z.refine(isBranchId, 'is no id of a branch')),
    repair: z._default(z.boolean(), false),
  }),
  z.strictObject({ id: z.string().check(z.refine((id) => isIdOf('job', id), 'is no id of a recount')) }),
]);

const operator = { role: 'operator', person: 'operator', name: '平台运营' } as const;

/** STAT-3: a branch's figures are counted anew by a job; its answer is the job's id, and with that what it has found. */
export const recount =
  ({ table, now, newId }: Pick<Runtime, 'table' | 'now' | 'newId'>) =>
  async (input: unknown): Promise<object> => {
    const wanted = inputSchema.parse(input);
    if ('id' in wanted) return await found(wanted.id);
    const { branchId, repair } = wanted;
    const place = branchFrom(await table.load(Object.values(branchRefs(branchId))), branchId);
    if (!place) throw new Error('there is no such branch');
    const id = newSubjectId('job', branchId, newId());
    const given = { at: now(), by: operator, policy: place.policy };
    await table.transact(
      jobHead.write(undefined, plannedRecount({ id, branch: place.branch, repair }, given)),
    );
    return { id };

    async function found(id: string): Promise<object> {
      const state = jobFrom(await table.load(jobHead.refs(id)), id, recountSchema);
      if (!state) throw new Error('there is no such recount');
      const { status, counts } = state.head;
      const differences: FigureDifference[] = [];
      let after: Position | undefined;
      do {
        const list = { ...differencesFound(id, state.details.comparedAt ?? 0), limit: 1_000, after };
        const page = await readPage(table, list);
        differences.push(...page.items);
        after = page.next;
      } while (after);
      return { id, status, ...counts, differences };
    }
  };

export const handler = (input: unknown) => recount(runtime)(input);

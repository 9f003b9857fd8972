import * as z from 'zod/mini';
import { branchFrom } from '../../shared/data/directory/directory.ts';
import { differencesFound } from '../../shared/data/figures/recount-store.ts';
import { jobFrom, jobHead } from '../../shared/data/job/job-store.ts';
import { branchOfId, isIdOf } from '../../shared/data/table/ids.ts';
import { type Recount, recountSchema } from '../../shared/domain/figures/recount.ts';
import type { JobState } from '../../shared/domain/job/job.ts';
import { figuresSays } from '../../shared/domain/refusals/figures.ts';
import { actorAt } from '../../shared/http/find-branch.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { Context, UseCase } from '../../shared/http/route.ts';
import { recountView } from './recount-view.ts';

export const query = z.strictObject(pagingQuery);

/** How far a recount has come, and page by page where the figures differ. */
export const useCase: UseCase<{ id: string }, z.infer<typeof query>, unknown> = {
  reads: ({ params }) => (isIdOf('job', params.id) ? jobHead.refs(params.id) : []),
  async run({ params, query }, context) {
    const state = findRecount(params.id, context);
    const { comparedAt = 0 } = state.details;
    const found = differencesFound(state.head.id, comparedAt);
    const differences = await page(context.runtime.table, found, query, (difference) => difference);
    return { body: { ...recountView(state), found: differences } };
  },
};

/** @throws Problem `not_found` for one that is not there or outside the caller's scope, which look the same */
function findRecount(id: string, context: Context): JobState<Recount> {
  const state = isIdOf('job', id) ? jobFrom(context.loaded, id, recountSchema) : undefined;
  const place = state?.head.kind === 'recount' ? branchFrom(context.loaded, branchOfId(id)) : undefined;
  if (state && place && actorAt(place.branch, context)) return state;
  throw new Problem('not_found', figuresSays.no_such_recount);
}

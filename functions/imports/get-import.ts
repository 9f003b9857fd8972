import * as z from 'zod/mini';
import { branchFrom } from '../../shared/data/directory/directory.ts';
import { badRowsOf } from '../../shared/data/job/import-store.ts';
import { jobFrom, jobHead } from '../../shared/data/job/job-store.ts';
import { branchOfId, isIdOf } from '../../shared/data/table/ids.ts';
import { type ImportDetails, importDetailsSchema } from '../../shared/domain/import/import.ts';
import type { JobState } from '../../shared/domain/job/job.ts';
import { importSays } from '../../shared/domain/refusals/import.ts';
import { actorAt } from '../../shared/http/find-branch.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { Context, UseCase } from '../../shared/http/route.ts';
import { importDetailed } from './import-view.ts';

export const query = z.strictObject(pagingQuery);

/** How far an import has come, with a page of its bad rows by line. */
export const useCase: UseCase<{ id: string }, z.infer<typeof query>, unknown> = {
  reads: ({ params }) => (isIdOf('import', params.id) ? jobHead.refs(params.id) : []),
  async run({ params, query }, context) {
    const state = findImport(params.id, context);
    const badRows = await page(context.runtime.table, badRowsOf(state.head.id), query, (row) => row);
    const { ignoredColumns = [] } = state.details.opened ?? {};
    return { body: { ...importDetailed(state), ignoredColumns, badRows } };
  },
};

/** @throws Problem `not_found` for one that is not there or outside the caller's scope, which look the same */
function findImport(id: string, context: Context): JobState<ImportDetails> {
  if (isIdOf('import', id)) {
    const state = jobFrom(context.loaded, id, importDetailsSchema);
    const place = branchFrom(context.loaded, branchOfId(id));
    if (state && place && actorAt(place.branch, context)) return state;
  }
  throw new Problem('not_found', importSays.no_such_import);
}

import { branchFrom } from '../data/directory/directory.ts';
import { type Rescheduled, rescheduledBy } from '../data/head/task-store.ts';
import { branchOfId } from '../data/table/ids.ts';
import { retryLostRaces } from '../data/table/retries.ts';
import type { Table } from '../data/table/table.ts';
import type { Given } from '../domain/draft.ts';
import { headKindOf } from './head-kinds.ts';

/** What came of one: whose schedules follow, where anything was left to do; or that it is not over yet. */
export type ErasedSubject = 'runs' | 'was_erased' | { readonly rescheduled: readonly Rescheduled[] };

/**
 * Erases what has a head in one transaction, fenced by its head: of whatever is done to it at once either knows the
 * other.
 *
 * @throws RangeError for the id of anything in which nobody is named
 */
export async function eraseSubject(
  table: Table,
  id: string,
  given: Omit<Given, 'policy'>,
): Promise<ErasedSubject> {
  const kind = await headKindOf(id);
  const erase = await kind?.erase?.();
  if (!kind || !erase) throw new RangeError('not the id of anything in which somebody is named');
  return await retryLostRaces(async () => {
    const loaded = await table.load(kind.refs(id));
    const place = branchFrom(loaded, branchOfId(id));
    if (!place) throw new Error(`the branch of ${id} is gone`);
    const state = kind.from(loaded, id);
    const change = state && erase(state, { ...given, policy: place.policy });
    if (change === 'runs') return 'runs';
    if (change === undefined) return 'was_erased';
    const writes = kind.write(state, change, { at: given.at, place, loaded });
    await table.transact(writes);
    return { rescheduled: rescheduledBy(writes) };
  });
}

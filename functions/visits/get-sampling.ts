import {
  samplingFrom,
  samplingKey,
  samplingKeyHash,
  samplingRefs,
} from '../../shared/data/arrival/sampling-store.ts';
import { fileKeyOf } from '../../shared/data/customer/file-key.ts';
import { isBranchId } from '../../shared/data/table/ids.ts';
import { localMonth, monthBounds, monthSchema } from '../../shared/domain/calendar.ts';
import { commonSays } from '../../shared/domain/refusals/common.ts';
import type { Said } from '../../shared/domain/refusals/sentences.ts';
import { visitSays } from '../../shared/domain/refusals/visit.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { malformed } from '../../shared/http/problem.ts';
import type { UseCase } from '../../shared/http/route.ts';
import type { SamplingView } from './sampling-view.ts';

/** What a month's choice came to (CALL-3): the hash of its key at any time, the key itself and the counts after it. */
export const useCase: UseCase<{ branchId: string; month: string }, unknown, unknown> = {
  reads: ({ params: { branchId = '', month = '' } }) =>
    isBranchId(branchId) ? [...readsOfBranch(branchId), ...samplingRefs(branchId, month)] : [],
  async run({ params: { branchId, month } }, context) {
    const { branch, policy } = findBranch(branchId, context);
    const { runtime, loaded, now } = context;
    checkMonth(month, now, branch.timeZone);
    const item = samplingFrom(loaded, branchId, month);
    const key = samplingKey(await fileKeyOf(runtime.table, branch.groupId), branchId, month);
    const isOver = monthBounds(month, branch.timeZone).before <= now;
    const { percent = policy.visitsCalledPercent, chosen = 0, passed = 0, late = 0, slack = 0 } = item ?? {};
    const view: SamplingView = {
      branchId,
      month,
      percent,
      keyHash: samplingKeyHash(key),
      // Who sees the slack while the month runs could time a hand-back by it.
      ...(isOver && { key, chosen, passed, late, slack }),
    };
    return { body: view };
  },
};

/** Keys are shown no longer ahead than the next month. */
function checkMonth(month: string, now: string, timeZone: string): void {
  const errorOf = (said: Said) => malformed([{ path: 'month', said }]);
  if (!monthSchema.safeParse(month).success) throw errorOf(commonSays.not_a_month);
  const thisMonth = localMonth(now, timeZone);
  const next = localMonth(monthBounds(thisMonth, timeZone).before, timeZone);
  if (month > next) throw errorOf(visitSays.month_too_late);
}

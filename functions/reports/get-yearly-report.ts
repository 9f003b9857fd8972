import { accountRef, monthsBetween } from '../../shared/data/figures/figures-store.ts';
import { isBranchId } from '../../shared/data/table/ids.ts';
import { monthsOf, yearBefore } from '../../shared/domain/figures/months.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import type { UseCase } from '../../shared/http/route.ts';
import type { BranchYear } from './params.ts';
import { yearReportOf } from './year-report.ts';

/** A branch's year out of its months, with that before it to compare: one query (STAT-5). */
export const useCase: UseCase<BranchYear, unknown, unknown> = {
  reads: ({ params: { branchId = '' } }) =>
    isBranchId(branchId) ? [...readsOfBranch(branchId), accountRef(branchId)] : [],
  async run({ params: { branchId, year } }, context) {
    const { branch, policy } = findBranch(branchId, context);
    const { runtime, loaded, now: generatedAt } = context;
    const { balance = {} } = loaded.get(accountRef(branch.id)) ?? {};
    const [first = ''] = monthsOf(yearBefore(year));
    const last = monthsOf(year).at(-1) ?? '';
    const counted = await monthsBetween(runtime.table, branch.id, first, last);
    const report = yearReportOf(year, (month) => counted.get(month) ?? {}, balance, policy);
    return {
      body: { branchId: branch.id, year, ...report },
      document: async () => {
        const { yearlyDocument } = await import('./yearly-document.ts');
        return yearlyDocument({ branch, year, report, generatedAt });
      },
    };
  },
};

import * as z from 'zod/mini';
import { monthReportRefs } from '../../shared/data/figures/month-report.ts';
import { reportHead, signedFiguresRef } from '../../shared/data/figures/report-head.ts';
import { isBranchId, reportIdOf } from '../../shared/data/table/ids.ts';
import { etagOf } from '../../shared/http/command.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { commandsOf } from '../../shared/http/find-head.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { liveFigures, signedFigures } from './figures.ts';
import type { BranchMonth } from './params.ts';
import { reportAccess } from './report-access.ts';
import { signOffView } from './sign-off-view.ts';

export const query = z.strictObject({
  /** The figures as they are, or as they were when the report was signed. */
  as: z._default(z.enum(['live', 'signed']), 'live'),
});

type Query = z.infer<typeof query>;

/** A branch's figures of a month, live or as they were signed: one request, however many complaints there are (STAT-1). */
export const useCase: UseCase<BranchMonth, Query, unknown> = {
  reads({ params: { branchId = '', month = '' }, query }) {
    if (!isBranchId(branchId)) return [];
    const id = reportIdOf(branchId, month);
    const figures = query.as === 'signed' ? [signedFiguresRef(id)] : monthReportRefs(branchId, month);
    return [...readsOfBranch(branchId), ...reportHead.itemRefs(id), ...figures];
  },
  async run({ params: { branchId, month }, query }, context) {
    const { loaded, now: generatedAt } = context;
    const place = findBranch(branchId, context);
    const { branch, by } = place;
    const { report, months, signed } = (query.as === 'signed' ? signedFigures : liveFigures)(
      loaded,
      place,
      month,
    );
    const signOff = reportHead.from(loaded, reportIdOf(branch.id, month));
    const commands = signOff ? commandsOf(reportAccess, signOff, place, context) : [];
    return {
      body: { ...report, signOff: { ...signOffView(signOff, by.role), commands } },
      headers: signOff ? etagOf(signOff.head) : {},
      document: async () => {
        const { monthlyDocument } = await import('./monthly-document.ts');
        return monthlyDocument({ branch, months: months(), generatedAt, signed });
      },
    };
  },
};

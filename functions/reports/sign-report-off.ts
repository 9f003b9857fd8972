import * as z from 'zod/mini';
import { monthReportRefs } from '../../shared/data/figures/month-report.ts';
import { reportHead, writeSignedFigures } from '../../shared/data/figures/report-head.ts';
import { isBranchId, reportIdOf } from '../../shared/data/table/ids.ts';
import { localMonth } from '../../shared/domain/calendar.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { figuresSays } from '../../shared/domain/refusals/figures.ts';
import { signReportOff as sign } from '../../shared/domain/report/sign-off.ts';
import { noteText } from '../../shared/domain/text.ts';
import { checkVersion, etagOf } from '../../shared/http/command.ts';
import { findBranch } from '../../shared/http/find-branch.ts';
import { commandsOf, refusedWith } from '../../shared/http/find-head.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { writeChange } from '../../shared/transactions/write-change.ts';
import { liveFigures } from './figures.ts';
import type { BranchMonth } from './params.ts';
import { reportAccess } from './report-access.ts';
import { signOffView } from './sign-off-view.ts';

export const body = z.strictObject({ remarks: z.optional(noteText) });

/** The care specialist signs a month's report off: what it shows now is kept as it is (STAT-4). */
export const useCase: UseCase<BranchMonth, unknown, z.infer<typeof body>> = {
  reads: ({ params: { branchId = '', month = '' } }) =>
    isBranchId(branchId)
      ? [...reportHead.refs(reportIdOf(branchId, month)), ...monthReportRefs(branchId, month)]
      : [],
  async run({ params: { branchId, month }, body, ifMatch }, context) {
    const { loaded, now, runtime } = context;
    const place = findBranch(branchId, context);
    const { branch, policy, by } = place;
    const id = reportIdOf(branch.id, month);
    const report = reportHead.from(loaded, id);
    if (!report) throw noReport(month, localMonth(now, branch.timeZone));
    checkVersion(ifMatch, report.head);
    const change = await refusedWith(
      reportAccess,
      'sign-report-off',
      { ...place, state: report },
      context,
      () => sign(report, body, { at: now, by, policy }),
    );
    const commands = commandsOf(reportAccess, change, place, context);
    const { report: shown, months } = liveFigures(loaded, place, month);
    return {
      body: { ...shown, signOff: { ...signOffView(change, by.role), commands } },
      headers: etagOf(change.head),
      writes: [
        ...(await writeChange(reportHead, report, change, { at: now, loaded, place, table: runtime.table })),
        writeSignedFigures(id, { signedAt: now, signedBy: by.name, report: shown, months: months() }),
      ],
    };
  },
};

function noReport(month: string, present: string): Problem | DomainError {
  if (month < present) return new Problem('not_found', figuresSays.no_report);
  const said = figuresSays.month_not_over;
  return new DomainError({ code: 'not_allowed', said, allowed: [] });
}

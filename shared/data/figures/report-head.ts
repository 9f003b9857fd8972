import * as z from 'zod/mini';
import { type Instant, localMonth, monthAfter } from '../../domain/calendar.ts';
import { enter } from '../../domain/directory/entry.ts';
import { effectivePolicy } from '../../domain/policy.ts';
import { type Actor, system } from '../../domain/record.ts';
import { planReport } from '../../domain/report/plan.ts';
import {
  type ReportChange,
  type ReportState,
  reportDetailsSchema,
  reportSchema,
} from '../../domain/report/report.ts';
import { stored } from '../../domain/stored.ts';
import type { Branch } from '../directory/branch.ts';
import { writeBranch } from '../directory/directory.ts';
import { type Decided, defineHead } from '../head/define-head.ts';
import { branchOfId, monthOfReport, reportIdOf } from '../table/ids.ts';
import { itemRef } from '../table/item.ts';
import { keys } from '../table/keys.ts';
import type { Write } from '../table/transaction.ts';

const keptFigures = z.record(z.string(), z.unknown());

/** What a report showed when it was signed: as it was shown then, whatever figures have got since. */
const signedFiguresSchema = stored({
  signedAt: z.string(),
  /** By what name people know them. */
  signedBy: z.string(),
  report: keptFigures,
  /** The figures of its month and of those before it, as the report shows them beside its own. */
  months: z.array(stored({ month: z.string(), figures: keptFigures })),
});

export function signedFiguresRef(id: string) {
  return itemRef(keys.signedFigures(id), signedFiguresSchema);
}

const ofReports = defineHead({
  type: 'report',
  schema: reportSchema,
  details: reportDetailsSchema,
  // The one of the month after, since it is planned by this.
  besides: (id) => [itemRef(keys.head(idAfter(id)), reportSchema)],
  settle: async () => {
    const { settleReport } = await import('../../domain/report/settle.ts');
    return (state, now, { policy }) => settleReport(state, now, policy);
  },
});

/** A branch's report of a month; once it is drawn up, the next month's is planned with it (STAT-4). */
export const reportHead = {
  ...ofReports,
  write(
    before: ReportState | undefined,
    change: ReportChange,
    { place, loaded }: Pick<Decided, 'place' | 'loaded'>,
  ): Write[] {
    const { head } = change;
    const plansNext =
      before?.head.status === 'planned' &&
      head.status !== 'planned' &&
      !loaded.get(ofReports.headRef(idAfter(head.id)));
    return [
      ...ofReports.write(before, change),
      ...(plansNext ? writePlannedReport(place.branch, monthAfter(head.month), head.drawnUpAt) : []),
    ];
  },
};

/** The id of the report of the month after. */
export function idAfter(id: string): string {
  return reportIdOf(branchOfId(id), monthAfter(monthOfReport(id)));
}

/** Freezes what a report shows (STAT-4). */
export function writeSignedFigures(id: string, shown: z.infer<typeof signedFiguresSchema>): Write {
  return { put: signedFiguresRef(id).key, data: shown };
}

/** A branch's report of a month that is to be drawn up; with the one before it, so that there is always a next one. */
export function writePlannedReport(branch: Branch, month: string, at: Instant): Write[] {
  const planned = {
    id: reportIdOf(branch.id, month),
    branchId: branch.id,
    number: `${branch.code}-M${month.replace('-', '')}`,
    timeZone: branch.timeZone,
    month,
  };
  return ofReports.write(undefined, planReport(planned, { at, by: system, policy: effectivePolicy() }));
}

/**
 * Enters a new branch together with the report of the month it begins in (STAT-4), from which all later ones follow.
 * Whoever enters a branch does it by this; of one whose id is taken the writes fail.
 */
export function openBranch(branch: Branch, now: Instant, by: Actor = system): Write[] {
  const entered = enter<Branch>(undefined, branch, { at: now, by, action: 'register-branch' });
  return [
    ...writeBranch(undefined, entered),
    ...writePlannedReport(branch, localMonth(now, branch.timeZone), now),
  ];
}

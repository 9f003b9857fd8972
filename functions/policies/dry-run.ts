import type { Branch } from '../../shared/data/directory/branch.ts';
import type { Table } from '../../shared/data/table/table.ts';
import { type Instant, type Month, monthBounds } from '../../shared/domain/calendar.ts';
import { judge, type Verdict } from '../../shared/domain/dry-run/promise.ts';
import { type Tallies, tallyOf } from '../../shared/domain/dry-run/tally.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import type { Budget } from './month-rows.ts';
import { type History, historySince, policyThen } from './policy-history.ts';
import { promisesOfMonth } from './promises-of-month.ts';

interface Tried {
  readonly branch: Branch;
  readonly month: Month;
  readonly changed: Policy;
  readonly now: Instant;
  /** What its group has set since the month began. */
  readonly ofGroup: History;
}

/** What another policy would have meant for a month of a branch: from the stored times, and reading alone (POLICY-1). */
export async function dryRun(
  table: Table,
  { branch, month, changed, now, ofGroup }: Tried,
  budget: Budget,
): Promise<Tallies> {
  const ofBranch = await historySince(table, branch.id, monthBounds(month, branch.timeZone).from);
  const given = { was: policyThen(ofGroup, ofBranch), changed, now };
  const verdicts: Verdict[] = [];
  for await (const promises of promisesOfMonth(table, { branch, month }, budget)) {
    verdicts.push(...promises.flatMap((promise) => judge(promise, given) ?? []));
  }
  return tallyOf(verdicts);
}

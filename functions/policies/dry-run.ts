import type { Branch } from '../../shared/data/directory.ts';
import type { Table } from '../../shared/data/table.ts';
import { type Instant, type Month, monthBounds } from '../../shared/domain/calendar.ts';
import { judge, type Verdict } from '../../shared/domain/dry-run/promise.ts';
import { type Tallies, tallyOf } from '../../shared/domain/dry-run/tally.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import type { Budget } from './month-rows.ts';
import { historySince, policyThen } from './policy-history.ts';
import { promisesOfMonth } from './promises-of-month.ts';

/** What another policy would have meant for a month of a branch: from the stored times, and reading alone (POLICY-1). */
export async function dryRun(
  table: Table,
  { branch, month, changed, now }: { branch: Branch; month: Month; changed: Policy; now: Instant },
  budget: Budget,
): Promise<Tallies> {
  const since = monthBounds(month, branch.timeZone).from;
  const histories = [branch.groupId, branch.id].map((scopeId) => historySince(table, scopeId, since));
  const [ofGroup = [], ofBranch = []] = await Promise.all(histories);
  const given = { was: policyThen(ofGroup, ofBranch), changed, now };
  const verdicts: Verdict[] = [];
  for await (const promises of promisesOfMonth(table, { branch, month }, budget)) {
    verdicts.push(...promises.flatMap((promise) => judge(promise, given) ?? []));
  }
  return tallyOf(verdicts);
}

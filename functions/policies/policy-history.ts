import { type PolicyVersion, policyVersionSchema } from '../../shared/data/directory/policy-store.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { readPage } from '../../shared/data/table/list.ts';
import type { Position, Table } from '../../shared/data/table/table.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import type { PolicyAt } from '../../shared/domain/dry-run/promise.ts';
import { effectivePolicy, type Policy, type PolicyOverrides } from '../../shared/domain/policy.ts';

const versionsARead = 25;

/** The overrides that a group or a branch had from an instant on, newest first. */
export type History = readonly Pick<PolicyVersion, 'version' | 'at' | 'overrides'>[];

/** The versions that were in force from then until now. */
export async function historySince(table: Table, scopeId: string, since: Instant): Promise<History> {
  const { partition, prefix } = partitions.policyVersions(scopeId);
  const versions: PolicyVersion[] = [];
  let after: Position | undefined;
  do {
    const page = await readPage(table, {
      partitions: [partition],
      prefix,
      descending: true,
      schema: policyVersionSchema,
      content: 'data',
      limit: versionsARead,
      after,
    });
    versions.push(...page.items);
    after = page.next;
  } while (after && versions.every(({ at }) => at > since));
  return versions;
}

/** What was in force at a branch at any instant, by the history of its group and its own. */
export function policyThen(group: History, branch: History): PolicyAt {
  const made = new Map<string, Policy>();
  return (at) => {
    const [ofGroup, ofBranch] = [versionAt(group, at), versionAt(branch, at)];
    const which = `${ofGroup?.version} ${ofBranch?.version}`;
    const policy = made.get(which) ?? effectivePolicy(overridesOf(ofGroup), overridesOf(ofBranch));
    made.set(which, policy);
    return policy;
  };
}

function versionAt(history: History, instant: Instant): History[number] | undefined {
  return history.find(({ at }) => at <= instant);
}

/** As they were stored: each fitted what could be set then. */
function overridesOf(version: History[number] | undefined): PolicyOverrides | undefined {
  return version?.overrides;
}

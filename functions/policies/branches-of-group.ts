import { type Branch, branchSchema } from '../../shared/data/directory/branch.ts';
import { directoryRefs } from '../../shared/data/directory/directory.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { readPage } from '../../shared/data/table/list.ts';
import type { Position, Table } from '../../shared/data/table/table.ts';
import type { PolicyOverrides } from '../../shared/domain/policy.ts';

const branchesARead = 100;

/** Every branch of a group, with what it sets of its own. */
export async function policiesOfBranches(
  table: Table,
  groupId: string,
): Promise<{ branch: Branch; overrides: PolicyOverrides }[]> {
  const branches: Branch[] = [];
  let after: Position | undefined;
  do {
    const page = await readPage(table, {
      index: 'gsi1',
      partitions: [partitions.branchesOfGroup(groupId)],
      schema: branchSchema,
      content: 'row',
      limit: branchesARead,
      after,
    });
    branches.push(...page.items);
    after = page.next;
  } while (after);
  const loaded = await table.load(branches.map(({ id }) => directoryRefs.policy(id)));
  return branches.map((branch) => ({
    branch,
    overrides: loaded.get(directoryRefs.policy(branch.id)) ?? {},
  }));
}

import { type Answer, groupId } from './group.ts';
import { type Figures, figuresOf, sumOf } from './own-count.ts';
import type { ScriptOfBranch } from './script.ts';

/** Where the reports of the branches and of the group differ from what was counted on the way. */
export async function differencesOf(
  scripts: readonly ScriptOfBranch[],
  counted: readonly Figures[],
  month: string,
): Promise<string[]> {
  const differences: string[] = [];
  const compare = (name: string, report: Answer, own: Figures) => {
    const shown = figuresOf(report);
    for (const [figure, by] of Object.entries(own)) {
      if (shown[figure] !== by) differences.push(`${name}: ${figure} is ${shown[figure]}, counted ${by}`);
    }
  };
  for (const [nth, { desk }] of scripts.entries()) {
    const report = await desk.get('care_director', `/reports/monthly/${desk.branchId}/${month}`);
    compare(desk.branchId, report, counted[nth] ?? {});
  }
  const [first] = scripts;
  const report = await first?.desk.get('group_admin', `/reports/group/${groupId}/${month}`);
  if (report) compare('the group', report, sumOf(counted));
  return differences;
}

import { planHead } from '../../shared/data/emergency/plan-head.ts';
import { groupOfBranch } from '../../shared/data/table/ids.ts';
import { commandsOfPlan, type PlanCommandName } from '../../shared/domain/emergency/change.ts';
import type { Plan, PlanDetails } from '../../shared/domain/emergency/plan.ts';
import { emergencySays } from '../../shared/domain/refusals/emergency.ts';
import type { HeadAccess } from '../../shared/http/find-head.ts';

/** How callers reach emergency plans, and what they may do to one; a group's own plan is for its admins. */
export const planAccess = {
  kind: planHead,
  absent: emergencySays.no_such_plan,
  path: '/emergency-plans',
  target: ({ scope, branchId }) => (scope === 'group' ? { branchId: groupOfBranch(branchId) } : {}),
  commands: commandsOfPlan,
} as const satisfies HeadAccess<Plan, PlanDetails, PlanCommandName>;

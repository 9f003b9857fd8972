import type { Owner } from '../roles.ts';
import type { Plan } from './plan.ts';

export interface Team {
  readonly command: Owner;
  readonly deputies: readonly Owner[];
  readonly members: readonly Owner[];
}

/** The heads of a branch's departments. */
const heads: readonly Owner[] = [
  { role: 'sales_director' },
  { role: 'service_director' },
  { role: 'care_director' },
  { role: 'value_added_manager' },
  { role: 'finance' },
];

/**
 * EMERG-1: who leads, who stands beside them and who takes part, each once. Marketing is no role of its own: it is who
 * was named for it, or else the sales director, who answers for it at most branches. A group's own plan is the
 * group's; its branches have teams of their own.
 */
export function teamOf({ scope, marketing, invited }: Pick<Plan, 'scope' | 'marketing' | 'invited'>): Team {
  if (scope === 'group') return { command: { role: 'group_admin' }, deputies: [], members: [] };
  const command: Owner = { role: 'general_manager' };
  const deputies: Owner[] = [{ role: 'service_director' }, marketing ?? { role: 'sales_director' }];
  const others = [...heads, ...invited].filter((one, at, all) => all.findIndex(isSame(one)) === at);
  return { command, deputies, members: others.filter((one) => !deputies.some(isSame(one))) };
}

export function everyone({ command, deputies, members }: Team): Owner[] {
  return [command, ...deputies, ...members];
}

function isSame(one: Owner): (other: Owner) => boolean {
  return (other) => one.role === other.role && one.person === other.person;
}

import type { Caller } from './data/directory.ts';
import { groupOfBranch } from './data/keys.ts';
import type { Owner, Role } from './domain/roles.ts';

/**
 * How far a role's right to an action reaches: its `branch`es, all branches of its `group`, all of its
 * manufacturer `region`, of that only what was `escalated` to it, only the complaints `owned` by it, or only what
 * is the caller's `own`.
 */
export type Scope = 'branch' | 'owned' | 'group' | 'region' | 'escalated' | 'own';

type Grants = Partial<Record<Role, Scope>>;

const branchStaff = {
  care_specialist: 'branch',
  care_officer: 'branch',
  care_director: 'branch',
  sales_adviser: 'branch',
  sales_director: 'branch',
  service_adviser: 'branch',
  service_director: 'branch',
  value_added_manager: 'branch',
  general_manager: 'branch',
  finance: 'branch',
} as const satisfies Grants;

const everyone = {
  ...branchStaff,
  group_admin: 'group',
  regional_manager: 'region',
  operator: 'own',
} as const satisfies Grants;

const careStaff = {
  care_specialist: 'branch',
  care_officer: 'branch',
  care_director: 'branch',
} as const satisfies Grants;

/** Those who see what care staff do. */
const careReaders = {
  ...careStaff,
  sales_director: 'branch',
  service_director: 'branch',
  general_manager: 'branch',
} as const satisfies Grants;

const owner = {
  sales_adviser: 'owned',
  service_adviser: 'owned',
  care_specialist: 'owned',
  care_officer: 'owned',
  care_director: 'owned',
  sales_director: 'owned',
  service_director: 'owned',
  value_added_manager: 'owned',
  finance: 'owned',
  general_manager: 'owned',
  group_admin: 'owned',
  regional_manager: 'owned',
} as const satisfies Grants;

const managers = {
  ...careStaff,
  sales_director: 'branch',
  service_director: 'branch',
  value_added_manager: 'branch',
  general_manager: 'branch',
  group_admin: 'group',
} as const satisfies Grants;

const readers = { ...owner, ...managers, regional_manager: 'escalated' } as const satisfies Grants;

/** Who may do what, and how far: action × role × scope. What is not here is not allowed. */
export const access = {
  'complaint:register': { ...branchStaff, group_admin: 'group' },
  'complaint:read': readers,
  'complaint:list': { ...managers, regional_manager: 'region' },
  'complaint:acknowledge': owner,
  'complaint:assign': { care_director: 'branch', general_manager: 'branch' },
  'complaint:classify': { ...owner, care_director: 'branch' },
  'complaint:contact': { ...owner, ...careStaff },
  'complaint:investigate': owner,
  'complaint:propose': owner,
  'complaint:approve': { general_manager: 'branch', group_admin: 'group' },
  'complaint:agree': { ...owner, ...careStaff },
  'complaint:resolve': owner,
  'complaint:verify': { care_director: 'branch' },
  'complaint:remedy': { general_manager: 'branch' },
  'complaint:pay': { finance: 'branch' },
  'complaint:write': { ...owner, ...careStaff },
  'complaint:record-concealment': { care_director: 'branch', general_manager: 'branch' },
  'complaint:escalate': owner,
  'complaint:withdraw': careStaff,
  'complaint:merge': { care_director: 'branch' },
  'complaint:reopen': { care_director: 'branch' },
  'complaint:note': { ...owner, ...careStaff, general_manager: 'branch' },
  'script:list': { ...branchStaff, group_admin: 'group', regional_manager: 'region' },
  'callback:read': careReaders,
  'callback:list': careReaders,
  'callback:attempt': careStaff,
  'attachment:read': readers,
  'attachment:add': { ...owner, ...careStaff, general_manager: 'branch' },
  'branch:list': everyone,
  'staff:list': managers,
  'task:list': everyone,
  'notice:list': everyone,
  'notice:read': everyone,
  'report:monthly': { ...managers, regional_manager: 'region' },
} as const satisfies Record<string, Grants>;

export type Action = keyof typeof access;

/** What an action is done to: a branch, and where it is about a complaint, who owns it and who was told. */
export interface Target {
  readonly branchId: string;
  readonly regionId?: string | undefined;
  readonly owner?: Owner | undefined;
  /** Whether the complaint was escalated to the manufacturer region. */
  readonly toldToRegion?: boolean | undefined;
}

export type Verdict = 'allowed' | 'forbidden' | 'out_of_scope';

const reaches: Record<Scope, (caller: Caller, target: Target) => boolean> = {
  branch: ({ branchIds }, { branchId }) => branchIds.includes(branchId),
  owned: (caller, target) => reaches[wayTo[caller.role] ?? 'branch'](caller, target),
  group: ({ groupId }, { branchId }) => groupOfBranch(branchId) === groupId,
  region: (caller, { regionId }) => regionId !== undefined && regionId === caller.regionId,
  escalated: (caller, target) => target.toldToRegion === true && reaches.region(caller, target),
  own: () => false,
};

/** How those reach what they own who are not of the branch. */
const wayTo: Partial<Record<Role, Scope>> = { group_admin: 'group', regional_manager: 'escalated' };

/** Whether the role may do this at all, before anything is known of what it is done to. */
export function mayEver(caller: Caller, action: Action): boolean {
  return scopeOf(caller, action) !== undefined;
}

/**
 * Whether the caller may do this to that. What lies outside the reach of their right is `out_of_scope`, which
 * callers cannot tell from what does not exist.
 */
export function authorize(caller: Caller, action: Action, target: Target): Verdict {
  const scope = scopeOf(caller, action);
  if (scope === undefined) return 'forbidden';
  if (!reaches[scope](caller, target)) return 'out_of_scope';
  return scope !== 'owned' || owns(caller, target.owner) ? 'allowed' : 'forbidden';
}

function scopeOf(caller: Caller, action: Action): Scope | undefined {
  return (access[action] as Grants)[caller.role];
}

function owns(caller: Caller, owner: Owner | undefined): boolean {
  if (owner?.role !== caller.role) return false;
  return owner.person === undefined || owner.person === caller.id;
}

import type { Caller } from './data/directory/caller.ts';
import { groupOfScope } from './data/table/ids.ts';
import { levelsAbove, type Owner, type Role } from './domain/roles.ts';

/**
 * How far a role's right to an action reaches: the whole `deployment`, its `branch`es, all branches of its `group`, all of its
 * manufacturer `region`, of that only what was `escalated` to it, or only what is the caller's `own`. Of complaints
 * only those `owned` by it; those in which it is `involved`, since it owns them or has something to do for them; or
 * those that it or somebody under it owns, being `above`.
 */
export type Scope =
  | 'deployment'
  | 'branch'
  | 'owned'
  | 'involved'
  | 'above'
  | 'group'
  | 'region'
  | 'escalated'
  | 'own';

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

/** Those who are told of a vehicle's dates, its sale and its owner: advisers, and those who look after customers. */
const vehicleWriters = {
  ...careReaders,
  sales_adviser: 'branch',
  service_adviser: 'branch',
  group_admin: 'group',
} as const satisfies Grants;

/** Those who may have customers called about something of theirs. */
const campaignStarters = {
  care_director: 'branch',
  sales_director: 'branch',
  service_director: 'branch',
  general_manager: 'branch',
} as const satisfies Grants;

const advisers = { sales_adviser: 'owned', service_adviser: 'owned' } as const satisfies Grants;

/** Those whose own a call to a customer of theirs is: advisers, and directors who advise. */
const callers = {
  ...advisers,
  sales_director: 'owned',
  service_director: 'owned',
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

/** Those who answer for what many rows at once do to the branch's files and calls. */
const importers = {
  care_director: 'branch',
  general_manager: 'branch',
  group_admin: 'group',
} as const satisfies Grants;

/** The same roles, each with another scope. */
function scoped(grants: Grants, scope: Scope): Grants {
  return Object.fromEntries(Object.keys(grants).map((role) => [role, scope]));
}

const managers = {
  ...careStaff,
  sales_director: 'branch',
  service_director: 'branch',
  value_added_manager: 'branch',
  general_manager: 'branch',
  group_admin: 'group',
} as const satisfies Grants;

/** Those who answer for the promises of their people see what is promised by which rule, and try a change out. */
const policyReaders = {
  care_director: 'branch',
  sales_director: 'branch',
  service_director: 'branch',
  general_manager: 'branch',
  group_admin: 'group',
} as const satisfies Grants;

/** Those who see what their people have done, and may propose what is rewarded or penalised: whoever leads people. */
const leaders = {
  care_director: 'branch',
  sales_director: 'branch',
  service_director: 'branch',
  general_manager: 'branch',
  group_admin: 'group',
} as const satisfies Grants;

/** Whoever works on a complaint. */
const workers: Grants = { ...scoped(owner, 'involved'), ...managers };

const readers: Grants = { ...workers, regional_manager: 'escalated' };

/** Who works with vehicles that come to the workshop. */
const workshop = {
  service_adviser: 'branch',
  service_director: 'branch',
  general_manager: 'branch',
} as const satisfies Grants;

/** Who works with customers at a branch: all of its staff but finance, and above it the group. */
const { finance: _, ...frontStaff } = branchStaff;
const customerStaff = { ...frontStaff, group_admin: 'group' } as const satisfies Grants;

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
  'complaint:escalate': scoped(owner, 'above'),
  'complaint:withdraw': careStaff,
  'complaint:merge': { care_director: 'branch' },
  'complaint:reopen': { care_director: 'branch' },
  'complaint:wait': { ...owner, ...careStaff },
  'complaint:note': workers,
  'policy:read': policyReaders,
  // What is promised is for those to change who answer for all of the branch, or of the group.
  'policy:write': { general_manager: 'branch', group_admin: 'group' },
  'script:list': { ...branchStaff, group_admin: 'group', regional_manager: 'region' },
  'callback:read': { ...careReaders, ...scoped(advisers, 'involved') },
  'callback:list': { ...careReaders, ...scoped(advisers, 'owned') },
  'callback:attempt': { ...callers, ...careStaff },
  'callback:give-number': { ...callers, general_manager: 'owned', group_admin: 'owned', ...careStaff },
  'callback:write': careStaff,
  'delivery:register': {
    ...careStaff,
    sales_adviser: 'branch',
    sales_director: 'branch',
    general_manager: 'branch',
  },
  'delivery:read': customerStaff,
  'delivery:list': customerStaff,
  'campaign:start': campaignStarters,
  'campaign:read': careReaders,
  'campaign:list': careReaders,
  'customer:read': customerStaff,
  'customer:list': customerStaff,
  'customer:write': customerStaff,
  'customer:classify': careStaff,
  'customer:record-wish': careStaff,
  // What is gone is gone for all branches of the group, so it is for whoever answers for all of them.
  'customer:erase': { group_admin: 'group' },
  // Who looked at whose data is for those to see who answer for the people who did.
  'access-record:read': { general_manager: 'branch', group_admin: 'group' },
  'vehicle:read': customerStaff,
  'import:register': importers,
  'import:list': importers,
  'import:read': importers,
  'visit:register': { ...careStaff, ...workshop },
  'visit:work': workshop,
  'visit:hand-back': { ...careStaff, ...workshop },
  'visit:read': customerStaff,
  'visit:list': customerStaff,
  'sampling:read': { ...careReaders, group_admin: 'group' },
  'vehicle:write': vehicleWriters,
  'attachment:read': readers,
  'attachment:add': workers,
  'emergency:manage': { general_manager: 'branch', group_admin: 'group' },
  'emergency:read': { ...managers, finance: 'branch' },
  'emergency:list': { ...managers, finance: 'branch' },
  // Groups, brands and manufacturer regions are the platform's; who sets a branch up has to know what there is.
  'brand:manage': { operator: 'deployment' },
  'brand:list': { operator: 'deployment', group_admin: 'group' },
  'region:manage': { operator: 'deployment' },
  'region:list': { operator: 'deployment', group_admin: 'group' },
  'group:manage': { operator: 'deployment' },
  'group:list': { operator: 'deployment' },
  'group:read': { operator: 'deployment' },
  'branch:manage': { group_admin: 'group' },
  'branch:list': everyone,
  'branch:read': { ...branchStaff, group_admin: 'group', regional_manager: 'region' },
  // Whom they enter, change and end is told by `manages`: operators group admins and the manufacturer's side, a group
  // admin the people of the group.
  'person:manage': { operator: 'deployment', group_admin: 'group' },
  'person:read': { operator: 'deployment', group_admin: 'group' },
  'staff:list': managers,
  'standin:name': { general_manager: 'branch', group_admin: 'group' },
  'standin:list': managers,
  'channel:name': { care_director: 'branch', general_manager: 'branch', group_admin: 'group' },
  'channel:list': managers,
  'me:read': everyone,
  'task:list': everyone,
  'notice:list': everyone,
  'notice:read': everyone,
  'report:monthly': { ...managers, regional_manager: 'region' },
  'report:yearly': { ...managers, regional_manager: 'region' },
  'report:persons': leaders,
  'report:regional': { regional_manager: 'region' },
  'report:group': { group_admin: 'group' },
  'recount:register': { group_admin: 'group' },
  'recount:read': { group_admin: 'group' },
  'report:sign-off': { care_specialist: 'branch' },
  'ledger:propose': leaders,
  'ledger:decide': { care_director: 'branch', general_manager: 'branch', group_admin: 'group' },
  'ledger:list': { ...leaders, finance: 'branch' },
  'ledger:read': { ...scoped(branchStaff, 'owned'), ...leaders, finance: 'branch' },
  'improvement:open': { care_director: 'branch' },
  'improvement:complete': { ...scoped(branchStaff, 'owned'), care_director: 'branch' },
  'improvement:list': managers,
  'improvement:read': { ...scoped(branchStaff, 'owned'), ...managers },
  'review:enter': { care_director: 'branch', general_manager: 'branch' },
  'review:list': managers,
  'review:read': managers,
} as const satisfies Record<string, Grants>;

export type Action = keyof typeof access;

export const actions = Object.keys(access) as [Action, ...Action[]];

/** What a command needs to be allowed, by its operation id: those that change something with a head. */
export const commandActions = {
  'acknowledge-complaint': 'complaint:acknowledge',
  'assign-complaint': 'complaint:assign',
  'record-contact': 'complaint:contact',
  'classify-complaint': 'complaint:classify',
  'record-findings': 'complaint:investigate',
  'propose-solution': 'complaint:propose',
  'approve-solution': 'complaint:approve',
  'record-agreement': 'complaint:agree',
  'resolve-complaint': 'complaint:resolve',
  'verify-complaint': 'complaint:verify',
  'record-remedy': 'complaint:remedy',
  'record-payout': 'complaint:pay',
  'record-letter': 'complaint:write',
  'record-concealment': 'complaint:record-concealment',
  'escalate-complaint': 'complaint:escalate',
  'withdraw-complaint': 'complaint:withdraw',
  'merge-complaint': 'complaint:merge',
  'reopen-complaint': 'complaint:reopen',
  'await-customer': 'complaint:wait',
  'end-waiting': 'complaint:wait',
  'add-note': 'complaint:note',
  'attach-file': 'attachment:add',
  'record-attempt': 'callback:attempt',
  'give-number': 'callback:give-number',
  'record-call-letter': 'callback:write',
  'record-diagnosis': 'visit:work',
  'start-work': 'visit:work',
  'ask-extra-work': 'visit:work',
  'answer-extra-work': 'visit:work',
  'record-delay': 'visit:work',
  'complete-work': 'visit:work',
  'tell-customer': 'visit:work',
  'hand-back-visit': 'visit:hand-back',
  'record-arrival': 'visit:work',
  'start-emergency-plan': 'emergency:manage',
  'end-emergency-plan': 'emergency:manage',
  'revise-emergency-plan': 'emergency:manage',
  'complete-improvement': 'improvement:complete',
  'decide-entry': 'ledger:decide',
  'move-campaign': 'campaign:start',
  'cancel-campaign': 'campaign:start',
  'sign-report-off': 'report:sign-off',
} as const satisfies Record<string, Action>;

/** What is done to something with a head, by its operation id. */
export type HeadCommand = keyof typeof commandActions;

/** What an action is done to: a branch, and where it is about a complaint, who owns it and who was told. */
export interface Target {
  /** Or the id of a group, where it is about all of it: that is within reach of nobody whose reach is branches. */
  readonly branchId: string;
  readonly regionId?: string | undefined;
  readonly owner?: Owner | undefined;
  /** Who else has something to do for the complaint, or had. */
  readonly involved?: readonly Owner[] | undefined;
  /** Whether the complaint was escalated to the manufacturer region. */
  readonly toldToRegion?: boolean | undefined;
  /** Whose decision it is, where it is about one that one role alone takes. */
  readonly decider?: Role | undefined;
}

/** As whom somebody can act: as themself, then as each person they stand in for now (ROUTE-3). */
export type Personas = readonly [self: Caller, ...inPlaceOf: Caller[]];

export type Verdict =
  | { readonly verdict: 'allowed'; readonly as: Caller }
  | { readonly verdict: 'forbidden' }
  | { readonly verdict: 'out_of_scope' };

const reaches: Record<Scope, (caller: Caller, target: Target) => boolean> = {
  deployment: () => true,
  branch: ({ branchIds }, { branchId }) => branchIds.includes(branchId),
  owned: (caller, target) => reaches[wayTo[caller.role] ?? 'branch'](caller, target),
  involved: (caller, target) => reaches.owned(caller, target),
  above: (caller, target) => reaches.owned(caller, target),
  group: ({ groupId }, { branchId }) => groupOfScope(branchId) === groupId,
  region: (caller, { regionId }) => regionId !== undefined && regionId === caller.regionId,
  escalated: (caller, target) => target.toldToRegion === true && reaches.region(caller, target),
  own: () => false,
};

/** How those reach what they own who are not of the branch. */
const wayTo: Partial<Record<Role, Scope>> = { group_admin: 'group', regional_manager: 'escalated' };

/** What must hold besides of scopes that go by who the complaint is with. */
const concerns: Partial<Record<Scope, (caller: Caller, target: Target) => boolean>> = {
  owned: (caller, { owner }) => owns(caller, owner),
  involved: (caller, { owner, involved = [] }) => [owner, ...involved].some((one) => owns(caller, one)),
  above: (caller, { owner }) =>
    owns(caller, owner) || (owner !== undefined && levelsAbove(owner.role).includes(caller.role)),
};

/** Whether one of the roles may do this at all, before anything is known of what it is done to. */
export function mayEver(personas: Personas, action: Action): boolean {
  return personas.some((as) => scopeOf(as, action) !== undefined);
}

/** Everything they may do at all. */
export function actionsOf(personas: Personas): Action[] {
  return actions.filter((action) => mayEver(personas, action));
}

/**
 * Whether somebody may do this to that, and as whom: as themself where they may. What lies outside the reach of
 * all their rights is `out_of_scope`, which callers cannot tell from what does not exist.
 */
export function authorize(personas: Personas, action: Action, target: Target): Verdict {
  const able = personas.filter((as) => scopeOf(as, action) !== undefined);
  const reaching = able.filter((as) => reaches[scopeOf(as, action) ?? 'own'](as, target));
  const allowed = reaching.filter((as) => concerns[scopeOf(as, action) ?? 'own']?.(as, target) ?? true);
  const as = allowed.find(({ role }) => role === target.decider) ?? allowed[0];
  if (as) return { verdict: 'allowed', as };
  return { verdict: able.length > 0 && reaching.length === 0 ? 'out_of_scope' : 'forbidden' };
}

/** Whether somebody may do this to a whole group, or to a whole manufacturer region. */
export function mayInArea(
  personas: Personas,
  action: Action,
  area: { readonly groupId: string } | { readonly regionId: string },
): boolean {
  return personas.some((as) => {
    const scope = scopeOf(as, action);
    if ('groupId' in area) return scope === 'group' && as.groupId === area.groupId;
    return scope === 'region' && as.regionId === area.regionId;
  });
}

/** The roles that may do this to something within their reach. */
export function rolesFor(action: Action): Role[] {
  return Object.keys(access[action]) as Role[];
}

/** Those that may do it to what is another's: whatever they have to do with it, or since they are above its owner. */
export function rolesBesidesOwner(action: Action, owner?: Role): Role[] {
  const grants: Grants = access[action];
  const above = owner === undefined ? [] : levelsAbove(owner);
  return rolesFor(action).filter((role) => {
    const scope = grants[role] ?? 'own';
    return scope === 'above' ? above.includes(role) : concerns[scope] === undefined && scope !== 'own';
  });
}

function scopeOf(caller: Caller, action: Action): Scope | undefined {
  return (access[action] as Grants)[caller.role];
}

function owns(caller: Caller, owner: Owner | undefined): boolean {
  if (owner?.role !== caller.role) return false;
  return owner.person === undefined || owner.person === caller.id;
}

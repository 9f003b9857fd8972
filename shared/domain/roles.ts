import * as z from 'zod/mini';
import { stored } from './stored.ts';
import { asHeading, type Words } from './words.ts';

/** Who works with the system, with the Chinese name people see. */
export const roleLabels = {
  care_specialist: '回访专员',
  care_officer: '客户关爱员',
  care_director: '客户总监',
  sales_adviser: '销售顾问',
  sales_director: '销售总监',
  service_adviser: '服务顾问',
  service_director: '售后服务总监',
  value_added_manager: '增值业务经理',
  general_manager: '总经理',
  finance: '财务',
  regional_manager: '厂家区域管理人员',
  group_admin: '集团管理员',
  operator: '平台运营',
} as const;

export type Role = keyof typeof roleLabels;

/** The role's name in every language, such as 总经理 and `General manager`. */
export function roleWords(role: Role): Words {
  return asHeading({ zh: roleLabels[role], en: role.replaceAll('_', ' ') });
}

export const roleSchema = z.enum(Object.keys(roleLabels) as [Role, ...Role[]]);

/** Who answers for a task or a complaint: a role of the branch and, once named, one person of it. */
export const ownerSchema = stored({ role: roleSchema, person: z.optional(z.string()) });

export type Owner = z.infer<typeof ownerSchema>;

const superiors: Partial<Record<Role, Role>> = {
  sales_adviser: 'sales_director',
  service_adviser: 'service_director',
  care_specialist: 'care_director',
  care_officer: 'care_director',
  sales_director: 'general_manager',
  service_director: 'general_manager',
  care_director: 'general_manager',
  value_added_manager: 'general_manager',
  finance: 'general_manager',
  general_manager: 'group_admin',
};

/** The roles of a branch's own staff: those that can own a complaint or a task of it. */
export const branchRoles = Object.keys(superiors) as [Role, ...Role[]];

/** Whom a complaint can be escalated to by hand (ESC-3, ESC-4). */
export const higherRoles = [
  'care_director',
  'sales_director',
  'service_director',
  'general_manager',
  'group_admin',
  'regional_manager',
] as const satisfies readonly Role[];

/** Which roles somebody holds in a branch, or above it. */
export interface Roster {
  readonly holds: (role: Role) => boolean;
  /** Whether that person has that role there, where it is known who does. */
  readonly has?: (role: Role, person: string) => boolean;
}

/** The owner, or their role alone where they are of the branch's staff and have it there no more. */
export function stillThere(owner: Owner, roster: Roster): Owner {
  const { role, person } = owner;
  if (person === undefined || !branchRoles.includes(role) || (roster.has?.(role, person) ?? true))
    return owner;
  return { role };
}

/** The next level above a role; group admins, operators and the manufacturer's side have none. */
export function superiorOf(role: Role): Role | undefined {
  return superiors[role];
}

/**
 * The levels above a role, the next one first. What a general manager cannot solve goes to the manufacturer
 * region before it goes to the group (ESC-4).
 */
export function levelsAbove(role: Role): Role[] {
  if (role === 'general_manager') return ['regional_manager', 'group_admin'];
  if (role === 'group_admin') return ['regional_manager'];
  const superior = superiorOf(role);
  if (superior === undefined) return [];
  return superior === 'general_manager'
    ? ['general_manager', 'group_admin']
    : [superior, ...levelsAbove(superior)];
}

/**
 * The role itself, or where the branch has nobody in it, the next level that it has. The manufacturer region is none
 * of its levels: what comes to it was escalated (ESC-4).
 */
export function heldFrom(role: Role, roster: Roster): Role {
  const levels = levelsAbove(role).filter((level) => level !== 'regional_manager');
  return [role, ...levels].find(roster.holds) ?? role;
}

/** Whether a role stands above another; the manufacturer region above all of the dealer group. */
export function isAbove(role: Role, other: Role): boolean {
  return role === 'regional_manager' ? other !== role : levelsAbove(other).includes(role);
}

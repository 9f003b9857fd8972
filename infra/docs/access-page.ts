import { routes } from '../../functions/routes.ts';
import { type Action, access, actions, type Scope } from '../../shared/access.ts';
import { type Role, roleLabels } from '../../shared/domain/roles.ts';
import { routeKey } from '../../shared/http/route.ts';

const roles = Object.keys(roleLabels) as Role[];

const scopes: Readonly<Record<Scope, readonly [zh: string, en: string]>> = {
  deployment: ['整个平台', 'in all of the deployment'],
  branch: ['本店', 'at the branches that the directory names for the caller'],
  owned: [
    '本人负责',
    'there, and only what the caller owns: in their own name, or by their role where nobody is named',
  ],
  involved: ['本人参与', 'there, and only what they own or have something to do for, or had'],
  above: ['本人或下级负责', 'there, and only what they or somebody under them owns'],
  group: ['本集团', 'in all branches of their group'],
  region: ['本区域', 'in the branches of their manufacturer region, whatever group these are of'],
  escalated: ['升级至本区域', 'there, and only what was escalated to the region'],
  own: ['仅本人', 'what is the caller’s own and nobody else’s, such as their tasks and notices'],
};

/** Actions that are part of another route, which asks for them besides its own. */
export const withinRoutes: Readonly<Partial<Record<Action, string>>> = {
  'customer:classify': '`PUT /customers/{id}` where the body names `class`',
};

/** The access table as a page: who may do what, how far, and by which routes. */
export function accessPage(): string {
  const cell = (role: Role, action: Action) => scopeOf(role, action) ?? '';
  return `# Who may do what

Made from \`shared/access.ts\` by \`npm run docs:access\`; a test holds it to the table. What is not here is not allowed. 本页由权限表生成，表中没有的一律不允许。

Rights come from the directory alone: a caller is issuer and subject of their token, and has one role, with branches, a group or a region. What lies outside the reach of all their rights to an action is answered with 404, the same as what does not exist; what they may see but not do this to, and what is not for their role at all, with 403. Who stands in for somebody (ROUTE-3) has that person’s rights besides their own, for the time and at the branch that they were named for.

## How far 范围

| scope | 范围 | the caller may do it |
|---|---|---|
${Object.entries(scopes)
  .map(([scope, [zh, en]]) => row([`\`${scope}\``, zh, en]))
  .join('\n')}

Who owns something and is not of the branch, such as a group admin or a regional manager to whom a complaint was escalated, reaches it by their group, or by its having been escalated to their region.

## Role × action 角色与操作

${row(['action', ...roles.map((role) => `${roleLabels[role]} ${role.replaceAll('_', ' ')}`)])}
${row(['---', ...roles.map(() => '---')])}
${actions.map((action) => row([`\`${action}\``, ...roles.map((role) => cell(role, action))])).join('\n')}

## Routes of each action 操作与接口

| action | routes | who, and how far |
|---|---|---|
${actions.map((action) => row([`\`${action}\``, routesOf(action), whoMay(action)])).join('\n')}

Without a token: ${routesOf('open')}.
`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function scopeOf(role: Role, action: Action): Scope | undefined {
  return (access[action] as Partial<Record<Role, Scope>>)[role];
}

function routesOf(action: Action | 'open'): string {
  const own = routes.filter((route) => route.action === action).map((route) => `\`${routeKey(route)}\``);
  const within = action === 'open' ? undefined : withinRoutes[action];
  return [...own, ...(within ? [within] : [])].join(', ');
}

function whoMay(action: Action): string {
  return (Object.keys(scopes) as Scope[])
    .map((scope) => [scope, roles.filter((role) => scopeOf(role, action) === scope)] as const)
    .filter(([, able]) => able.length > 0)
    .map(([scope, able]) => `${scopes[scope][0]}: ${able.map((role) => roleLabels[role]).join('、')}`)
    .join('; ');
}

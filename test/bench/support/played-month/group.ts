import { randomUUID } from 'node:crypto';
import { ensureReports } from '../../../../functions/automation/plan-reports.ts';
import { issuer } from '../../../../infra/local/identity.ts';
import type { System } from '../../../../infra/local/system.ts';
import {
  enterBranch,
  enterGroup,
  enterStaff,
  personId,
} from '../../../../shared/data/directory/directory.ts';
import { type Role, roleLabels } from '../../../../shared/domain/roles.ts';
import { timeZone } from './time.ts';

export const groupId = 'played';

const regionId = 'east';
/** Who serves more than one branch. */
const above: readonly Role[] = ['group_admin', 'regional_manager'];

export type Answer = Readonly<Record<string, unknown>>;

/** A branch and its people, who ask and command over HTTP. */
export interface Desk {
  readonly branchId: string;
  person(role: Role): string;
  get(role: Role, path: string): Promise<Answer>;
  /** @throws Error where it is refused */
  post(role: Role, path: string, body: object): Promise<Answer>;
}

export interface PlayedGroup {
  readonly desks: readonly Desk[];
  /** A route that exists on one machine only. */
  local(path: string, body: object): Promise<Answer>;
  /** How many requests the people have sent. */
  readonly sent: { commands: number; queries: number };
}

/** Enters a group of so many branches, each with one person a role, in a running system. */
export async function enterPlayedGroup(
  { url, runtime, now }: Pick<System, 'url' | 'runtime' | 'now'>,
  branches: number,
): Promise<PlayedGroup> {
  const { table } = runtime;
  const sent = { commands: 0, queries: 0 };
  const entered = Array.from({ length: branches }, (_, nth) => {
    const number = String(nth + 1).padStart(3, '0');
    const id = `${groupId}.b${number}`;
    return { id, code: `B${number}`, name: `第${nth + 1}店`, groupId, regionId, brand: '大众', timeZone };
  });
  const ids = entered.map(({ id }) => id);
  await table.transact(enterGroup({ id: groupId, name: '演练汽车集团' }));
  for (const branch of entered) await table.transact(enterBranch(branch));
  for (let at = 0; at < entered.length; at += 25)
    await ensureReports(table, entered.slice(at, at + 25), now());

  async function call(path: string, init: RequestInit): Promise<Answer> {
    const response = await fetch(url + path, init);
    const answer = (await response.json()) as Answer;
    if (!response.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  }

  const local: PlayedGroup['local'] = (path, body) =>
    call(`/_local/${path}`, { method: 'POST', body: JSON.stringify(body) });

  /** @returns their id, and the header that they ask with. */
  async function engage(role: Role, branchIds: readonly string[]) {
    const subject = [role, ...(branchIds.length === 1 ? branchIds : [groupId])].join('-');
    const identity = { issuer, subject };
    const id = personId(groupId, identity);
    const person = { id, groupId, name: roleLabels[role], role, branchIds: [...branchIds], regionId };
    const writes = enterStaff(person, identity);
    for (let at = 0; at < writes.length; at += 100) await table.transact(writes.slice(at, at + 100));
    const { token } = await local('tokens', { subject });
    return [role, { id, authorization: `Bearer ${token}` }] as const;
  }

  const shared = await Promise.all(above.map((role) => engage(role, ids)));
  const own = (Object.keys(roleLabels) as Role[]).filter(
    (role) => !above.includes(role) && role !== 'operator',
  );

  async function openDesk(branchId: string): Promise<Desk> {
    const people = new Map(shared);
    for (const role of own) people.set(...(await engage(role, [branchId])));
    const personOf = (role: Role) => {
      const person = people.get(role);
      if (!person) throw new Error(`${branchId} has no ${role}`);
      return person;
    };
    return {
      branchId,
      person: (role) => personOf(role).id,
      async get(role, path) {
        sent.queries += 1;
        return await call(path, { headers: { authorization: personOf(role).authorization } });
      },
      async post(role, path, body) {
        sent.commands += 1;
        return await call(path, {
          method: 'POST',
          headers: { authorization: personOf(role).authorization, 'idempotency-key': randomUUID() },
          body: JSON.stringify(body),
        });
      },
    };
  }

  const desks: Desk[] = [];
  for (const id of ids) desks.push(await openDesk(id));
  return { desks, local, sent };
}

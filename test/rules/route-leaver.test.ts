import { describe, expect, it } from 'vitest';
import { handOverComplaint } from '../../shared/domain/complaint/hand-over.ts';
import { goesFrom } from '../../shared/domain/directory/hand-over.ts';
import {
  branchesLost,
  checkPost,
  holdsStill,
  manages,
  type PersonHead,
} from '../../shared/domain/directory/person.ts';
import { handOverPlan } from '../../shared/domain/emergency/hand-over.ts';
import { registerPlan } from '../../shared/domain/emergency/register.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { system } from '../../shared/domain/record.ts';
import { type Owner, type Role, stillThere } from '../../shared/domain/roles.ts';
import { isRunning, type Task } from '../../shared/domain/task.ts';
import { received } from '../support/complaint.ts';
import { instant } from '../support/time.ts';

const person = 'per.grp1.0000000000000001';
const owner: Owner = { role: 'service_director', person };
const goes = goesFrom(person, () => false);
const given = { at: instant('2026-11-23 10:30'), by: system, policy: effectivePolicy() };

const head: PersonHead = {
  id: person,
  groupId: 'grp1',
  name: '赵永强',
  role: 'service_director',
  branchIds: ['grp1.br1', 'grp1.br2'],
  status: 'here',
  identity: { issuer: 'https://issuer.test', subject: 'x' },
  version: 1,
  entries: 1,
};

function owned() {
  const { head: complaint, details } = received({ category: 'repair_quality' }).state;
  return {
    head: { ...complaint, owner, tasks: complaint.tasks.map((task) => ({ ...task, owner })) },
    details,
  };
}

describe('ROUTE-2 the work of somebody who left', () => {
  it('ROUTE-2 goes to their role, which is told, and its deadlines run on', () => {
    const before = owned();
    const change = handOverComplaint(before, goes, given);
    expect(change?.head.owner).toEqual({ role: 'service_director' });
    const due = (tasks: readonly Task[]) => tasks.map(({ kind, dueAt, step }) => [kind, dueAt, step]);
    expect(due(change?.head.tasks ?? [])).toEqual(due(before.head.tasks));
    expect(change?.head.tasks.filter(isRunning).every((task) => task.owner.person === undefined)).toBe(true);
    expect(change?.notices.map(({ kind, to }) => [kind, to])).toEqual([
      ['complaint_assigned', { role: 'service_director' }],
    ]);
    expect(change?.entries).toMatchObject([{ action: 'hand-over-work', by: { role: 'system' } }]);
  });

  it('ROUTE-2 a deadline that had passed by then was missed by them', () => {
    const late = { ...given, at: instant('2026-11-24 00:30') };
    const change = handOverComplaint(owned(), goes, late);
    const contact = change?.head.tasks.find(({ kind }) => kind === 'contact');
    expect(contact).toMatchObject({ state: 'overdue', missed: { by: owner }, owner: { role: owner.role } });
  });

  it('ROUTE-2 nothing happens to what is not theirs, or is theirs no more', () => {
    const others = goesFrom('per.grp1.0000000000000002', () => false);
    expect(handOverComplaint(owned(), others, given)).toBeUndefined();
    const after = handOverComplaint(owned(), goes, given);
    expect(after && handOverComplaint(after, goes, given)).toBeUndefined();
  });

  it('ROUTE-2 EMERG-1 a plan that named them is told to their role', () => {
    const marketing: Owner = { role: 'sales_director', person };
    const by = { role: 'general_manager', person: 'per.grp1.gm', name: '吴德昌' } as const;
    const plan = registerPlan(
      {
        id: 'emg.grp1.br1.0000000000000001',
        branchId: 'grp1.br1',
        scope: 'branch',
        number: 'SH01-E20261123-0001',
        timeZone: 'Asia/Shanghai',
        drill: false,
        from: instant('2026-12-01 00:00'),
        until: instant('2026-12-05 00:00'),
        reason: '媒体曝光',
        marketing,
        invited: [owner, { role: 'finance' }],
      },
      { ...given, by, startedBy: by },
    );
    const change = handOverPlan(plan, goes, given);
    expect(change?.head).toMatchObject({
      marketing: { role: 'sales_director' },
      invited: [{ role: 'service_director' }, { role: 'finance' }],
      version: plan.head.version + 1,
    });
    expect(change && handOverPlan(change, goes, given)).toBeUndefined();
  });

  it('ROUTE-2 of what they held it is what lies where they have their role no more', () => {
    expect(branchesLost(head, { ...head, status: 'left' })).toEqual(head.branchIds);
    expect(branchesLost(head, { ...head, role: 'care_director' })).toEqual(head.branchIds);
    expect(branchesLost(head, { ...head, branchIds: ['grp1.br2', 'grp1.br3'] })).toEqual(['grp1.br1']);
    expect(branchesLost(head, head)).toEqual([]);
    expect(holdsStill(head, 'grp1.br1', owner)).toBe(true);
    expect(holdsStill({ ...head, status: 'left' }, 'grp1.br1', owner)).toBe(false);
    expect(holdsStill(head, 'grp1.br3', owner)).toBe(false);
    expect(holdsStill(undefined, 'grp1.br1', owner)).toBe(false);
  });

  it('ROUTE-2 a complaint that is reopened goes to the role of an owner who is there no more', () => {
    const has = (role: Role, id: string) => role === owner.role && id === person;
    expect(stillThere(owner, { holds: () => true, has })).toEqual(owner);
    expect(stillThere(owner, { holds: () => true, has: () => false })).toEqual({ role: owner.role });
    const admin = { role: 'group_admin', person: 'per.grp1.a' } as const;
    expect(stillThere(admin, { holds: () => true, has: () => false })).toEqual(admin);
  });
});

describe('who enters whom', () => {
  const refusal = (manager: Role, role: Role, branchIds: string[] = [], regionId?: string) => {
    try {
      checkPost(manager, { role, branchIds, regionId });
    } catch (error) {
      if (error instanceof DomainError) return error.refusal;
      throw error;
    }
    return undefined;
  };

  it('an operator enters group admins, regional managers and operators, a group admin the people of the group', () => {
    const roles: Role[] = ['group_admin', 'regional_manager', 'operator', 'finance', 'general_manager'];
    const by = (manager: Role) => roles.filter((role) => manages(manager, role));
    expect(by('operator')).toEqual(['group_admin', 'regional_manager', 'operator']);
    expect(by('group_admin')).toEqual(['group_admin', 'finance', 'general_manager']);
    expect(by('general_manager')).toEqual([]);
    expect(refusal('group_admin', 'operator')).toMatchObject({ code: 'forbidden' });
  });

  it('a role has the place that it is for', () => {
    expect(refusal('group_admin', 'finance')).toMatchObject({ path: 'branchIds' });
    expect(refusal('group_admin', 'finance', ['grp1.br1', 'grp1.br1'])).toMatchObject({ path: 'branchIds' });
    expect(refusal('group_admin', 'finance', ['grp1.br1'], 'east')).toMatchObject({ path: 'regionId' });
    expect(refusal('group_admin', 'finance', ['grp1.br1'])).toBeUndefined();
    expect(refusal('group_admin', 'group_admin')).toBeUndefined();
    expect(refusal('operator', 'regional_manager')).toMatchObject({ path: 'regionId' });
    expect(refusal('operator', 'regional_manager', ['grp1.br1'], 'east')).toMatchObject({
      path: 'branchIds',
    });
    expect(refusal('operator', 'regional_manager', [], 'east')).toBeUndefined();
  });
});

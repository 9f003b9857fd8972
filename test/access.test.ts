import { describe, expect, it, test } from 'vitest';
import { type Action, authorize, mayEver, mayInArea, type Target } from '../shared/access.ts';
import type { Caller } from '../shared/data/directory/caller.ts';
import type { Role } from '../shared/domain/roles.ts';

function person(role: Role, more: Partial<Caller> = {}): Caller {
  return { id: `per.demo.${role}`, groupId: 'demo', name: role, role, branchIds: ['demo.sh01'], ...more };
}

function asked(personas: readonly [Caller, ...Caller[]], action: Action, target: Partial<Target> = {}) {
  const decision = authorize(personas, action, { branchId: 'demo.sh01', regionId: 'east', ...target });
  return decision.verdict === 'allowed' ? decision.as.role : decision.verdict;
}

const adviser = person('sales_adviser');
const manager = person('general_manager');
const elsewhere = person('care_director', { branchIds: ['demo.gz01'] });
const region = person('regional_manager', { regionId: 'east' });
const admin = person('group_admin', { branchIds: [] });

describe('ROUTE-3 rights of a stand-in', () => {
  it('ROUTE-3 somebody acts as themself where they may, else as the person they stand in for', () => {
    const own = { owner: { role: 'sales_adviser' } } as const;
    expect(asked([adviser, manager], 'complaint:acknowledge', own)).toBe('sales_adviser');
    expect(asked([adviser, manager], 'complaint:assign')).toBe('general_manager');
    expect(asked([adviser], 'complaint:assign')).toBe('forbidden');
    expect([mayEver([adviser], 'standin:name'), mayEver([adviser, manager], 'standin:name')]).toEqual([
      false,
      true,
    ]);
  });

  it('ROUTE-3 a complaint that is a person’s own is their stand-in’s, and not a colleague’s', () => {
    const owner = { role: 'service_adviser', person: 'per.demo.service_adviser' } as const;
    const colleague = person('service_adviser', { id: 'per.demo.other' });
    expect(asked([colleague], 'complaint:propose', { owner })).toBe('forbidden');
    expect(asked([colleague, person('service_adviser')], 'complaint:propose', { owner })).toBe(
      'service_adviser',
    );
  });

  it('ROUTE-3 where one role alone decides, a stand-in decides in it though they might act in their own', () => {
    const target = { decider: 'general_manager' } as const;
    expect(asked([admin, manager], 'complaint:approve', target)).toBe('general_manager');
    expect(asked([admin, manager], 'complaint:approve')).toBe('group_admin');
  });

  it('ROUTE-3 who stands in for somebody reaches no further than that person', () => {
    expect(asked([elsewhere, adviser], 'complaint:verify')).toBe('out_of_scope');
    expect(asked([elsewhere, adviser], 'complaint:read', { owner: { role: 'finance' } })).toBe('forbidden');
    expect(asked([elsewhere, manager], 'complaint:read', { branchId: 'demo.sh02' })).toBe('out_of_scope');
  });
});

describe('the manufacturer region', () => {
  const told = { toldToRegion: true };

  test('sees a complaint once it was escalated to it, and no other', () => {
    expect(asked([region], 'complaint:read')).toBe('out_of_scope');
    expect(asked([region], 'complaint:read', told)).toBe('regional_manager');
    expect(asked([region], 'complaint:read', { ...told, regionId: 'south' })).toBe('out_of_scope');
    expect(asked([region], 'complaint:read', { ...told, regionId: undefined })).toBe('out_of_scope');
  });

  test('works on an escalated complaint that it owns', () => {
    const owner = { role: 'regional_manager' } as const;
    expect(asked([region], 'complaint:propose', { ...told, owner })).toBe('regional_manager');
    expect(asked([region], 'complaint:propose', { ...told, owner: { role: 'finance' } })).toBe('forbidden');
    expect(asked([region], 'complaint:propose', { owner })).toBe('out_of_scope');
    expect(asked([region], 'complaint:verify', told)).toBe('forbidden');
  });
});

test('a group admin works on a complaint that they own, in their group', () => {
  const owner = { role: 'group_admin' } as const;
  expect(asked([admin], 'complaint:resolve', { owner })).toBe('group_admin');
  expect(asked([admin], 'complaint:resolve', { owner: { role: 'finance' } })).toBe('forbidden');
  expect(asked([admin], 'complaint:resolve', { owner, branchId: 'other.sh01' })).toBe('out_of_scope');
});

describe('who has something to do for a complaint, or stands above who does', () => {
  const owner = { role: 'service_director' } as const;
  const finance = person('finance');
  const carrier = person('service_adviser');

  test('HANDLE-13 finance reads a complaint once there is something to pay for it', () => {
    expect(asked([finance], 'complaint:read', { owner })).toBe('forbidden');
    expect(asked([finance], 'complaint:read', { owner, involved: [owner, { role: 'finance' }] })).toBe(
      'finance',
    );
  });

  test('HANDLE-5 so does the person who carries out the solution, and not a colleague', () => {
    const involved = [{ role: 'service_adviser', person: carrier.id }] as const;
    expect(asked([carrier], 'complaint:read', { owner, involved })).toBe('service_adviser');
    expect(asked([carrier], 'complaint:propose', { owner, involved })).toBe('forbidden');
    const colleague = person('service_adviser', { id: 'per.demo.other' });
    expect(asked([colleague], 'complaint:read', { owner, involved })).toBe('forbidden');
  });

  test('ESC-3 the owner and those above escalate, and nobody beside or below them', () => {
    const by = (caller: Caller, of: Role) => asked([caller], 'complaint:escalate', { owner: { role: of } });
    expect(by(person('service_director'), 'service_director')).toBe('service_director');
    expect(by(manager, 'service_director')).toBe('general_manager');
    expect(by(admin, 'service_director')).toBe('group_admin');
    expect(by(person('care_director'), 'service_director')).toBe('forbidden');
    expect(by(person('service_adviser'), 'service_director')).toBe('forbidden');
    expect(by(manager, 'group_admin')).toBe('forbidden');
  });
});

describe('what is about a whole area', () => {
  test('is for whoever has the right for all of a group, in their own', () => {
    const inGroup = (caller: Caller, groupId = 'demo') => mayInArea([caller], 'report:group', { groupId });
    expect([inGroup(admin), inGroup(admin, 'other'), inGroup(manager)]).toEqual([true, false, false]);
    expect(mayInArea([manager, admin], 'report:group', { groupId: 'demo' })).toBe(true);
    expect(mayInArea([manager], 'report:monthly', { groupId: 'demo' })).toBe(false);
    expect(mayInArea([admin], 'report:monthly', { groupId: 'demo' })).toBe(true);
  });

  test('is for the side of the manufacturer in their own region', () => {
    const inRegion = (caller: Caller, regionId = 'east') =>
      mayInArea([caller], 'report:regional', { regionId });
    expect([inRegion(region), inRegion(region, 'south'), inRegion(admin)]).toEqual([true, false, false]);
    expect(mayInArea([{ ...admin, regionId: 'east' }], 'report:monthly', { regionId: 'east' })).toBe(false);
    expect(mayInArea([region], 'report:monthly', { groupId: 'demo' })).toBe(false);
  });
});

test('what is the platform’s is for its operators, wherever it is, and for nobody else', () => {
  const operator = person('operator', { groupId: 'platform', branchIds: [] });
  const manage = (caller: Caller) => asked([caller], 'brand:manage', { branchId: 'other.sh01' });
  expect([manage(operator), manage(admin), manage(region)]).toEqual(['operator', 'forbidden', 'forbidden']);
  expect(asked([admin], 'brand:list')).toBe('group_admin');
});

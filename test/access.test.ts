import { describe, expect, test } from 'vitest';
import { type Action, authorize, type Target } from '../shared/access.ts';
import type { Caller } from '../shared/data/directory.ts';
import type { Role } from '../shared/domain/roles.ts';

function person(role: Role, more: Partial<Caller> = {}): Caller {
  return { id: `per.demo.${role}`, groupId: 'demo', name: role, role, branchIds: ['demo.sh01'], ...more };
}

function asked(caller: Caller, action: Action, target: Partial<Target> = {}) {
  return authorize(caller, action, { branchId: 'demo.sh01', regionId: 'east', ...target });
}

const region = person('regional_manager', { regionId: 'east' });
const admin = person('group_admin', { branchIds: [] });

describe('the manufacturer region', () => {
  const told = { toldToRegion: true };

  test('sees a complaint once it was escalated to it, and no other', () => {
    expect(asked(region, 'complaint:read')).toBe('out_of_scope');
    expect(asked(region, 'complaint:read', told)).toBe('allowed');
    expect(asked(region, 'complaint:read', { ...told, regionId: 'south' })).toBe('out_of_scope');
    expect(asked(region, 'complaint:read', { ...told, regionId: undefined })).toBe('out_of_scope');
  });

  test('works on an escalated complaint that it owns', () => {
    const owner = { role: 'regional_manager' } as const;
    expect(asked(region, 'complaint:propose', { ...told, owner })).toBe('allowed');
    expect(asked(region, 'complaint:propose', { ...told, owner: { role: 'finance' } })).toBe('forbidden');
    expect(asked(region, 'complaint:propose', { owner })).toBe('out_of_scope');
    expect(asked(region, 'complaint:verify', told)).toBe('forbidden');
  });
});

test('a group admin works on a complaint that they own, in their group', () => {
  const owner = { role: 'group_admin' } as const;
  expect(asked(admin, 'complaint:resolve', { owner })).toBe('allowed');
  expect(asked(admin, 'complaint:resolve', { owner: { role: 'finance' } })).toBe('forbidden');
  expect(asked(admin, 'complaint:resolve', { owner, branchId: 'other.sh01' })).toBe('out_of_scope');
});

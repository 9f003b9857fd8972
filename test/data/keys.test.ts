import { describe, expect, test } from 'vitest';
import {
  branchOfId,
  callbackIdOf,
  childId,
  groupOfBranch,
  isAttachmentId,
  isBranchId,
  isCallbackId,
  isComplaintId,
  newSubjectId,
  partsOfChildId,
  subjectTypeOf,
} from '../../shared/data/table/ids.ts';
import { holderOf, holdersOf, keys, objectKeys } from '../../shared/data/table/keys.ts';

const id = newSubjectId('complaint', 'demo.sh01', '0123456789abcdef');

describe('ids carry their tenant', () => {
  test('a complaint names its branch, a branch its group', () => {
    expect(branchOfId(id)).toBe('demo.sh01');
    expect(groupOfBranch('demo.sh01')).toBe('demo');
  });

  test('a callback lies at the branch of its complaint, and neither is taken for the other', () => {
    const callback = callbackIdOf(id);
    expect(callback).toBe('cbk.demo.sh01.0123456789abcdef');
    expect([isCallbackId(callback), isComplaintId(callback)]).toEqual([true, false]);
    expect([isCallbackId(id), isComplaintId(id)]).toEqual([false, true]);
    expect([subjectTypeOf(callback), subjectTypeOf(id)]).toEqual(['callback', 'complaint']);
    expect(branchOfId(callback)).toBe('demo.sh01');
    expect(partsOfChildId(childId(callback, 't1'))).toEqual({ subjectId: callback, id: 't1' });
  });

  test('a task and a notice name their complaint', () => {
    expect(partsOfChildId(childId(id, 't12'))).toEqual({ subjectId: id, id: 't12' });
    expect(partsOfChildId(childId(id, 'n3'))).toEqual({ subjectId: id, id: 'n3' });
  });

  test.each([
    '',
    'demo',
    'demo.sh01.x',
    'Demo.sh01',
    'demo.sh01#',
    'demo#x.sh01',
    '../sh01',
    'demo.sh01\n',
    `demo.${'x'.repeat(13)}`,
  ])('%j is no branch', (text) => {
    expect(isBranchId(text)).toBe(false);
    expect(() => groupOfBranch(text)).toThrow(RangeError);
  });

  test.each([
    '',
    id.toUpperCase(),
    `${id}.t1`,
    `${id}\n`,
    `x${id}`,
    'cmp.demo.0123456789abcdef',
    id.slice(0, -1),
  ])('%j is no complaint, and no callback', (text) => {
    expect([isComplaintId(text), isCallbackId(text)]).toEqual([false, false]);
    expect(() => subjectTypeOf(text)).toThrow(RangeError);
    expect(() => branchOfId(text)).toThrow(RangeError);
  });

  test.each(['', id, `${id}.t`, `${id}.x1`, `${id}.t12345`, 'cmp.t1'])('%j is no task or notice', (text) => {
    expect(partsOfChildId(text)).toBeUndefined();
  });

  test.each(['', '.', '..', '0123456789abcde', '0123456789abcdef0', '0123456789ABCDEF', '../0123456789abc'])(
    '%j is no file',
    (text) => {
      expect(isAttachmentId(text)).toBe(false);
    },
  );

  test('a file lies below its complaint, apart from where it was sent to', () => {
    expect(isAttachmentId('0123456789abcdef')).toBe(true);
    expect(objectKeys.upload(id, 'f')).toBe(`uploads/${id}/f`);
    expect(objectKeys.evidence(id, 'f')).toBe(`evidence/${id}/f`);
  });

  test('a schedule’s name, made of the longest ids, keeps within its 64 characters', () => {
    const longest = newSubjectId('complaint', `${'g'.repeat(12)}.${'b'.repeat(12)}`, 'x'.repeat(16));
    expect(isComplaintId(longest)).toBe(true);
    expect(`${childId(longest, 't999')}.s9999`.length).toBeLessThanOrEqual(64);
  });
});

describe('who holds a mailbox', () => {
  test('the person once named, else the role in its branch, or in its group, or in its region', () => {
    const at = { branchId: 'demo.sh01', regionId: 'east' };
    expect(holderOf(at, { role: 'care_director', person: 'per.demo.x' })).toBe('per.demo.x');
    expect(holderOf(at, { role: 'care_director' })).toBe('demo.sh01#care_director');
    expect(holderOf(at, { role: 'group_admin' })).toBe('demo#group_admin');
    expect(holderOf(at, { role: 'regional_manager' })).toBe('east#regional_manager');
  });

  test('a person holds their own and those of their role in each of their branches', () => {
    const caller = { id: 'per.demo.x', groupId: 'demo', branchIds: ['demo.sh01', 'demo.sh02'] };
    expect(holdersOf({ ...caller, role: 'care_officer' })).toEqual([
      'per.demo.x',
      'demo.sh01#care_officer',
      'demo.sh02#care_officer',
    ]);
    expect(holdersOf({ ...caller, role: 'group_admin' })).toEqual(['per.demo.x', 'demo#group_admin']);
    expect(holdersOf({ ...caller, role: 'regional_manager', regionId: 'east' })).toEqual([
      'per.demo.x',
      'east#regional_manager',
    ]);
    expect(holdersOf({ ...caller, role: 'regional_manager' })).toEqual(['per.demo.x']);
  });
});

test('a caller’s key tells apart what a plain joining of issuer and subject would not', () => {
  expect(keys.caller('https://a', 'b|c')).not.toEqual(keys.caller('https://a|b', 'c'));
});

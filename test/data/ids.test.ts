import { describe, expect, test } from 'vitest';
import {
  branchOfStandIn,
  callbackIdFor,
  customerId,
  drillJobIdOf,
  emergencyIdFor,
  entryIdFor,
  groupOfScope,
  isIdOf,
  isJobId,
  isPersonId,
  isSubjectId,
  monthOfReport,
  newPersonId,
  newStandInId,
  newSubjectId,
  partsOfCustomerId,
  platform,
  reportIdOf,
  subjectTypeOf,
  subjectTypes,
} from '../../shared/data/table/ids.ts';

const random = '0123456789abcdef';
const branchId = 'demo.sh01';

describe('an id', () => {
  test('tells of what it is, and of nothing else', () => {
    for (const type of subjectTypes) {
      const id = newSubjectId(type, branchId, random);
      expect(subjectTypeOf(id)).toBe(type);
      expect(isSubjectId(id)).toBe(true);
      expect(subjectTypes.filter((other) => isIdOf(other, id))).toEqual([type]);
      expect(isJobId(id)).toBe(type === 'job' || type === 'import');
    }
    const strange = `abc.${branchId}.${random}`;
    expect([isSubjectId(strange), isJobId(strange)]).toEqual([false, false]);
  });

  test.each(['std', 'per', 'msg', 'toString'])('%s begins none of what has a head', (prefix) => {
    expect(isSubjectId(`${prefix}.${branchId}.${random}`)).toBe(false);
  });

  test('of a person names their group, of a stand-in their branch', () => {
    expect(isPersonId(newPersonId('demo', random))).toBe(true);
    expect(isPersonId(newPersonId(platform, random))).toBe(true);
    expect(isPersonId(newPersonId(branchId, random))).toBe(false);
    expect(branchOfStandIn(newStandInId(branchId, random))).toBe(branchId);
    expect(branchOfStandIn(newPersonId('demo', random))).toBeUndefined();
  });
});

describe('the id of a report', () => {
  test('carries its month', () => {
    const id = reportIdOf(branchId, '2026-11');
    expect(id).toBe('rep.demo.sh01.0000000000202611');
    expect(monthOfReport(id)).toBe('2026-11');
    expect(isIdOf('report', id)).toBe(true);
  });

  test.each(['', `rep.${branchId}.${random}`, newSubjectId('job', branchId, '0000000000202611')])(
    '%j is none',
    (id) => {
      expect(() => monthOfReport(id)).toThrow(new RangeError('not the id of a report'));
    },
  );
});

describe('an id that follows from another', () => {
  const delivery = newSubjectId('delivery', branchId, random);

  test('is the same for the same, and another for anything else', () => {
    for (const idFor of [callbackIdFor, entryIdFor]) {
      const ids = [idFor(delivery, 'one'), idFor(delivery, 'one'), idFor(delivery, 'other')];
      expect(new Set(ids).size).toBe(2);
      expect(idFor(newSubjectId('visit', branchId, random), 'one')).not.toBe(ids[0]);
      expect(ids.every(isSubjectId)).toBe(true);
    }
    expect(subjectTypeOf(callbackIdFor(delivery, 'one'))).toBe('callback');
    expect(subjectTypeOf(entryIdFor(delivery, 'one'))).toBe('ledger_entry');
  });

  test('of a branch’s part of a plan lies at the branch', () => {
    const plan = newSubjectId('emergency', 'demo.head', random);
    const part = emergencyIdFor(plan, branchId);
    expect(part).toMatch(/^emg\.demo\.sh01\.[0-9a-z]{16}$/);
    expect(emergencyIdFor(plan, 'demo.sh02').slice(-16)).not.toBe(part.slice(-16));
    expect(drillJobIdOf(part)).toBe(part.replace('emg.', 'job.'));
  });
});

describe('the group', () => {
  test('is that of a branch, or the scope itself', () => {
    expect([groupOfScope('demo'), groupOfScope(branchId)]).toEqual(['demo', 'demo']);
    expect(() => groupOfScope('demo.sh01.x')).toThrow(new RangeError('not a branch id'));
  });

  test('of a customer is in their id, with their file', () => {
    const customer = { groupId: 'demo', fileId: 'abcdefghijklmno_-' };
    expect(customerId(customer)).toBe('cus.demo.abcdefghijklmno_-');
    expect(partsOfCustomerId(customerId(customer))).toEqual(customer);
    for (const id of ['', 'cus.demo', 'cus.demo.short', `per.demo.${random}`, `cus.${branchId}.${random}`]) {
      expect(partsOfCustomerId(id)).toBeUndefined();
    }
  });
});

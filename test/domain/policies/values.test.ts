import { describe, expect, it, test } from 'vitest';
import { meanings, valueKinds } from '../../../shared/domain/policies/meanings.ts';
import { changesOf, policyOf, valueInForce } from '../../../shared/domain/policies/values.ts';
import {
  policyNames,
  policyOverridesSchema,
  policyTable,
  storedOverridesSchema,
} from '../../../shared/domain/policy.ts';
import { fitting, unfitting } from '../../support/policy-values.ts';

describe('every value', () => {
  test.each(policyNames)('%s says what it means, in Chinese and in English', (name) => {
    const { kind, zh, en } = meanings[name];
    expect(zh).toMatch(/\p{Script=Han}{3}/u);
    expect(zh).not.toMatch(/[.。]$/);
    expect(en).toMatch(/^[A-Z][^.]{10,}[^.]$/);
    expect(valueKinds[kind]).toMatch(/\.$/);
  });

  it('means something else than the others', () => {
    for (const language of ['zh', 'en'] as const) {
      expect(new Set(policyNames.map((name) => meanings[name][language])).size).toBe(policyNames.length);
    }
  });

  test.each(fitting)('%s may be %j', (name, value) => {
    expect(policyOverridesSchema.safeParse({ [name]: value }).success).toBe(true);
  });

  test.each(unfitting)('%s may not be %j, and is named', (name, value) => {
    const { error } = policyOverridesSchema.safeParse({ [name]: value });
    expect(error?.issues.map(({ path }) => path[0])).toContain(name);
  });
});

describe('what nobody knows', () => {
  test.each(['contactwithin', 'CLOCK-1', 'constructor', 'toString', ''])('%j is refused by name', (name) => {
    const { error } = policyOverridesSchema.safeParse({ [name]: 'PT1H' });
    expect(error?.issues).toMatchObject([{ code: 'unrecognized_keys', keys: [name] }]);
  });

  it('stays as it is where it was stored, by newer code', () => {
    const written = { contactWithin: 'PT1H', answeredWithin: 'PT5M' };
    expect(storedOverridesSchema.parse(written)).toEqual(written);
  });
});

describe('what is in force', () => {
  const group = { contactWithin: 'PT1H', callAttempts: 5 };
  const branch = { contactWithin: 'PT30M' };

  it('POLICY-1 comes from the branch, else from its group, else it is the default', () => {
    const both = { group, branch };
    expect(valueInForce(both, 'contactWithin')).toEqual({ value: 'PT30M', from: 'branch' });
    expect(valueInForce(both, 'callAttempts')).toEqual({ value: 5, from: 'group' });
    expect(valueInForce(both, 'callAgainAfter')).toEqual({ value: 'P1D', from: 'default' });
    expect(valueInForce({ group }, 'contactWithin')).toEqual({ value: 'PT1H', from: 'group' });
    for (const name of policyNames) expect(valueInForce(both, name).value).toEqual(policyOf(both)[name]);
  });

  it('is changed by another value, and by another who sets the same', () => {
    expect(changesOf({ group, branch: {} }, { group, branch: { ...branch, callAttempts: 5 } })).toEqual([
      {
        name: 'contactWithin',
        before: { value: 'PT1H', from: 'group' },
        after: { value: 'PT30M', from: 'branch' },
      },
      { name: 'callAttempts', before: { value: 5, from: 'group' }, after: { value: 5, from: 'branch' } },
    ]);
    expect(changesOf({ group, branch }, { group })).toHaveLength(1);
  });

  it('is not changed by the same, in whatever order it is written', () => {
    const owners = { price_dispute: 'sales_director', transport: 'service_director' } as const;
    const turned = { transport: 'service_director', price_dispute: 'sales_director' } as const;
    expect(changesOf({ group: { ...group, owners } }, { group: { owners: turned, ...group } })).toEqual([]);
  });

  it('has each default as its kind is written', () => {
    for (const name of policyNames) {
      expect(fitting.filter(([one]) => one === name).length).toBeGreaterThan(0);
      expect(policyOverridesSchema.safeParse({ [name]: policyTable[name].default }).success).toBe(true);
    }
  });
});

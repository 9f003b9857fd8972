import { describe, expect, it, test } from 'vitest';
import { type CustomerClass, type Priority, priorities } from '../../shared/domain/complaint/codes.ts';
import { received } from '../support/complaint.ts';
import type { Told } from '../support/registration.ts';

describe('ROUTE-4', () => {
  const recent = {
    id: 'cmp.grp1.br1.c0',
    number: 'SH01-2026-00000',
    branchId: 'br.grp1.br1',
    category: 'sales_service_quality',
    receivedAt: '2026-11-20T02:00:00.000Z',
  } as const;

  const classes: Record<CustomerClass, Priority> = {
    private: 'medium',
    vip: 'high',
    corporate: 'high',
    government: 'high',
    fleet: 'high',
    judicial: 'high',
    key_private: 'high',
  };

  test.each(Object.entries(classes))('ROUTE-4 a %s customer’s complaint is %s', (customerClass, priority) => {
    const { complaint } = received({ customerClass: customerClass as CustomerClass });
    expect(complaint.priority).toBe(priority);
  });

  it('ROUTE-4 severe is high whatever is told; else what is told holds, and medium where nothing is', () => {
    expect(received({ severe: true, priority: 'low' }).complaint.priority).toBe('high');
    expect(received({ priority: 'low' }).complaint.priority).toBe('low');
    expect(received().complaint.priority).toBe('medium');
  });

  const alwaysHigh: readonly (readonly [string, Told])[] = [
    ['a severe case', { severe: true }],
    ['a customer with the focus mark', { focus: true }],
    ['a fleet', { customerClass: 'fleet' }],
    ['a recurrence', { details: { ...received().state.details, linked: [recent] } }],
  ];

  test.each(alwaysHigh)('ROUTE-4 %s is high, whatever is told then or later', (_, told) => {
    const complaint = received({ priority: 'low', ...told });
    expect(complaint.complaint.priority).toBe('high');
    for (const priority of ['low', 'medium']) {
      expect(() => complaint.classify('2026-11-23 11:00', { priority })).toThrow('is high');
    }
    expect(complaint.classify('2026-11-23 11:00', { priority: 'high' }).complaint.priority).toBe('high');
  });

  test.each(priorities)('ROUTE-4 told by a later classification, %s holds', (priority) => {
    for (const told of priorities) {
      const complaint = received({ priority: told, customerClass: 'private' });
      expect(complaint.classify('2026-11-23 11:00', { priority }).complaint.priority).toBe(priority);
    }
  });

  it('ROUTE-4 a classification that tells no priority leaves it', () => {
    const complaint = received({ priority: 'low' }).classify('2026-11-23 11:00', { category: 'transport' });
    expect(complaint.complaint.priority).toBe('low');
    expect(() => complaint.classify('2026-11-23 12:00', {})).toThrow('must tell a category, a priority');
  });
});

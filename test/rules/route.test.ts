import { describe, expect, it, test } from 'vitest';
import { type Category, categoryNames } from '../../shared/domain/complaint/category.ts';
import type { CustomerClass, Priority } from '../../shared/domain/complaint/complaint.ts';
import { runningTasks } from '../../shared/domain/complaint/draft.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { newCarDefect, received } from '../support/complaint.ts';

describe('ROUTE-1', () => {
  const owners: Record<Category, Role> = {
    sales_service_quality: 'sales_director',
    new_car_supply: 'sales_director',
    sales_staff_attitude: 'sales_director',
    value_added: 'value_added_manager',
    pre_delivery_defect: 'sales_director',
    new_car_quality: 'service_director',
    after_sales_service: 'service_director',
    repair_quality: 'service_director',
    parts_supply: 'service_director',
    immediate_rework: 'service_director',
    technical: 'service_director',
    service_staff_attitude: 'service_director',
    delivery_time: 'service_director',
    price_dispute: 'care_director',
    process_inconvenience: 'care_director',
    transport: 'care_director',
    suggestion: 'care_director',
    other: 'care_director',
    contract_dispute: 'general_manager',
    enquiry: 'care_officer',
  };

  test.each(categoryNames)('ROUTE-1 %s has its owner from registration', (category) => {
    const { complaint } = received({ category });
    expect(complaint.owner).toEqual({ role: owners[category] });
    expect(complaint.tasks.map((task) => task.owner)).toEqual(
      complaint.tasks.map(() => ({ role: owners[category] })),
    );
  });

  it('ROUTE-1 the owner is told at once', () => {
    expect(newCarDefect().told('complaint_assigned')).toEqual(['service_director 2026-11-23 10:00:00']);
  });
});

describe('ROUTE-2', () => {
  it('ROUTE-2 reassigning changes the owner of the complaint and of its promises, and no deadline', () => {
    const defect = newCarDefect();
    const before = defect.complaint.tasks;
    defect.assignTo('2026-11-23 10:30', 'sales_director');
    expect(defect.complaint.owner).toEqual({ role: 'sales_director' });
    expect(defect.complaint.tasks).toEqual(
      before.map((task) => ({ ...task, owner: { role: 'sales_director' } })),
    );
    expect(defect.told('complaint_assigned')).toContain('sales_director 2026-11-23 10:30:00');
  });

  it('ROUTE-2 a promise that was overdue when it was handed over is the new owner’s, and stays overdue', () => {
    const defect = newCarDefect().assignTo('2026-11-23 13:00', 'care_director', 'per.9');
    expect(defect.task('contact')).toMatchObject({
      state: 'overdue',
      owner: { role: 'care_director', person: 'per.9' },
    });
    expect(defect.due('contact')).toBe('2026-11-23 12:00:00');
  });

  it('ROUTE-2 naming a person keeps the role; naming a role leaves the person open', () => {
    const person = { id: 'per.5', name: '刘建国', role: 'sales_director' } as const;
    const input = { role: undefined, person: person.id };
    const complaint = received().do('assign-complaint', '2026-11-23 10:30', input, 'care_director', person);
    expect(complaint.complaint.owner).toEqual({ role: 'sales_director', person: 'per.5' });
    expect(complaint.assignTo('2026-11-23 11:00', 'sales_director').complaint.owner).toEqual({
      role: 'sales_director',
    });
  });

  it('ROUTE-2 only a role of the branch can own it', () => {
    for (const role of ['regional_manager', 'group_admin', 'operator'] as const) {
      expect(() => received().assignTo('2026-11-23 10:30', role)).toThrow('"role"');
    }
  });

  it('ROUTE-2 verification and remedy belong to their roles, whoever owns the complaint', () => {
    const complaint = received()
      .contact('2026-11-23 11:00')
      .resolve('2026-11-23 12:00')
      .verify('2026-11-23 13:00', 'unsatisfied')
      .resolve('2026-11-23 14:00')
      .assignTo('2026-11-23 15:00', 'service_director');
    const owners = runningTasks(complaint.complaint).map(({ kind, owner }) => `${kind} ${owner.role}`);
    expect(owners).toEqual(['remedy general_manager', 'verification care_director']);
  });

  it('ROUTE-2 the one who owned it last handles it when it is reopened', () => {
    const complaint = received()
      .contact('2026-11-23 11:00')
      .assignTo('2026-11-23 11:30', 'service_director', 'per.3')
      .resolve('2026-11-23 12:00')
      .verify('2026-11-23 13:00', 'unsatisfied');
    expect(complaint.task('resolution').owner).toEqual({ role: 'service_director', person: 'per.3' });
  });
});

describe('ROUTE-4', () => {
  const priorities: Record<CustomerClass, Priority> = {
    private: 'medium',
    vip: 'high',
    corporate: 'high',
    government: 'high',
    fleet: 'high',
    judicial: 'high',
    key_private: 'high',
  };

  test.each(Object.entries(priorities))(
    'ROUTE-4 a %s customer’s complaint is %s',
    (customerClass, priority) => {
      const { complaint } = received({ customerClass: customerClass as CustomerClass });
      expect(complaint.priority).toBe(priority);
    },
  );

  it('ROUTE-4 severe is high whatever is told; else what is told holds, and medium where nothing is', () => {
    expect(received({ severe: true, priority: 'low' }).complaint.priority).toBe('high');
    expect(received({ priority: 'low' }).complaint.priority).toBe('low');
    expect(received().complaint.priority).toBe('medium');
  });
});

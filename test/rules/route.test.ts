import { describe, expect, it, test } from 'vitest';
import { type Category, categoryNames } from '../../shared/domain/complaint/category.ts';
import { runningTasks } from '../../shared/domain/complaint/draft.ts';
import type { Role } from '../../shared/domain/roles.ts';
import type { TaskKind } from '../../shared/domain/task.ts';
import { newCarDefect, received, rosterWithout } from '../support/complaint.ts';

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

  it('ROUTE-1 a group or a branch may name others, by category', () => {
    const overrides = { owners: { technical: 'service_adviser', enquiry: 'care_specialist' } } as const;
    const ownerOf = (category: Category) => received({ category, overrides }).complaint.owner;
    expect(ownerOf('technical')).toEqual({ role: 'service_adviser' });
    expect(ownerOf('enquiry')).toEqual({ role: 'care_specialist' });
    expect(ownerOf('repair_quality')).toEqual({ role: 'service_director' });
  });

  const levels: readonly (readonly [Category, readonly Role[]])[] = [
    ['value_added', ['value_added_manager', 'general_manager', 'group_admin']],
    ['enquiry', ['care_officer', 'care_director', 'general_manager', 'group_admin']],
    ['contract_dispute', ['general_manager', 'group_admin']],
  ];

  test.each(levels)('ROUTE-1 where nobody holds the role, %s belongs to the next level', (category, held) => {
    for (const [nth, role] of held.entries()) {
      const complaint = received({ category, roster: rosterWithout(...held.slice(0, nth)) });
      expect(complaint.complaint.owner).toEqual({ role });
      expect(complaint.complaint.tasks.map(({ owner }) => owner)).toContainEqual({ role });
      expect(complaint.told('complaint_assigned')).toEqual([`${role} 2026-11-23 10:00:00`]);
    }
    // Nobody at all: it waits for the role of the table, and the region is nobody's next level.
    const [owner] = held;
    const nobody = received({ category, roster: rosterWithout(...held) });
    expect(nobody.complaint.owner).toEqual({ role: owner });
  });

  it('ROUTE-1 the next level is that of the role which the policy names', () => {
    const overrides = { owners: { technical: 'care_officer' } } as const;
    const told = { category: 'technical', overrides, roster: rosterWithout('care_officer') } as const;
    expect(received(told).complaint.owner).toEqual({ role: 'care_director' });
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

  it('ROUTE-2 nor can a person who is above the branch: they are escalated to', () => {
    for (const role of ['regional_manager', 'group_admin'] as const) {
      const person = { id: 'per.7', name: '方国栋', role };
      const assign = () =>
        received().do(
          'assign-complaint',
          '2026-11-23 10:30',
          { role: undefined, person: 'per.7' },
          'care_director',
          person,
        );
      expect(assign).toThrow('above the branch');
    }
  });

  it('ROUTE-2 only a role of the branch can own it', () => {
    for (const role of ['regional_manager', 'group_admin', 'operator'] as const) {
      expect(() => received().assignTo('2026-11-23 10:30', role)).toThrow('"role"');
    }
  });

  it('ROUTE-2 it cannot be handed to a role that nobody of the branch holds', () => {
    const complaint = received({ roster: rosterWithout('value_added_manager') });
    const { state } = complaint;
    const handOver = () => complaint.assignTo('2026-11-23 10:30', 'value_added_manager');
    expect(handOver).toThrow('the branch has nobody who is value_added_manager');
    expect(complaint.state).toBe(state);
    const stranger = { role: undefined, person: 'per.stranger' };
    const toStranger = () =>
      complaint.do('assign-complaint', '2026-11-23 10:30', stranger, 'care_director', null);
    expect(toStranger).toThrow('is not on the staff of the branch');
  });

  it('ROUTE-2 the letter goes with the owner, the payout stays with finance, and no deadline moves', () => {
    const complaint = received({ severe: true })
      .contact('2026-11-23 11:00')
      .propose('2026-11-23 12:00', { cost: { amount: 30_000, currency: 'CNY' } })
      .resolve('2026-11-23 13:00');
    const owed = () => ['letter', 'payout'].map((kind) => complaint.task(kind as TaskKind));
    const before = owed();
    complaint.assignTo('2026-11-23 14:00', 'service_director');
    expect(owed().map(({ owner }) => owner.role)).toEqual(['service_director', 'finance']);
    expect(owed().map(({ dueAt }) => dueAt)).toEqual(before.map(({ dueAt }) => dueAt));
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

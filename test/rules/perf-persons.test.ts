import { describe, expect, it } from 'vitest';
import { technicianOf } from '../../shared/data/arrival/technicians.ts';
import { received } from '../support/complaint.ts';
import { figuresOfPerson } from '../support/figures.ts';
import { Planned, specialist } from '../support/planned-call.ts';
import { named } from '../support/registration.ts';

describe('PERF-1', () => {
  it('PERF-1 complaints count for whoever owns them, and against whoever of the staff is responsible', () => {
    const complaint = received()
      .assignTo('2026-11-23 10:30', 'service_adviser', 'per.li')
      .contact('2026-11-23 11:00')
      .investigate('2026-11-23 12:00', { responsible: { person: named.id } });
    expect(figuresOfPerson('per.li', '2026-11', complaint.complaint)).toMatchObject({ owned: 1, against: 0 });
    expect(figuresOfPerson(named.id, '2026-11', complaint.complaint)).toMatchObject({ owned: 0, against: 1 });
    expect(complaint.state.details.finding?.responsible?.person).toBe(named.name);
  });

  it('PERF-1 what a role owns counts for the one of them who signs for it or acts first, until it goes to others', () => {
    const complaint = received();
    const { role } = complaint.complaint.owner;
    const person = `per.${role}`;
    complaint.contact('2026-11-23 11:00');
    expect(complaint.complaint.owner).toEqual({ role });
    expect(figuresOfPerson(person, '2026-11', complaint.complaint)).toMatchObject({
      owned: 1,
      deadlines: { met: 1, late: 0, overdue: 0 },
    });
    complaint.assignTo('2026-11-23 12:00', 'service_adviser', 'per.li');
    expect(figuresOfPerson(person, '2026-11', complaint.complaint).owned).toBe(0);
    expect(figuresOfPerson('per.li', '2026-11', complaint.complaint).owned).toBe(1);
  });

  it('PERF-1 somebody who is known by name alone is nobody whom figures know', () => {
    const complaint = received()
      .contact('2026-11-23 11:00')
      .investigate('2026-11-23 12:00', { responsible: { person: '马师傅' } });
    expect(complaint.complaint.responsible).toBeUndefined();
    expect(complaint.state.details.finding?.responsible?.person).toBe('马师傅');
  });

  it('PERF-1 deadlines count for whoever owns them, met and late', () => {
    const complaint = received()
      .assignTo('2026-11-23 10:30', 'service_adviser', 'per.li')
      .contact('2026-11-23 11:00')
      .settle('2026-11-25 00:00');
    const { deadlines } = figuresOfPerson('per.li', '2026-11', complaint.complaint);
    expect(deadlines).toEqual({ met: 1, late: 0, overdue: 1, onTimeRate: 0.5 });
  });

  it('PERF-1 a mark at verification is the owner’s, in the month of the call', () => {
    const complaint = received()
      .assignTo('2026-11-23 10:30', 'service_adviser', 'per.li')
      .contact('2026-11-23 11:00')
      .resolve('2026-11-30 15:00')
      .do('verify-complaint', '2026-12-01 09:00', { outcome: 'satisfied', satisfaction: 4 });
    expect(figuresOfPerson('per.li', '2026-11', complaint.complaint).satisfaction.rated).toBe(0);
    expect(figuresOfPerson('per.li', '2026-12', complaint.complaint).satisfaction).toMatchObject({
      rated: 1,
      mean: 4,
    });
  });

  it('PERF-1 calls are those of whoever called, and the deadline theirs who kept it', () => {
    const call = new Planned().attempt('busy', '2026-11-23 11:00').attempt('reached', '2026-11-24 11:00');
    expect(figuresOfPerson(specialist.person, '2026-11', call.head)).toMatchObject({
      calls: { attempts: 2, reached: 1, done: 1 },
      deadlines: { met: 1, late: 0, overdue: 0 },
    });
  });

  it('PERF-1 the mark of a call is also of the adviser whose customer it was', () => {
    const call = new Planned({ purpose: 'visit', adviser: { role: 'service_adviser', person: 'per.li' } });
    call.attempt('reached', '2026-11-24 11:00', { answers: { overall: 3 } });
    expect(figuresOfPerson('per.li', '2026-11', call.head).overall).toMatchObject({ rated: 1, mean: 3 });
  });

  it('PERF-1 a technician’s grades are kept under what stands for the name, and for no other', () => {
    const technician = technicianOf('a key', 'grp1.br1', '马建军');
    expect(technicianOf('a key', 'grp1.br1', ' 马 建军')).toBe(technician);
    for (const other of [
      technicianOf('a key', 'grp1.br2', '马建军'),
      technicianOf('b key', 'grp1.br1', '马建军'),
      technicianOf('a key', 'grp1.br1', '胡国平'),
    ]) {
      expect(other).not.toBe(technician);
    }
    expect(technicianOf('a key', 'grp1.br1', undefined)).toBeUndefined();
    const call = new Planned({ purpose: 'visit' });
    call.state = { ...call.state, head: { ...call.head, technician } };
    call.attempt('reached', '2026-11-24 11:00', { answers: { overall: 5, technician: { skill: 'good' } } });
    const grades = figuresOfPerson(`${technician}`, '2026-11', call.head).technician;
    expect(grades.skill).toEqual({ excellent: 0, good: 1, fair: 0, poor: 0 });
  });
});

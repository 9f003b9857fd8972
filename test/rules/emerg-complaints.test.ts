import { describe, expect, it, test } from 'vitest';
import { contributionOf } from '../../shared/domain/figures/contribution.ts';
import { newCarDefect, received } from '../support/complaint.ts';
import { berlin } from '../support/time.ts';

const emergencyPlan = 'emg.grp1.br1.e1';

describe('EMERG-2', () => {
  test.each([
    ['sales_service_quality', '2026-11-23 11:00:00'],
    ['new_car_quality', '2026-11-23 11:00:00'],
    ['suggestion', '2026-11-23 11:00:00'],
  ] as const)('EMERG-2 %s is high and contacted within the hour', (category, due) => {
    const told = received({ category, emergencyPlan, priority: 'low' });
    expect(told.complaint).toMatchObject({ priority: 'high', emergency: { plan: emergencyPlan } });
    expect(told.due('contact')).toBe(due);
    expect(told.due('resolution')).toBe('2026-11-26 23:59:59');
  });

  it('EMERG-2 at night, on any day, and across a change of the clocks, the hour is an hour', () => {
    const night = received({ emergencyPlan, receivedAt: '2026-11-22 23:45' });
    // The end of the day of receipt, which the category asks for, comes before the hour is over.
    expect(night.due('contact')).toBe('2026-11-22 23:59:59');
    const short = received({ emergencyPlan, receivedAt: '2026-10-25 01:30', zone: berlin });
    expect(short.due('contact')).toBe('2026-10-25 02:30:00');
    const long = received({ emergencyPlan, receivedAt: '2026-03-29 01:30', zone: berlin });
    expect(long.due('contact')).toBe('2026-03-29 03:30:00');
  });

  it('EMERG-2 a policy that is slower than the category changes nothing', () => {
    const told = newCarDefect({ emergencyPlan, overrides: { emergencyContactWithin: 'PT6H' } });
    expect(told.due('contact')).toBe('2026-11-23 12:00:00');
  });

  it('EMERG-2 the solution counts from the earlier contact deadline', () => {
    expect(newCarDefect({ emergencyPlan }).due('solution')).toBe('2026-11-24 11:00:00');
  });

  it('EMERG-2 the general manager is told of every one, once', () => {
    const told = newCarDefect({ emergencyPlan, severe: true });
    expect(told.told('emergency_complaint')).toEqual(['general_manager 2026-11-23 10:00:00']);
    told.classify('2026-11-23 10:10', { category: 'price_dispute' });
    told.classify('2026-11-23 10:20', { category: 'repair_quality' });
    expect(told.told('emergency_complaint')).toHaveLength(1);
    expect(told.notices.find(({ kind }) => kind === 'emergency_complaint')?.text).toEqual({
      zh: '抱怨 SH01-2026-00001（新车产品质量）在应急预案期间收到，须在 2026-11-23 11:00 前联系客户。',
      en: 'Complaint SH01-2026-00001 (New car quality) came in while the emergency plan is on; the customer is to be contacted by 2026-11-23 11:00.',
    });
  });

  it('EMERG-2 missed, the superior is told at that very time', () => {
    const told = received({ emergencyPlan }).settle('2026-11-23 11:00');
    expect(told.escalations('ESC-2')).toEqual([
      'ESC-2 general_manager 2026-11-23 11:00:00',
      'ESC-2 care_director 2026-11-23 11:00:00',
    ]);
  });

  it('EMERG-2 registered late it goes through what it missed', () => {
    const told = received({ emergencyPlan, registeredAt: '2026-11-24 09:00' });
    expect(told.task('contact').state).toBe('overdue');
    expect(told.told('emergency_complaint')).toEqual(['general_manager 2026-11-24 09:00:00']);
  });

  it('EMERG-2 its priority cannot be lowered', () => {
    const told = received({ emergencyPlan });
    expect(() => told.classify('2026-11-23 10:30', { priority: 'low' })).toThrow('an emergency');
  });

  it('EMERG-2 an enquiry is none until it turns out to be a complaint', () => {
    const told = received({ category: 'enquiry', emergencyPlan });
    expect(told.complaint.priority).toBe('medium');
    expect(told.due('contact')).toBe('2026-11-23 23:59:59');
    expect(told.told('emergency_complaint')).toEqual([]);
    told.classify('2026-11-23 10:20', { category: 'transport' });
    expect(told.complaint.priority).toBe('high');
    expect(told.due('contact')).toBe('2026-11-23 11:00:00');
    expect(told.due('resolution')).toBe('2026-11-26 23:59:59');
    expect(told.told('emergency_complaint')).toEqual(['general_manager 2026-11-23 10:20:00']);
  });

  it('EMERG-2 without a plan nothing of it holds', () => {
    const told = received();
    expect(told.complaint).not.toHaveProperty('emergency');
    expect(told.due('contact')).toBe('2026-11-23 23:59:59');
    expect(told.told('emergency_complaint')).toEqual([]);
  });

  it('EMERG-2 is counted as any other complaint', () => {
    expect(contributionOf(received({ emergencyPlan }).complaint).months['2026-11']).toMatchObject({
      received: 1,
    });
  });
});

import { describe, expect, it, test } from 'vitest';
import { type Case, received } from '../support/complaint.ts';

const contacted = (told = {}) => received(told).contact('2026-11-23 11:00');
const found = (complaint: Case, at = '2026-11-23 12:00') => complaint.classify(at, { severe: true });

describe('ROUTE-5', () => {
  it('ROUTE-5 told as severe at intake: high at once, and the general manager is told', () => {
    const severe = received({ severe: true });
    expect(severe.complaint).toMatchObject({ severe: true, priority: 'high' });
    expect(severe.escalations()).toEqual(['ESC-5 general_manager 2026-11-23 10:00:00']);
    expect(severe.due('resolution')).toBe('2026-11-26 23:59:59');
  });

  it('ROUTE-5 one that is not severe is told to nobody above, and promises no letter', () => {
    const complaint = contacted().resolve('2026-11-23 15:00');
    expect(complaint.escalations()).toEqual([]);
    expect(complaint.has('letter')).toBe(false);
  });

  it('ROUTE-5 found so later: high from then on, the general manager told then, the resolution forward', () => {
    const complaint = found(contacted({ priority: 'low' }));
    expect(complaint.complaint).toMatchObject({ severe: true, priority: 'high', status: 'contacted' });
    expect(complaint.escalations()).toEqual(['ESC-5 general_manager 2026-11-23 12:00:00']);
    expect(complaint.due('resolution')).toBe('2026-11-26 23:59:59');
    expect(complaint.complaint.owner).toEqual({ role: 'sales_director' });
  });

  it('ROUTE-5 its priority cannot be lowered while it is severe', () => {
    expect(() => found(received()).classify('2026-11-23 13:00', { priority: 'medium' })).toThrow('is high');
    expect(() => received().classify('2026-11-23 13:00', { severe: true, priority: 'low' })).toThrow(
      'is high',
    );
  });

  it('ROUTE-5 no longer held severe, its priority is again what was told, and no deadline is put off', () => {
    const complaint = found(received()).classify('2026-11-23 13:00', { severe: false });
    expect(complaint.complaint).toMatchObject({ severe: false, priority: 'medium' });
    complaint.classify('2026-11-23 14:00', { priority: 'low' });
    expect(complaint.complaint.priority).toBe('low');
    expect(complaint.due('resolution')).toBe('2026-11-26 23:59:59');
    expect(complaint.contact('2026-11-23 15:00').resolve('2026-11-23 16:00').has('letter')).toBe(false);
  });

  test.each([
    ['at intake', () => contacted({ severe: true }).resolve('2026-11-24 15:00')],
    ['before it is resolved', () => found(contacted()).resolve('2026-11-24 15:00')],
    ['while it is resolved', () => found(contacted().resolve('2026-11-24 14:00'), '2026-11-24 15:00')],
  ])('ROUTE-5 found severe %s, its result goes out in writing', (_, resolved) => {
    const complaint = resolved();
    expect(complaint.due('letter')).toBe('2026-11-27 23:59:59');
    expect(complaint.task('letter').owner).toEqual({ role: 'sales_director' });
    expect(complaint.told('task_opened')).toEqual(['sales_director 2026-11-24 15:00:00']);
  });

  it('ROUTE-5 it can be found so in any open state, and not once it has ended', () => {
    const resolved = contacted().resolve('2026-11-23 15:00');
    expect(found(resolved, '2026-11-23 16:00').complaint.severe).toBe(true);
    const closed = contacted().resolve('2026-11-23 15:00').verify('2026-11-23 16:00', 'satisfied');
    expect(() => found(closed, '2026-11-23 17:00')).toThrow('not allowed while the complaint is closed');
  });
});

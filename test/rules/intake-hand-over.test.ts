import { describe, expect, it, test } from 'vitest';
import { channels } from '../../shared/domain/complaint/codes.ts';
import { contributionOf } from '../../shared/domain/figures/contribution.ts';
import { addTo } from '../../shared/domain/figures/counters.ts';
import { monthlyFigures } from '../../shared/domain/figures/monthly.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { actor, type Case, named, received } from '../support/complaint.ts';

const receivedAt = '2026-11-23 10:00:00';
const everybodyTold = ({ notices }: Case) => notices.map(({ kind, to }) => `${kind} ${to.role}`);

describe('INTAKE-4', () => {
  test.each(['sales_adviser', 'service_director', 'finance', 'care_director', 'group_admin'] as const)(
    'INTAKE-4 whatever a %s takes in, the care director and the owner are told at once',
    (role) => {
      const complaint = received({ by: actor(role) });
      expect(complaint.told('complaint_registered')).toEqual([`care_director ${receivedAt}`]);
      expect(complaint.told('complaint_assigned')).toEqual([`sales_director ${receivedAt}`]);
      expect(complaint.notices).toHaveLength(2);
    },
  );

  it('INTAKE-4 one received days ago is told of when it is registered', () => {
    const late = received({ registeredAt: '2026-11-23 15:00' });
    expect(late.told('complaint_registered')).toEqual(['care_director 2026-11-23 15:00:00']);
  });

  it('INTAKE-4 a care director who owns it hears of it once', () => {
    expect(everybodyTold(received({ category: 'other' }))).toEqual(['complaint_assigned care_director']);
  });

  test.each(channels.filter((channel) => channel !== 'callback'))(
    'INTAKE-4 one that comes in by %s reaches the care director',
    (channel) => {
      expect(everybodyTold(received({ channel }))).toContain('complaint_registered care_director');
    },
  );

  it('INTAKE-4 one raised in a callback goes to its owner directly, and to nobody else', () => {
    const screener = { role: 'care_specialist' } as const;
    const raised = received({ channel: 'callback', screener });
    expect(everybodyTold(raised)).toEqual(['complaint_assigned sales_director']);
  });

  it('INTAKE-4 handed over to the owner it has, the owner is confirmed and told', () => {
    const complaint = received().assignTo('2026-11-23 11:00', 'sales_director');
    expect(complaint.complaint).toMatchObject({ status: 'assigned', owner: { role: 'sales_director' } });
    expect(complaint.told('complaint_assigned').at(-1)).toBe('sales_director 2026-11-23 11:00:00');
  });

  it('INTAKE-4 handed over to another, the new owner is told, and no other', () => {
    const complaint = received().assignTo('2026-11-23 11:00', 'service_director');
    expect(complaint.complaint).toMatchObject({ status: 'assigned', owner: { role: 'service_director' } });
    expect(complaint.told('complaint_assigned')).toEqual([
      `sales_director ${receivedAt}`,
      'service_director 2026-11-23 11:00:00',
    ]);
  });

  it('INTAKE-4 the owner signs for it, handed over or not', () => {
    for (const complaint of [received(), received().assignTo('2026-11-23 10:30', 'sales_director')]) {
      expect(complaint.complaint.acknowledgedAt).toBeUndefined();
      complaint.do('acknowledge-complaint', '2026-11-23 11:00');
      expect(complaint.complaint).toMatchObject({
        status: 'assigned',
        acknowledgedAt: complaint.instant('2026-11-23 11:00'),
      });
    }
  });

  it('INTAKE-4 a new owner signs anew; one that is confirmed has signed', () => {
    const signed = () => received().do('acknowledge-complaint', '2026-11-23 11:00');
    const confirmed = signed().assignTo('2026-11-23 12:00', 'sales_director');
    expect(confirmed.complaint.acknowledgedAt).toBe(confirmed.instant('2026-11-23 11:00'));
    for (const [role, person] of [['service_director'], ['sales_director', 'per.7']] as [Role, string?][]) {
      const handedOver = signed().assignTo('2026-11-23 12:00', role, person);
      expect(handedOver.complaint.acknowledgedAt).toBeUndefined();
      handedOver.do('acknowledge-complaint', '2026-11-23 13:00');
      expect(handedOver.complaint.acknowledgedAt).toBe(handedOver.instant('2026-11-23 13:00'));
    }
  });
});

describe('INTAKE-7', () => {
  const screener = { role: 'care_specialist', person: named.id } as const;

  it('INTAKE-7 whoever screens the channel is told, and the others as ever', () => {
    expect(received({ screener }).notices.map(({ kind, to }) => [kind, to])).toEqual([
      ['complaint_assigned', { role: 'sales_director' }],
      ['complaint_registered', { role: 'care_director' }],
      ['complaint_to_screen', screener],
    ]);
    expect(received({ screener }).told('complaint_to_screen')).toEqual([`care_specialist ${receivedAt}`]);
  });

  it('INTAKE-7 not if they took it in themselves; if a colleague did, they are told', () => {
    const takenBy = (person: string) =>
      received({ screener, by: { role: 'care_specialist', person, name: '周敏' } });
    expect(takenBy(named.id).told('complaint_to_screen')).toEqual([]);
    expect(takenBy('per.colleague').told('complaint_to_screen')).toHaveLength(1);
  });

  it('INTAKE-7 a role that screens is told unless one of it took it in', () => {
    const screenedBy = (role: Role) => received({ screener: { role }, by: actor('care_officer') });
    expect(screenedBy('care_officer').told('complaint_to_screen')).toEqual([]);
    expect(screenedBy('care_specialist').told('complaint_to_screen')).toHaveLength(1);
  });

  it('INTAKE-7 where nobody screens the channel nobody is told', () => {
    expect(received().told('complaint_to_screen')).toEqual([]);
  });
});

describe('INTAKE-8', () => {
  const enquiry = (told = {}) => received({ category: 'enquiry', ...told });

  function figures(month: string, { complaint }: Case) {
    const { months, balance } = contributionOf(complaint);
    const counters = {};
    addTo(counters, months[month] ?? {});
    return monthlyFigures(counters, balance, month);
  }

  it('INTAKE-8 an enquiry is kept to the same deadlines, and escalated where they are missed', () => {
    const promises = ({ complaint }: Case) =>
      complaint.tasks.map(({ kind, dueAt, plan }) => ({ kind, dueAt, plan }));
    expect(promises(enquiry())).toEqual(promises(received()));
    expect(enquiry().settle('2026-11-24 00:00').escalations()).toEqual([
      'ESC-2 care_director 2026-11-23 23:59:59',
    ]);
  });

  it('INTAKE-8 it is answered and closed in the same steps', () => {
    const answered = enquiry()
      .contact('2026-11-23 11:00')
      .resolve('2026-11-23 12:00')
      .verify('2026-11-23 13:00', 'satisfied');
    expect(answered.complaint.status).toBe('closed');
    expect(figures('2026-11', answered)).toMatchObject({
      enquiries: 1,
      received: 0,
      closed: 0,
      openAtEnd: 0,
    });
  });

  it('INTAKE-8 it counts as an enquiry, in its category, with its deadlines and escalations, and in nothing else', () => {
    const late = enquiry().settle('2026-11-24 00:00');
    const { deadlines, byCategory, byChannel, ...month } = figures('2026-11', late);
    expect(byCategory.enquiry).toBe(1);
    expect(deadlines.contact).toEqual({ met: 0, late: 0, overdue: 1 });
    expect(Object.values(byChannel).every((count) => count === 0)).toBe(true);
    expect(month).toMatchObject({
      received: 0,
      enquiries: 1,
      openAtEnd: 0,
      escalations: { care_director: 1 },
    });
  });

  it('INTAKE-8 a complaint is no enquiry', () => {
    expect(figures('2026-11', received())).toMatchObject({ received: 1, enquiries: 0, openAtEnd: 1 });
  });

  it('INTAKE-8 one that turns out to be a complaint counts as one from its receipt, and the other way round', () => {
    const complaint = enquiry({ receivedAt: '2026-11-30 10:00' });
    complaint.classify('2026-12-01 10:00', { category: 'price_dispute' });
    expect(figures('2026-11', complaint)).toMatchObject({ received: 1, enquiries: 0, openAtEnd: 1 });
    complaint.classify('2026-12-01 11:00', { category: 'enquiry' });
    expect(figures('2026-11', complaint)).toMatchObject({ received: 0, enquiries: 1, openAtEnd: 0 });
  });

  it('INTAKE-8 it is never a recurrence', () => {
    const earlier = { id: 'cmp.grp1.br1.c0', number: 'SH01-2026-00000', branchId: 'br.grp1.br1' };
    const linked = [{ ...earlier, category: 'enquiry', receivedAt: '2026-11-20T02:00:00.000Z' } as const];
    const details = { ...received().state.details, linked };
    expect(enquiry({ details }).complaint).toMatchObject({ recurrence: false, priority: 'medium' });
  });
});

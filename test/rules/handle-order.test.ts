import { describe, expect, it, test } from 'vitest';
import { openStatuses, type Status, statuses } from '../../shared/domain/complaint/codes.ts';
import { type CommandName, commandNames } from '../../shared/domain/complaint/transitions.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { type Case, received } from '../support/complaint.ts';
import { yuan } from '../support/money.ts';

/** When every command below is given: the states before it are reached on the same morning. */
const now = '2026-11-23 12:00';

const contacted = () => received().contact('2026-11-23 10:10');
const resolved = () => contacted().resolve('2026-11-23 11:00');
const reopened = () => resolved().verify('2026-11-23 11:10', 'unsatisfied');
/** Its resolution deadline was missed, so that a remedy is asked for. */
const late = (of: Case) => of.setDeadline('2026-11-23 11:00', '2026-11-23 11:30').settle('2026-11-24 09:00');

const reach: Record<Status, () => Case> = {
  received: () => received(),
  assigned: () => received().do('acknowledge-complaint', '2026-11-23 10:05'),
  contacted,
  investigated: () => contacted().investigate('2026-11-23 10:30'),
  proposed: () => contacted().propose('2026-11-23 10:30'),
  agreed: () => contacted().propose('2026-11-23 10:30').agree('2026-11-23 10:40'),
  resolved,
  reopened: () => reopened().remedy('2026-11-23 11:20'),
  closed: () => resolved().verify('2026-11-23 11:10', 'satisfied'),
  withdrawn: () => contacted().withdraw('2026-11-23 10:30'),
  merged: () => contacted().do('merge-complaint', '2026-11-23 10:30'),
};

/** Allowed while a complaint is open, whatever its state. */
const always: readonly CommandName[] = [
  'assign-complaint',
  'classify-complaint',
  'record-letter',
  'record-concealment',
  'escalate-complaint',
  'withdraw-complaint',
  'merge-complaint',
  'add-note',
  'attach-file',
];
const handling: readonly CommandName[] = [
  'record-contact',
  'record-findings',
  'propose-solution',
  'resolve-complaint',
];

const expected: Record<Status, readonly CommandName[]> = {
  received: [...always, 'await-customer', 'acknowledge-complaint', 'record-contact'],
  assigned: [...always, 'await-customer', 'acknowledge-complaint', 'record-contact'],
  contacted: [...always, 'await-customer', ...handling],
  investigated: [...always, 'await-customer', ...handling],
  proposed: [...always, 'await-customer', ...handling, 'record-agreement'],
  agreed: [...always, 'await-customer', 'record-contact', 'resolve-complaint'],
  resolved: [...always, 'verify-complaint'],
  reopened: [...always, 'await-customer', ...handling, 'record-remedy'],
  closed: ['reopen-complaint'],
  withdrawn: [],
  merged: [],
};

function inEveryOpen(status: Status): Partial<Record<Status, Status>> {
  return Object.fromEntries(openStatuses.map((open) => [open, status]));
}

const leadsTo: Partial<Record<CommandName, Partial<Record<Status, Status>>>> = {
  'acknowledge-complaint': { received: 'assigned' },
  'assign-complaint': { received: 'assigned' },
  'record-contact': { received: 'contacted', assigned: 'contacted' },
  'record-findings': {
    contacted: 'investigated',
    investigated: 'investigated',
    proposed: 'investigated',
    reopened: 'investigated',
  },
  'propose-solution': {
    contacted: 'proposed',
    investigated: 'proposed',
    reopened: 'proposed',
  },
  'record-agreement': { proposed: 'agreed' },
  'resolve-complaint': {
    contacted: 'resolved',
    investigated: 'resolved',
    proposed: 'resolved',
    agreed: 'resolved',
    reopened: 'resolved',
  },
  'verify-complaint': { resolved: 'closed' },
  'withdraw-complaint': inEveryOpen('withdrawn'),
  'merge-complaint': inEveryOpen('merged'),
  'reopen-complaint': { closed: 'reopened' },
};

const cases = statuses.flatMap((status) => commandNames.map((command) => ({ status, command })));

describe('HANDLE-1', () => {
  test.each(statuses)('HANDLE-1 the state %s is reached', (status) => {
    expect(reach[status]().complaint.status).toBe(status);
  });

  test.each(cases)('HANDLE-1 $command while $status', ({ status, command }) => {
    const complaint = reach[status]();
    const before = structuredClone(complaint.state);
    if (expected[status].includes(command)) {
      complaint.do(command, now);
      expect(complaint.complaint.status).toBe(leadsTo[command]?.[status] ?? status);
      expect(complaint.complaint.version).toBe(before.head.version + 1);
      return;
    }
    expect(refusal(() => complaint.do(command, now))).toMatchObject({
      code: 'not_allowed',
      allowed: expect.toSatisfy((names) => sameNames(names, expected[status])),
    });
    expect(complaint.state).toEqual(before);
  });

  it('HANDLE-1 a proposal that awaits approval can be decided on, not agreed to nor carried out', () => {
    const pending = contacted().propose('2026-11-23 10:30', { kind: 'return_vehicle' });
    const undecided = [
      ...always,
      'await-customer',
      'record-contact',
      'record-findings',
      'propose-solution',
      'approve-solution',
    ];
    expect(pending.allowed(now).toSorted()).toEqual(undecided.toSorted());
    expect(pending.approve(now).complaint.status).toBe('proposed');
    expect(pending.allowed(now).toSorted()).toEqual(expected.proposed.toSorted());
  });

  test.each(['received', 'assigned', 'contacted', 'investigated', 'proposed', 'agreed'] as const)(
    'HANDLE-1 a late complaint takes the remedy while %s, and more than one account of it',
    (status) => {
      const complaint = late(reach[status]());
      expect(complaint.allowed('2026-11-24 09:00')).toContain('record-remedy');
      const before = complaint.complaint.status;
      complaint.remedy('2026-11-24 10:00');
      expect(complaint.complaint.status).toBe(before);
      expect(complaint.remedy('2026-11-24 11:00').task('remedy').state).toBe('done');
    },
  );

  it('HANDLE-1 a remedy that is still owed is taken also once the complaint is resolved again', () => {
    const again = reopened().resolve('2026-11-23 11:30');
    expect(again.allowed(now)).toContain('record-remedy');
    expect(again.remedy('2026-11-23 11:40').allowed(now)).not.toContain('record-remedy');
  });

  it('HANDLE-1 a payout is recorded while money is owed, in whatever state, and not before nor again', () => {
    const owing = reach.proposed().propose('2026-11-23 10:35', { cost: yuan(100) });
    expect(reach.proposed().allowed(now)).not.toContain('record-payout');
    // What is owed is not merged away.
    const others = expected.proposed.filter((name) => name !== 'merge-complaint');
    expect(owing.allowed(now).toSorted()).toEqual([...others, 'record-payout'].toSorted());
    owing.resolve('2026-11-23 11:00').verify('2026-11-23 11:10', 'satisfied');
    expect(owing.allowed(now).toSorted()).toEqual(['record-payout', 'reopen-complaint']);
    expect(owing.pay(now, 100).allowed(now)).toEqual(['reopen-complaint']);
  });

  it('HANDLE-1 a letter is recorded in any open state, and of an ended one only where it is owed', () => {
    const owing = () => received({ severe: true }).contact('2026-11-23 10:10').resolve('2026-11-23 11:00');
    const closed = owing().verify('2026-11-23 11:10', 'satisfied');
    expect(closed.allowed(now).toSorted()).toEqual(['record-letter', 'reopen-complaint']);
    expect(closed.write(now).allowed(now)).toEqual(['reopen-complaint']);
    expect(owing().withdraw('2026-11-23 11:10').allowed(now)).toEqual([]);
  });

  it('HANDLE-1 a closed complaint that was reopened goes the same way again', () => {
    const again = reach.closed().reopen('2026-11-23 11:20');
    const reopenedByHand = expected.reopened.toSorted();
    expect(again.allowed('2026-11-23 11:30').toSorted()).toEqual(reopenedByHand);
    again.investigate('2026-11-23 11:30').propose('2026-11-23 11:40').agree('2026-11-23 11:50');
    expect(again.resolve('2026-11-23 11:55').verify(now, 'satisfied').complaint.status).toBe('closed');
  });

  it('HANDLE-1 a customer who was not reached is not contacted', () => {
    const complaint = received().contact(now, { outcome: 'not_reached' });
    expect(complaint.complaint.status).toBe('received');
  });

  it('HANDLE-1 a solution the customer does not agree to goes back to the investigation', () => {
    const complaint = reach.proposed().agree(now, { agreed: false });
    expect(complaint.complaint.status).toBe('investigated');
  });
});

function refusal(act: () => unknown): unknown {
  try {
    act();
    return 'not refused';
  } catch (error) {
    if (error instanceof DomainError) return error.refusal;
    throw error;
  }
}

function sameNames(names: readonly string[], others: readonly string[]): boolean {
  return names.toSorted().join() === others.toSorted().join();
}

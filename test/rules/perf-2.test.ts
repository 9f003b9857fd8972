import { describe, expect, it, test } from 'vitest';
import { decideEntry } from '../../shared/domain/ledger/decide.ts';
import type { EntryChange } from '../../shared/domain/ledger/entry.ts';
import type { Proposal } from '../../shared/domain/ledger/proposal.ts';
import { proposeByHand, proposeFor } from '../../shared/domain/ledger/propose.ts';
import { noPenalties, repeatedBy, withoutPenalty, withPenalty } from '../../shared/domain/ledger/repeats.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { replay } from '../../shared/domain/record.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { type Case, fullRoster, received } from '../support/complaint.ts';
import { instant, shanghai } from '../support/time.ts';

const policy = effectivePolicy();
const placed = {
  id: 'led.grp1.br1.0000000000000001',
  branchId: 'grp1.br1',
  number: 'SH01-L20261203-0001',
  timeZone: shanghai,
};
const subject = { id: 'rep.grp1.br1.0000000000202611', number: 'SH01-M202611' };
const at = instant('2026-12-03 23:59:59');
const yuan = (amount: number) => ({ amount: amount * 100, currency: 'CNY' });

function proposed(told: Partial<Proposal> = {}, repeats?: string): EntryChange {
  const proposal = {
    ground: 'late_report' as const,
    against: { role: 'care_specialist' as const, person: 'per.specialist' },
    at,
    ...told,
  };
  return proposeFor(placed, proposal, { subject, repeats }, { policy, roster: fullRoster });
}

const person = (role: Role, id = `per.${role}`) => ({ role, person: id, name: role });

type Actor = ReturnType<typeof person> & { inPlaceOf?: { person: string; name: string } };

function decided(
  state: EntryChange,
  decision: Parameters<typeof decideEntry>[1] = { confirmed: true },
  by: Actor = person('general_manager'),
  self = { id: by.person, role: by.role },
) {
  return decideEntry(state, decision, { at: instant('2026-12-04 10:00'), by, policy, self });
}

describe('PERF-2', () => {
  it('PERF-2 a late report costs 50, what was kept from a superior 20, by the rule behind each', () => {
    expect(proposed().head).toMatchObject({
      kind: 'penalty',
      state: 'proposed',
      amount: yuan(50),
      month: '2026-12',
      subject,
    });
    expect(proposed({ ground: 'concealment' }).head.amount).toEqual(yuan(20));
    expect(proposed({ ground: 'at_fault' }).head).not.toHaveProperty('amount');
  });

  it('PERF-2 the same problem again is doubled, and says which it repeats', () => {
    const before = 'led.grp1.br1.0000000000000009';
    expect(proposed({}, before).head).toMatchObject({ amount: yuan(100), repeats: before });
  });

  test.each([
    ['the day a year is over', '2027-12-03 00:00:00', undefined],
    ['the last second of the year', '2027-12-02 23:59:59', 'led.a'],
    ['at once', '2026-12-03 23:59:59', 'led.a'],
  ])('PERF-2 it counts as the same again for twelve months: %s', (_, again, repeats) => {
    const penalties = withPenalty(noPenalties, { id: 'led.a', ground: 'late_report', at });
    const given = { at: instant(again), zone: shanghai, policy };
    expect(repeatedBy(penalties, 'late_report', given)?.id).toBe(repeats);
    expect(repeatedBy(penalties, 'concealment', given)).toBeUndefined();
    expect(repeatedBy(withoutPenalty(penalties, 'led.a'), 'late_report', given)).toBeUndefined();
  });

  it('PERF-2 the general manager is told to decide, of what concerns them whoever is above', () => {
    const told = ({ notices }: EntryChange) => notices.map(({ kind, to }) => `${kind} ${to.role}`);
    expect(told(proposed())).toEqual(['entry_proposed general_manager']);
    expect(told(proposed({ against: { role: 'general_manager' } }))).toEqual(['entry_proposed group_admin']);
  });

  it('PERF-2 of several at once they are told with the first', () => {
    const [first, second] = [3, 0].map((together) =>
      proposeFor(
        placed,
        { ground: 'at_fault', against: { name: '李师傅' }, at },
        {},
        { policy, roster: fullRoster, together },
      ),
    );
    expect(first?.notices.map(({ text }) => text.zh)).toEqual([expect.stringContaining('等 3 项')]);
    expect(second?.notices).toEqual([]);
  });

  it('PERF-2 once it is confirmed, whom it concerns is told, and who decided it when and why is kept', () => {
    const confirmed = decided(proposed(), { confirmed: true, reason: '属实' });
    expect(confirmed).toMatchObject({
      head: { state: 'confirmed', decidedBy: { role: 'general_manager' }, amount: yuan(50) },
      details: { decision: '属实' },
      notices: [{ kind: 'entry_confirmed', to: { role: 'care_specialist', person: 'per.specialist' } }],
    });
    expect(decided(proposed(), { confirmed: false, reason: '系统故障' })).toMatchObject({
      head: { state: 'dropped' },
      notices: [],
    });
  });

  it('PERF-2 another amount may be confirmed, and where the rules name none one must be', () => {
    const amount = { amount: 30_00, currency: 'CNY' } as const;
    expect(decided(proposed(), { confirmed: true, amount }).head.amount).toEqual(amount);
    const fault = proposed({ ground: 'at_fault', against: { name: '李师傅' } });
    expect(() => decided(fault)).toThrow('the rules name none');
    const named = { id: 'per.adviser', role: 'service_adviser' } as const;
    expect(decided(fault, { confirmed: true, amount, person: named }).head).toMatchObject({
      role: 'service_adviser',
      person: 'per.adviser',
    });
  });

  it('PERF-2 it is decided once, dropped for a reason, and about the person it is about', () => {
    expect(() => decided(decided(proposed()))).toThrow('not allowed once it is confirmed');
    expect(() => decided(proposed(), { confirmed: false })).toThrow('is required where an entry is dropped');
    const other = { id: 'per.other', role: 'care_specialist' } as const;
    expect(() => decided(proposed(), { confirmed: true, person: other })).toThrow('cannot be another');
  });

  const forbidden = expect.objectContaining({ refusal: expect.objectContaining({ code: 'forbidden' }) });

  test.each<[Role, Role, boolean]>([
    ['care_specialist', 'care_director', true],
    ['care_officer', 'general_manager', true],
    ['service_adviser', 'care_director', false],
    ['care_director', 'general_manager', true],
    ['general_manager', 'care_director', false],
    ['general_manager', 'general_manager', false],
    ['general_manager', 'group_admin', true],
  ])('PERF-2 of a %s the %s decides: %s', (role, by, may) => {
    const decide = () => decided(proposed({ against: { role } }), { confirmed: true }, person(by));
    if (may) expect(decide().head.state).toBe('confirmed');
    else expect(decide).toThrow(forbidden);
  });

  it('PERF-2 nobody decides on themself, not in the place of their superior either, nor their stand-in for them', () => {
    const against = { role: 'service_director', person: 'per.service_director' } as const;
    const standingIn = {
      ...person('general_manager', 'per.service_director'),
      inPlaceOf: { person: 'per.gm', name: '吴德昌' },
    };
    const self = { id: 'per.service_director', role: 'service_director' } as const;
    expect(() => decided(proposed({ against }), { confirmed: true }, standingIn, self)).toThrow(forbidden);
    const role = proposed({ against: { role: 'service_director' } });
    expect(() => decided(role, { confirmed: true }, standingIn, self)).toThrow(forbidden);
    const forThem = {
      ...person('general_manager', 'per.x'),
      inPlaceOf: { person: against.person, name: '赵' },
    };
    expect(() => decided(proposed({ against }), { confirmed: true }, forThem)).toThrow(forbidden);
  });

  it('PERF-2 a manager proposes a reward by hand, with the rule and the reason', () => {
    const reward = proposeByHand(
      placed,
      {
        kind: 'reward',
        person: { id: 'per.adviser', role: 'service_adviser' },
        amount: { amount: 200_00, currency: 'CNY' },
      },
      { rule: '客户表扬奖励', reason: '客户来信表扬' },
      { at, by: person('service_director'), policy, roster: fullRoster },
    );
    expect(reward).toMatchObject({
      head: {
        kind: 'reward',
        ground: 'by_hand',
        proposedBy: { role: 'service_director' },
        amount: yuan(200),
      },
      details: { rule: '客户表扬奖励', reason: '客户来信表扬' },
    });
    expect(JSON.stringify(reward.head)).not.toContain('表扬');
  });

  it('PERF-2 the record tells all of it', () => {
    const entry = proposed();
    const confirmed = decided(entry, { confirmed: true, reason: '属实' });
    const { version: _, entries: __, notices: ___, ...facts } = confirmed.head;
    expect(replay([...entry.entries, ...confirmed.entries])).toEqual({
      head: facts,
      details: confirmed.details,
    });
  });
});

describe('PERF-2 of a complaint', () => {
  const answering = ({ proposals }: Case) =>
    proposals.map(({ ground, against }) => `${ground} ${against.person ?? against.role ?? against.name}`);

  const closed = (finding: string, responsible?: object) => {
    const found = received({ category: 'repair_quality' })
      .contact('2026-11-23 11:00')
      .investigate('2026-11-23 12:00', {
        finding,
        evidence: '检测记录',
        ...(responsible && { responsible }),
      });
    // What the pre-delivery check missed is compensated first.
    if (finding === 'pre_delivery_miss') found.propose('2026-11-24 14:00', { kind: 'compensation' });
    return found.resolve('2026-11-24 15:00').verify('2026-11-24 16:00', 'satisfied');
  };

  it('PERF-2 who is at fault and the head of the department, once it is closed as the fault of the dealer', () => {
    expect(answering(closed('dealer_fault', { person: '李师傅' }))).toEqual([
      'at_fault 李师傅',
      'head_of_department service_director',
      'delay service_director',
    ]);
    expect(answering(closed('pre_delivery_miss'))).toEqual([
      'head_of_department service_director',
      'delay service_director',
    ]);
  });

  test.each(['product_fault', 'customer_misuse', 'misunderstanding', 'unfounded'])(
    'PERF-2 nobody for what was found to be %s',
    (finding) => {
      expect(answering(closed(finding, { person: '李师傅' }))).toEqual([]);
    },
  );

  it('PERF-2 who delayed the handling is who had it when it was late, whoever has it since', () => {
    const late = received()
      .assignTo('2026-11-23 10:30', 'sales_adviser', 'per.adviser')
      .settle('2026-11-24 12:00')
      .assignTo('2026-11-24 13:00', 'sales_director')
      .contact('2026-11-24 14:00')
      .investigate('2026-11-24 14:30', { finding: 'dealer_fault' })
      .propose('2026-11-24 15:00')
      .resolve('2026-11-24 16:00')
      .verify('2026-11-24 17:00', 'satisfied');
    expect(answering(late)).toEqual(['head_of_department sales_director', 'delay per.adviser']);
  });

  it('PERF-2 whoever is proposed is the head of who answers for it, not whoever it was escalated to', () => {
    const escalated = received({ category: 'enquiry' })
      .contact('2026-11-23 11:00')
      .escalate('2026-11-23 12:00', 'general_manager')
      .investigate('2026-11-23 13:00', { finding: 'dealer_fault' })
      .propose('2026-11-23 13:30')
      .resolve('2026-11-23 14:00')
      .verify('2026-11-23 15:00', 'satisfied');
    expect(answering(escalated)).toEqual(['head_of_department care_director']);
  });

  it('PERF-2 nothing where it ends otherwise than closed', () => {
    const withdrawn = received()
      .contact('2026-11-23 11:00')
      .investigate('2026-11-23 12:00', { finding: 'dealer_fault' })
      .withdraw('2026-11-23 13:00');
    expect(answering(withdrawn)).toEqual([]);
  });

  it('PERF-2 who kept it from their superior, as it is recorded', () => {
    const person = { id: 'per.adviser', name: '李志明', role: 'service_adviser' } as const;
    expect(
      answering(received().do('record-concealment', '2026-11-23 12:00', {}, 'care_director', person)),
    ).toEqual(['concealment per.adviser']);
    expect(answering(received({ channel: 'callback', concealedBy: person }))).toEqual([
      'concealment per.adviser',
    ]);
  });

  it('PERF-2 nobody for what is only made up for a drill (EMERG-4)', () => {
    const person = { id: 'per.adviser', name: '李志明', role: 'service_adviser' } as const;
    const made = received({ category: 'repair_quality', drill: true, emergencyPlan: 'emg.grp1.br1.e1' })
      .do('record-concealment', '2026-11-23 10:30', {}, 'care_director', person)
      .contact('2026-11-23 11:00')
      .investigate('2026-11-23 12:00', { finding: 'dealer_fault', responsible: { person: '李师傅' } })
      .resolve('2026-11-24 15:00')
      .verify('2026-11-24 16:00', 'satisfied');
    expect(made.complaint.status).toBe('closed');
    expect(answering(made)).toEqual([]);
  });
});

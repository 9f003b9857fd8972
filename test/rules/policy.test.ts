import { describe, expect, it, test } from 'vitest';
import type { CommandName } from '../../shared/domain/complaint/transitions.ts';
import { effectivePolicy, type PolicyOverrides } from '../../shared/domain/policy.ts';
import { isRunning } from '../../shared/domain/task.ts';
import { handled } from '../support/callback.ts';
import { type Case, newCarDefect, received } from '../support/complaint.ts';

/** Every deadline shorter, and every one longer, than by default. */
const shorter: PolicyOverrides = {
  contactWithin: 'PT1H',
  solutionWithin: 'PT6H',
  replyByEndOfDay: 'P0D',
  resolutionHighByEndOfDay: 'P1D',
  resolutionMediumByEndOfDay: 'P1D',
  resolutionLowByEndOfDay: 'P1D',
  remedyWithin: 'PT1H',
  calledAgainByEndOfDay: 'P1D',
};
const longer: PolicyOverrides = {
  contactWithin: 'PT9H',
  contactByEndOfDay: 'P3D',
  solutionWithin: 'PT99H',
  replyByEndOfDay: 'P4D',
  resolutionHighByEndOfDay: 'P20D',
  resolutionMediumByEndOfDay: 'P30D',
  resolutionLowByEndOfDay: 'P40D',
  remedyWithin: 'PT99H',
  calledAgainByEndOfDay: 'P9D',
};
const changes = [
  ['shorter', shorter],
  ['longer', longer],
] as const;

/** From now on that policy is in force where the complaint is. */
function under(complaint: Case, overrides: PolicyOverrides): Case {
  Object.assign(complaint.policy, effectivePolicy(overrides));
  return complaint;
}

/** The deadlines that run, and all that is still to come by itself. */
const running = ({ complaint }: Case) =>
  complaint.tasks.filter(isRunning).map(({ id, dueAt, plan }) => ({ id, dueAt, plan }));

describe.each(changes)('POLICY-1 once deadlines are %s', (_, overrides) => {
  it('POLICY-1 a complaint that runs keeps those that it was given, and the next one has the new ones', () => {
    const before = newCarDefect();
    const given = running(before);
    expect(running(under(before, overrides))).toEqual(given);
    const next = newCarDefect({ overrides });
    for (const kind of ['contact', 'solution', 'resolution'] as const) {
      expect(next.due(kind)).not.toBe(before.due(kind));
    }
  });

  test.each<[CommandName, Record<string, unknown>]>([
    ['acknowledge-complaint', {}],
    ['assign-complaint', { role: 'sales_director' }],
    ['record-contact', { outcome: 'not_reached' }],
    ['classify-complaint', { category: 'repair_quality', priority: undefined }],
    ['classify-complaint', { category: 'transport', priority: undefined }],
    ['classify-complaint', { priority: 'medium' }],
    ['classify-complaint', { severe: false, priority: undefined }],
    ['escalate-complaint', {}],
    ['add-note', {}],
  ])('POLICY-1 %s %j moves none that runs', (command, input) => {
    const complaint = newCarDefect({ priority: 'medium' });
    const given = running(complaint);
    expect(running(under(complaint, overrides).do(command, '2026-11-23 10:30', input))).toEqual(given);
  });

  it('POLICY-1 CLOCK-3 the solution is due as long after the contact as was promised', () => {
    const complaint = under(newCarDefect(), overrides).contact('2026-11-23 10:30');
    expect(complaint.due('solution')).toBe('2026-11-24 10:30:00');
  });

  it('POLICY-1 what is found and proposed later moves none either', () => {
    const complaint = newCarDefect().contact('2026-11-23 10:30');
    const resolution = complaint.due('resolution');
    under(complaint, overrides)
      .investigate('2026-11-23 12:00')
      .propose('2026-11-23 13:00')
      .agree('2026-11-23 14:00');
    expect(complaint.due('resolution')).toBe(resolution);
  });

  it('POLICY-1 it is missed, and told of, when it was to be', () => {
    const [kept, changed] = [newCarDefect(), under(newCarDefect(), overrides)];
    for (const complaint of [kept, changed]) complaint.settle('2026-11-28 23:59:59');
    expect(changed.escalations('ESC-2')).toEqual(kept.escalations('ESC-2'));
    expect(changed.told('reminder')).toEqual(kept.told('reminder'));
  });

  it('POLICY-1 a call that is to be made stays due when it was', () => {
    const call = handled();
    const { dueAt } = call.call;
    under(call.complaint, overrides);
    expect(call.settle('2026-11-26 10:00').call.dueAt).toBe(dueAt);
    expect(call.again('2026-11-26 11:00').call.dueAt).toBe(dueAt);
  });

  it('POLICY-1 one that somebody sets anew is set by the new ones', () => {
    const raised = under(received({ priority: 'low' }), overrides);
    const before = raised.due('resolution');
    raised.classify('2026-11-23 11:00', { priority: 'high' });
    expect(raised.due('resolution')).toBe(overrides === shorter ? '2026-11-24 23:59:59' : before);
    const again = under(received().contact('2026-11-23 11:00').resolve('2026-11-23 12:00'), overrides);
    again.verify('2026-11-23 13:00', 'unsatisfied');
    const days = overrides === shorter ? '2026-11-24' : '2026-12-23';
    expect(again.due('resolution')).toBe(`${days} 23:59:59`);
  });
});

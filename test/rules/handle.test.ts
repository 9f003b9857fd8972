import { describe, expect, it, test } from 'vitest';
import type { solutionKinds } from '../../shared/domain/complaint/codes.ts';
import { recordedPart } from '../../shared/domain/complaint/draft.ts';
import { replay } from '../../shared/domain/record.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { commands, usualInput } from '../support/commands.ts';
import { actor, newCarDefect, received } from '../support/complaint.ts';
import { yuan } from '../support/money.ts';

const contacted = () => received().contact('2026-11-23 11:00');

describe('HANDLE-2', () => {
  const form = usualInput['resolve-complaint'];
  const accepts = (input: Record<string, unknown>) =>
    commands['resolve-complaint'].input.safeParse(input).success;

  test.each(Object.keys(form))('HANDLE-2 the form does not hold without its %s', (field) => {
    const { [field]: _, ...rest } = form;
    expect(accepts(form)).toBe(true);
    expect(accepts(rest)).toBe(false);
    expect(accepts({ ...form, [field]: '  ' })).toBe(false);
  });

  it('HANDLE-2 left out, completion and telling the customer are now', () => {
    const { resolution } = contacted().resolve('2026-11-23 15:00').state.details;
    expect(resolution).toEqual({
      ...form,
      completedAt: '2026-11-23T07:00:00.000Z',
      toldCustomerAt: '2026-11-23T07:00:00.000Z',
    });
  });

  it('HANDLE-2 completion and telling count at the times they are said to have been', () => {
    const complaint = contacted().resolve('2026-11-23 15:00', {
      completedAt: '2026-11-23T12:00:00+08:00',
      toldCustomerAt: '2026-11-23T13:00:00+08:00',
    });
    expect(complaint.complaint).toMatchObject({ status: 'resolved', resolvedAt: '2026-11-23T04:00:00.000Z' });
    expect(complaint.task('resolution')).toMatchObject({ doneAt: '2026-11-23T04:00:00.000Z' });
    expect(complaint.task('reply')).toMatchObject({ doneAt: '2026-11-23T05:00:00.000Z' });
  });

  test.each(['completedAt', 'toldCustomerAt'])('HANDLE-2 %s is neither ahead nor before receipt', (field) => {
    const with_ = (time: string) => () =>
      contacted().resolve('2026-11-23 15:00', { [field]: `2026-11-23T${time}+08:00` });
    expect(with_('15:00:01')).toThrow('in the future');
    expect(with_('09:59:59')).toThrow('before the complaint was received');
  });
});

describe('HANDLE-6', () => {
  type Kind = (typeof solutionKinds)[number];
  const approverOf = (kind: Kind, amount?: number, owner: Role = 'sales_director') => {
    const complaint = contacted().assignTo('2026-11-23 11:30', owner);
    complaint.propose('2026-11-23 12:00', { kind, ...(amount !== undefined && { cost: yuan(amount) }) });
    const decision = complaint.complaint.solution?.decision;
    return decision?.approval === 'pending' ? decision.approver : decision?.approval;
  };

  const kinds: Record<Kind, 'not_needed' | Role> = {
    explanation: 'not_needed',
    apology: 'not_needed',
    repair: 'not_needed',
    replace_part: 'not_needed',
    refund: 'not_needed',
    compensation: 'not_needed',
    goodwill: 'not_needed',
    return_vehicle: 'group_admin',
    exchange_vehicle: 'group_admin',
  };

  test.each(Object.entries(kinds))('HANDLE-6 %s without money: %s', (kind, approver) => {
    expect(approverOf(kind as Kind)).toBe(approver);
  });

  test.each([
    [0, 'not_needed'],
    [500, 'not_needed'],
    [500.01, 'general_manager'],
    [20_000, 'general_manager'],
    [20_000.01, 'group_admin'],
  ])('HANDLE-6 %d yuan: %s', (amount, approver) => {
    expect(approverOf('compensation', amount)).toBe(approver);
  });

  it('HANDLE-6 a general manager who owns the complaint needs nobody for their own amount', () => {
    expect(approverOf('refund', 20_000, 'general_manager')).toBe('not_needed');
    expect(approverOf('refund', 20_000.01, 'general_manager')).toBe('group_admin');
    expect(approverOf('return_vehicle', 0, 'general_manager')).toBe('group_admin');
  });

  it('HANDLE-6 only the role that is named decides', () => {
    const pending = () => contacted().propose('2026-11-23 12:00', { kind: 'refund', cost: yuan(800) });
    expect(pending().told('approval_requested')).toEqual(['general_manager 2026-11-23 12:00:00']);
    for (const role of ['sales_director', 'care_director', 'group_admin'] as const) {
      expect(() => pending().approve('2026-11-23 13:00', {}, role)).toThrow('the general_manager decides');
    }
    const { solution } = pending().approve('2026-11-23 13:00', {}, 'general_manager').complaint;
    expect(solution?.decision).toMatchObject({ approval: 'approved', approver: 'general_manager' });
  });

  it('HANDLE-6 the limits are the policy’s', () => {
    const strict = received({ overrides: { ownerMayApprove: 0 } }).contact('2026-11-23 11:00');
    strict.propose('2026-11-23 12:00', { cost: yuan(0.01) });
    expect(strict.complaint.solution?.decision).toMatchObject({ approver: 'general_manager' });
  });

  it('HANDLE-6 a solution that awaits approval has not been told, and cannot be said to have been', () => {
    const complaint = contacted().propose('2026-11-23 12:00', { kind: 'return_vehicle' });
    complaint.contact('2026-11-23 13:00');
    expect(complaint.complaint.solution?.toldAt).toBeUndefined();
    expect(complaint.task('reply').state).toBe('open');
    const told = { kind: 'return_vehicle', toldCustomerAt: '2026-11-23T11:30:00+08:00' };
    expect(() => contacted().propose('2026-11-23 12:00', told)).toThrow('must approve the solution before');
  });

  it('HANDLE-6 the result cannot have been told before the solution was approved', () => {
    const approved = contacted().propose('2026-11-23 12:00', { kind: 'refund', cost: yuan(800) });
    approved.approve('2026-11-23 13:00', {}, 'general_manager');
    const told = (time: string) => ({ toldCustomerAt: `2026-11-23T${time}:00+08:00` });
    expect(() => approved.resolve('2026-11-23 14:00', told('12:59'))).toThrow(
      'before the solution was approved',
    );
    expect(approved.resolve('2026-11-23 14:00', told('13:00')).complaint.status).toBe('resolved');
  });

  it('HANDLE-6 new findings take back what nobody has approved', () => {
    const complaint = contacted().propose('2026-11-23 12:00', { kind: 'return_vehicle' });
    complaint.investigate('2026-11-23 13:00');
    expect(complaint.complaint.solution).toBeUndefined();
    expect(() => complaint.approve('2026-11-23 14:00')).toThrow('not allowed');
    expect(complaint.resolve('2026-11-23 14:00').complaint).toMatchObject({ status: 'resolved' });
    expect(complaint.complaint.solution).toBeUndefined();
  });

  it('HANDLE-6 a rejection needs its reason and goes back to the owner', () => {
    const pending = () => contacted().propose('2026-11-23 12:00', { kind: 'return_vehicle' });
    expect(() => pending().approve('2026-11-23 13:00', { approved: false })).toThrow('needs its reason');
    const rejected = pending().approve('2026-11-23 13:00', { approved: false, reason: '先修理' });
    expect(rejected.complaint.status).toBe('investigated');
    expect(rejected.complaint.solution).toBeUndefined();
    expect(rejected.state.details.solution?.rejectedBecause).toBe('先修理');
    expect(rejected.told('solution_rejected')).toEqual(['sales_director 2026-11-23 13:00:00']);
    expect(rejected.propose('2026-11-23 14:00').complaint.solution?.decision.approval).toBe('not_needed');
  });
});

describe('HANDLE-9', () => {
  const walked = () =>
    newCarDefect({ registeredAt: '2026-11-23 13:00' })
      .do('acknowledge-complaint', '2026-11-23 13:05')
      .contact('2026-11-23 13:10', { outcome: 'not_reached' })
      .contact('2026-11-23 14:00')
      .investigate('2026-11-23 15:00', { demandReasonable: true })
      .propose('2026-11-23 16:00', { kind: 'exchange_vehicle' })
      .approve('2026-11-23 17:00', { approved: false, reason: '先修理' })
      .propose('2026-11-23 18:00', { kind: 'repair', cost: yuan(300) })
      .agree('2026-11-24 09:00')
      .setDeadline('2026-11-24 10:00', '2026-11-25 12:00')
      .settle('2026-11-26 09:00')
      .assignTo('2026-11-26 10:00', 'general_manager', 'per.1')
      .resolve('2026-11-26 11:00')
      .verify('2026-11-26 12:00', 'unsatisfied')
      .remedy('2026-11-26 13:00')
      .resolve('2026-11-27 11:00')
      .verify('2026-11-27 12:00', 'not_reached')
      .verify('2026-11-28 12:00', 'satisfied');

  it('HANDLE-9 the record replays to the state, after every step of the way', () => {
    const complaint = walked();
    expect(replay(complaint.entries)).toEqual(recordedPart(complaint.state));
  });

  it('HANDLE-9 every entry says who, when and what; the entries are numbered without a gap', () => {
    const { entries, complaint } = walked();
    expect(entries.map(({ entry }) => entry)).toEqual(entries.map((_, at) => at + 1));
    expect(entries).toHaveLength(complaint.entries);
    for (const { action, by } of entries) expect(by.role === 'system').toBe(action.includes('_'));
  });

  it('HANDLE-9 a command is recorded with what was given, and what it changed, before and after', () => {
    const entry = received().contact('2026-11-23 11:00').entries.at(-1);
    expect(entry).toMatchObject({
      at: '2026-11-23T03:00:00.000Z',
      by: actor('sales_director'),
      action: 'record-contact',
      input: usualInput['record-contact'],
    });
    expect(entry?.changes).toContainEqual({
      path: 'complaint.status',
      before: 'received',
      after: 'contacted',
    });
    expect(entry?.changes).toContainEqual({ path: 'complaint.tasks.0.state', before: 'open', after: 'done' });
  });

  it('HANDLE-9 what changes nothing is recorded as well: an attempt in vain', () => {
    const entry = received().contact('2026-11-23 11:00', { outcome: 'not_reached' }).entries.at(-1);
    expect(entry).toMatchObject({ entry: 2, action: 'record-contact', changes: [] });
  });

  it('HANDLE-9 what happens by itself is recorded at its own time, by the system', () => {
    expect(newCarDefect().settle('2026-11-23 18:00').entries.at(-1)).toMatchObject({
      at: '2026-11-23T04:00:00.000Z',
      by: { role: 'system' },
      action: 'contact_miss',
    });
  });
});

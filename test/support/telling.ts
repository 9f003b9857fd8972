import { applyCommand } from '../../shared/domain/complaint/command.ts';
import { mergeComplaints } from '../../shared/domain/complaint/commands/merge-complaint.ts';
import type { Change, ComplaintState } from '../../shared/domain/complaint/draft.ts';
import { registerComplaint } from '../../shared/domain/complaint/register.ts';
import { settleComplaint } from '../../shared/domain/complaint/settle.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import type { Notice } from '../../shared/domain/notice.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import type { RecordEntry } from '../../shared/domain/record.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { commands } from './commands.ts';
import { actor, fullRoster, registrationOf } from './registration.ts';
import { personNamed } from './staff.ts';
import { type Act, commandOf, inputOf, type Step, type Story } from './stories.ts';
import { later } from './time.ts';

export const policy = effectivePolicy();

/** A complaint, its record, whom it was told to, and the time it has come to. */
export interface Told {
  readonly state: ComplaintState;
  readonly entries: readonly RecordEntry[];
  readonly notices: readonly Notice[];
  readonly now: string;
}

export function registered({ told, linked, lateBySeconds }: Story, id = 'cmp.grp1.br1.c1'): Told {
  const usual = registrationOf({ ...told, id, number: id });
  const earlier = linked.map((one, at) => ({
    ...one,
    id: `e${at}`,
    number: `E${at}`,
    branchId: 'br.grp1.br1',
  }));
  const registration = { ...usual, details: { ...usual.details, linked: earlier } };
  const now = later(registration.receivedAt, lateBySeconds);
  const change = registerComplaint(registration, {
    at: now,
    by: actor('care_officer'),
    policy,
    roster: fullRoster,
  });
  return { state: change, entries: change.entries, notices: change.notices, now };
}

export function settled(told: Told, now: string): Told {
  const change = settleComplaint(told.state, now, policy);
  return change ? changed(told, change, now) : { ...told, now };
}

/** What the act leads to; undefined where it is refused. */
export function acted(
  told: Told,
  act: Act,
  command = commandOf(act, told.state.head, { at: told.now, policy }),
): Told | undefined {
  const { state, now } = told;
  const input = inputOf(command, act.choice, now);
  if (!commands[command].input.safeParse(input).success) return undefined;
  return unlessRefused(() => {
    const given = { ...givenAt(now, approverOf(state)), named: personNamed(input) };
    return changed(told, applyCommand(state, commands[command], input, given), now);
  });
}

/** Both sides of a merge; undefined where it is refused. */
export function merged(one: Told, into: Told): { one: Told; into: Told } | undefined {
  const { now } = one;
  const body = { into: into.state.head.id };
  return unlessRefused(() => {
    const change = mergeComplaints(one.state, into.state, body, givenAt(now));
    return { one: changed(one, change.merged, now), into: changed(into, change.into, now) };
  });
}

/** Time goes on, then the act is done, if it may be. */
export function after(told: Told, { seconds, act }: Step): Told {
  const then = settled(told, later(told.now, seconds));
  return (act && acted(then, act)) ?? then;
}

function changed({ entries, notices }: Told, change: Change, now: string): Told {
  return {
    state: change,
    entries: [...entries, ...change.entries],
    notices: [...notices, ...change.notices],
    now,
  };
}

function givenAt(at: string, role: Role = 'general_manager') {
  return { at, by: actor(role), policy, roster: fullRoster };
}

function approverOf({ head: complaint }: ComplaintState) {
  const decision = complaint.solution?.decision;
  return decision?.approval === 'pending' ? decision.approver : undefined;
}

function unlessRefused<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

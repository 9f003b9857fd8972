import type { NamedPerson } from '../../shared/domain/complaint/command.ts';
import { applyCommand } from '../../shared/domain/complaint/command.ts';
import { mergeComplaints } from '../../shared/domain/complaint/commands/merge-complaint.ts';
import type { Complaint } from '../../shared/domain/complaint/complaint.ts';
import type { Change, ComplaintState } from '../../shared/domain/complaint/draft.ts';
import { registerComplaint } from '../../shared/domain/complaint/register.ts';
import { settleComplaint } from '../../shared/domain/complaint/settle.ts';
import { allowedCommands, type CommandName } from '../../shared/domain/complaint/transitions.ts';
import type { FocusPeriod } from '../../shared/domain/customer/focus.ts';
import type { Proposal } from '../../shared/domain/ledger/proposal.ts';
import type { Notice } from '../../shared/domain/notice.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import type { RecordEntry } from '../../shared/domain/record.ts';
import type { Role, Roster } from '../../shared/domain/roles.ts';
import type { Task, TaskKind } from '../../shared/domain/task.ts';
import { commands, usualInput } from './commands.ts';
import { yuan } from './money.ts';
import { actor, fullRoster, named, registrationOf, type Told } from './registration.ts';
import { instant, wallClock } from './time.ts';

export { actor, fullRoster, named, registrationOf, rosterWithout, type Told } from './registration.ts';

/** A registered complaint, received on Monday 2026-11-23 at 10:00 in Shanghai unless told otherwise. */
export function received(told: Told = {}): Case {
  return new Case(told);
}

/** A new car's quality, in a complaint received in the morning: the category with the tightest clocks. */
export function newCarDefect(told: Told = {}): Case {
  return new Case({ category: 'new_car_quality', ...told });
}

/** A complaint as time goes on; times are wall-clock texts in its zone. */
export class Case {
  readonly zone: string;
  readonly policy;
  readonly roster: Roster;
  readonly entries: RecordEntry[] = [];
  readonly notices: Notice[] = [];
  readonly proposals: Proposal[] = [];
  /** From when until when the customer bears the focus mark by what was done last. */
  focus: FocusPeriod | undefined;
  state: ComplaintState;

  constructor(told: Told) {
    const registration = registrationOf(told);
    this.zone = registration.timeZone;
    this.policy = effectivePolicy(told.overrides);
    this.roster = told.roster ?? fullRoster;
    const at = told.registeredAt ? this.instant(told.registeredAt) : registration.receivedAt;
    const given = { at, by: told.by ?? actor('care_officer'), policy: this.policy, roster: this.roster };
    this.state = this.#keep(registerComplaint(registration, given));
  }

  get complaint(): Complaint {
    return this.state.head;
  }

  settle(until: string): this {
    const change = settleComplaint(this.state, this.instant(until), this.policy);
    if (change) this.state = this.#keep(change);
    return this;
  }

  do(
    command: CommandName,
    at: string,
    input: Record<string, unknown> = {},
    role?: Role,
    person: NamedPerson | null = named,
  ): this {
    const change = applyCommand(
      this.state,
      commands[command],
      { ...usualInput[command], ...input },
      {
        at: this.instant(at),
        by: actor(role ?? this.#usualRole(command)),
        policy: this.policy,
        roster: this.roster,
        named: person ?? undefined,
      },
    );
    this.state = this.#keep(change);
    return this;
  }

  contact = (at: string, input = {}) => this.do('record-contact', at, input);
  investigate = (at: string, input = {}) => this.do('record-findings', at, input);
  propose = (at: string, input = {}) => this.do('propose-solution', at, input);
  approve = (at: string, input = {}, role?: Role) => this.do('approve-solution', at, input, role);
  agree = (at: string, input = {}) => this.do('record-agreement', at, input);
  resolve = (at: string, input = {}) => this.do('resolve-complaint', at, input);
  verify = (at: string, outcome: 'satisfied' | 'unsatisfied' | 'not_reached') =>
    this.do('verify-complaint', at, { outcome });
  remedy = (at: string) => this.do('record-remedy', at);
  withdraw = (at: string) => this.do('withdraw-complaint', at);

  reopen = (at: string) => this.do('reopen-complaint', at);
  pay = (at: string, amount: number, input = {}) =>
    this.do('record-payout', at, { amount: yuan(amount), ...input });
  write = (at: string, input = {}) => this.do('record-letter', at, input);
  classify = (at: string, input: Record<string, unknown>) =>
    this.do('classify-complaint', at, { priority: undefined, ...input });
  escalate = (at: string, to?: Role) => this.do('escalate-complaint', at, to === undefined ? {} : { to });

  /** Merged into another, which changes with it; or into none that the branch has. */
  mergeInto(other: Case | undefined, at: string): this {
    const by = actor('care_director');
    const given = { at: this.instant(at), by, policy: this.policy, roster: this.roster };
    const body = { into: other?.complaint.id ?? 'cmp.grp1.br2.c1' };
    const { merged, into } = mergeComplaints(this.state, other?.state, body, given);
    this.state = this.#keep(merged);
    if (other) other.state = other.#keep(into);
    return this;
  }

  /** A new owner and nothing else. */
  assignTo = (at: string, role: Role, person?: string) =>
    this.do(
      'assign-complaint',
      at,
      { role, ...(person !== undefined && { person }) },
      'care_director',
      person === undefined ? null : { id: person, name: person, role },
    );

  /** A new resolution deadline and nothing else. */
  setDeadline = (at: string, resolutionDueAt: string) =>
    this.do('assign-complaint', at, { role: undefined, resolutionDueAt: this.instant(resolutionDueAt) });

  /** The commands the state allows at a time. */
  allowed(at: string): CommandName[] {
    return allowedCommands(this.complaint, { at: this.instant(at), policy: this.policy });
  }

  /** The newest task of a kind. */
  task(kind: TaskKind): Task {
    const task = this.complaint.tasks.findLast((task) => task.kind === kind);
    if (!task) throw new Error(`there is no ${kind}`);
    return task;
  }

  has(kind: TaskKind): boolean {
    return this.complaint.tasks.some((task) => task.kind === kind);
  }

  /** Until when, as wall-clock text. */
  due(kind: TaskKind): string {
    return this.wallClock(this.task(kind).dueAt);
  }

  /** What happens by itself with the newest task of a kind: `remind 2026-11-25 09:00:00`. */
  plan(kind: TaskKind): string[] {
    return this.task(kind).plan.map((step) => `${step.action} ${this.wallClock(step.at)}`);
  }

  /** Who was told of what failed: `ESC-2 general_manager 2026-11-23 12:00:00`. */
  escalations(rule?: string): string[] {
    return this.complaint.escalations
      .filter((escalation) => rule === undefined || escalation.rule === rule)
      .map(({ rule, level, at }) => `${rule} ${level} ${this.wallClock(at)}`);
  }

  /** Notices of a kind: `care_specialist 2026-11-25 09:00:00`. */
  told(kind: Notice['kind']): string[] {
    return this.notices
      .filter((notice) => notice.kind === kind)
      .map(({ to, at }) => `${to.role} ${this.wallClock(at)}`);
  }

  instant(wallClockText: string): string {
    return instant(wallClockText, this.zone);
  }

  wallClock(at: string): string {
    return wallClock(at, this.zone);
  }

  #keep({ head: complaint, details, entries, notices, focus, proposals = [] }: Change): ComplaintState {
    this.focus = focus;
    this.entries.push(...entries);
    this.notices.push(...notices);
    this.proposals.push(...proposals);
    return { head: complaint, details };
  }

  #usualRole(command: CommandName): Role {
    const { solution, owner } = this.complaint;
    if (command === 'approve-solution' && solution?.decision.approval === 'pending') {
      return solution.decision.approver;
    }
    if (command === 'verify-complaint' || command === 'assign-complaint') return 'care_director';
    if (command === 'record-remedy') return 'general_manager';
    if (command === 'withdraw-complaint') return 'care_officer';
    if (command === 'record-payout') return 'finance';
    if (command === 'merge-complaint' || command === 'reopen-complaint') return 'care_director';
    return owner.role;
  }
}

import {
  type AttemptOutcome,
  type CallbackChange,
  type CallbackDraft,
  type CallbackState,
  callFrom,
} from '../../shared/domain/callback/callback.ts';
import type { AttemptInput } from '../../shared/domain/callback/check-attempt.ts';
import { giveNumber, type Staff } from '../../shared/domain/callback/phone-number.ts';
import { type PlannedCall, planCallback } from '../../shared/domain/callback/plan.ts';
import type { CallbackPurpose } from '../../shared/domain/callback/purposes.ts';
import { recordAttempt } from '../../shared/domain/callback/record-attempt.ts';
import { settleCallback } from '../../shared/domain/callback/settle.ts';
import type { Notice } from '../../shared/domain/notice.ts';
import { effectivePolicy, type Policy, type PolicyOverrides } from '../../shared/domain/policy.ts';
import type { RecordEntry } from '../../shared/domain/record.ts';
import type { Owner } from '../../shared/domain/roles.ts';
import type { Task } from '../../shared/domain/task.ts';
import { fullRoster } from './registration.ts';
import { instant, shanghai, wallClock } from './time.ts';

export const specialist = {
  role: 'care_specialist',
  person: 'per.grp1.care_specialist',
  name: '陈静',
} as const;

interface Told {
  readonly purpose?: CallbackPurpose;
  /** When it is planned, from when on it is to be made, and until when. */
  readonly at?: string;
  readonly notBefore?: string;
  readonly dueAt?: string;
  readonly zone?: string;
  readonly overrides?: PolicyOverrides;
  readonly adviser?: Owner;
  readonly owner?: Owner;
  readonly roster?: Staff;
}

/** A call that is to be made, as time goes on; times are wall-clock texts in its zone. */
export class Planned {
  readonly entries: RecordEntry[] = [];
  readonly notices: Notice[] = [];
  readonly zone: string;
  readonly policy: Policy;
  readonly roster: Staff;
  state: CallbackState;

  constructor(told: Told = {}, also?: (draft: CallbackDraft) => void) {
    const { purpose = 'campaign', at = '2026-11-23 10:00', zone = shanghai, overrides } = told;
    this.zone = zone;
    this.policy = effectivePolicy(overrides);
    this.roster = told.roster ?? fullRoster;
    const planned: PlannedCall = {
      id: 'cbk.grp1.br1.0000000000000002',
      branchId: 'grp1.br1',
      number: 'SH01-R20261123-0002',
      timeZone: zone,
      purpose,
      adviser: told.adviser,
      notBefore: this.instant(told.notBefore ?? at),
      owner: told.owner ?? { role: 'care_specialist' },
      dueAt: this.instant(told.dueAt ?? '2026-11-26 23:59:59'),
      details: { customer: { name: '王先生', phone: '13800138000' } },
    };
    this.state = this.keep(planCallback(planned, 'plan-callback', this.given(at), also));
  }

  get head() {
    return this.state.head;
  }

  instant(text: string): string {
    return instant(text, this.zone);
  }

  given(at: string) {
    return { at: this.instant(at), by: specialist, policy: this.policy, roster: this.roster };
  }

  keep(change: CallbackChange): CallbackState {
    this.entries.push(...change.entries);
    this.notices.push(...change.notices);
    this.state = { head: change.head, details: change.details };
    return this.state;
  }

  attempt(outcome: AttemptOutcome, at: string, more: Partial<AttemptInput> = {}): this {
    this.keep(recordAttempt(this.state, { outcome, ...more }, this.given(at)));
    return this;
  }

  /** The number that the adviser has found, or that there is none. */
  number(phone: string | null, at: string): this {
    this.keep(giveNumber(this.state, { phone }, this.given(at)));
    return this;
  }

  /** When it is to be tried next. */
  tryAt(): string {
    return wallClock(callFrom(this.head), this.zone);
  }

  settle(until: string): this {
    const change = settleCallback(this.state, this.instant(until), this.policy);
    if (change) this.keep(change);
    return this;
  }

  /** Its promises: `callback open 2026-11-26 23:59:59`. */
  stands(): string[] {
    return this.head.tasks.map(
      (task: Task) => `${task.kind} ${task.state} ${wallClock(task.dueAt, this.zone)}`,
    );
  }

  /** Who was told what: `reminder care_specialist 2026-11-27 23:59:59`. */
  told(): string[] {
    return this.notices.map(({ kind, to, at }) => `${kind} ${to.role} ${wallClock(at, this.zone)}`);
  }
}

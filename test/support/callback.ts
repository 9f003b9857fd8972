import type { FilesAtHand } from '../../shared/domain/callback/as-files-say.ts';
import { callAgain } from '../../shared/domain/callback/call-again.ts';
import type { AttemptOutcome, CallbackChange, CallbackState } from '../../shared/domain/callback/callback.ts';
import { currentCall } from '../../shared/domain/callback/callback.ts';
import { recordAttempt } from '../../shared/domain/callback/record-attempt.ts';
import { settleCallback } from '../../shared/domain/callback/settle.ts';
import type { Notice } from '../../shared/domain/notice.ts';
import type { RecordEntry } from '../../shared/domain/record.ts';
import type { Task } from '../../shared/domain/task.ts';
import { type Case, fullRoster, received, type Told } from './complaint.ts';

const by = { role: 'care_specialist', person: 'per.care_specialist', name: '陈静' } as const;

/** A complaint that was raised in a callback on Monday 2026-11-23 at 10:00, unless told otherwise. */
export function raisedInCallback(told: Told = {}): Case {
  return received({ id: 'cmp.grp1.br1.0000000000000001', channel: 'callback', ...told }).contact(
    '2026-11-23 11:00',
  );
}

/** The callback of such a complaint, handled on Tuesday 2026-11-24 at 15:00, unless told otherwise. */
export function handled(at = '2026-11-24 15:00', told: Told = {}): Call {
  return new Call(raisedInCallback(told).resolve(at), at);
}

/** A callback as time goes on; times are wall-clock texts in its zone. */
export class Call {
  readonly complaint: Case;
  readonly entries: RecordEntry[] = [];
  readonly notices: Notice[] = [];
  state: CallbackState;

  constructor(complaint: Case, at: string) {
    this.complaint = complaint;
    this.state = this.#keep(this.#handled(undefined, at));
  }

  get callback() {
    return this.state.head;
  }

  /** The call that is to be made, or was made last. */
  get call(): Task {
    return currentCall(this.callback);
  }

  /** Its complaint has been resolved once more. */
  again(at: string, files: FilesAtHand = {}): this {
    this.state = this.#keep(this.#handled(this.state, at, files));
    return this;
  }

  attempt(outcome: AttemptOutcome, at: string, remarks?: string): this {
    const input = { outcome, ...(remarks !== undefined && { remarks }) };
    const given = { at: this.complaint.instant(at), by, policy: this.complaint.policy, roster: fullRoster };
    this.state = this.#keep(recordAttempt(this.state, input, given));
    return this;
  }

  settle(until: string): this {
    const { policy } = this.complaint;
    const change = settleCallback(this.state, this.complaint.instant(until), policy);
    if (change) this.state = this.#keep(change);
    return this;
  }

  /** Where the call stands and until when: `open 2026-11-27 23:59:59`. */
  stands(): string {
    return `${this.call.state} ${this.complaint.wallClock(this.call.dueAt)}`;
  }

  /** Who was told what: `reminder care_specialist 2026-11-27 23:59:59`. */
  told(): string[] {
    return this.notices.map(({ kind, to, at }) => `${kind} ${to.role} ${this.complaint.wallClock(at)}`);
  }

  #handled(before: CallbackState | undefined, at: string, files: FilesAtHand = {}): CallbackChange {
    const given = { at: this.complaint.instant(at), by, policy: this.complaint.policy };
    return callAgain(before, this.complaint.state, files, 'cbk.grp1.br1.0000000000000001', given);
  }

  #keep({ head, details, entries, notices }: CallbackChange): CallbackState {
    this.entries.push(...entries);
    this.notices.push(...notices);
    return { head, details };
  }
}

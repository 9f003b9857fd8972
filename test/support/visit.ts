import type { CallbackChange } from '../../shared/domain/callback/callback.ts';
import type { Notice } from '../../shared/domain/notice.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import type { RecordEntry } from '../../shared/domain/record.ts';
import { isRunning, type TaskKind } from '../../shared/domain/task.ts';
import { applyVisitCommand, type VisitCommand } from '../../shared/domain/visit/command.ts';
import { answerExtraWork } from '../../shared/domain/visit/commands/answer-extra-work.ts';
import { askExtraWork } from '../../shared/domain/visit/commands/ask-extra-work.ts';
import { completeWork } from '../../shared/domain/visit/commands/complete-work.ts';
import { recordArrival } from '../../shared/domain/visit/commands/record-arrival.ts';
import { recordDelay } from '../../shared/domain/visit/commands/record-delay.ts';
import { recordDiagnosis } from '../../shared/domain/visit/commands/record-diagnosis.ts';
import { startWork } from '../../shared/domain/visit/commands/start-work.ts';
import { tellCustomer } from '../../shared/domain/visit/commands/tell-customer.ts';
import { handBackInput, handBackVisit } from '../../shared/domain/visit/hand-back.ts';
import { registerVisit } from '../../shared/domain/visit/register.ts';
import type { Sampling } from '../../shared/domain/visit/sampling.ts';
import { settleVisit } from '../../shared/domain/visit/settle.ts';
import type { VisitCommandName } from '../../shared/domain/visit/transitions.ts';
import type { areas, VisitChange, VisitState } from '../../shared/domain/visit/visit.ts';
import { arrivalDetails, branchId, opening, serviceAdviser, type ToldOfArrival } from './arrival.ts';
import { instant, shanghai, wallClock } from './time.ts';

const by = { role: 'service_adviser', person: 'per.service', name: '李志明' } as const;

export type StepName = Exclude<VisitCommandName, 'hand-back-visit'>;

const commands: Readonly<Record<StepName, unknown>> = {
  'record-diagnosis': recordDiagnosis,
  'start-work': startWork,
  'ask-extra-work': askExtraWork,
  'answer-extra-work': answerExtraWork,
  'complete-work': completeWork,
  'tell-customer': tellCustomer,
  'record-arrival': recordArrival,
  'record-delay': recordDelay,
};

/** An input that fits each of them, but for what depends on the time. */
export const usualStep: Readonly<Record<StepName, object>> = {
  'record-diagnosis': { findings: '刹车片磨损' },
  'start-work': { technician: '马建军' },
  'ask-extra-work': { description: '更换空调滤芯' },
  'answer-extra-work': { item: 1, agreed: true, how: 'phone', saidBy: '本人' },
  'complete-work': { work: '更换刹车片', checkedBy: '胡国平' },
  'tell-customer': {},
  'record-arrival': { solved: true },
  'record-delay': { reason: '缺件' },
};

export interface ToldOfVisit extends ToldOfArrival {
  readonly receivedAt?: string;
  readonly handedBackAt?: string;
  readonly promisedAt?: string;
  readonly onSite?: { readonly area: (typeof areas)[number]; readonly calledAt: string };
  readonly sampling?: Partial<Sampling>;
}

/** A visit as time goes on; times are wall-clock texts in its zone. Received on Monday 2026-11-23 at 09:00. */
export class Stay {
  readonly zone: string;
  readonly entries: RecordEntry[] = [];
  readonly notices: Notice[] = [];
  readonly calls: CallbackChange[] = [];
  readonly policy;
  readonly sampling: Partial<Sampling>;
  state: VisitState;

  constructor(told: ToldOfVisit = {}) {
    const { zone = shanghai, receivedAt = '2026-11-23 09:00', promisedAt, onSite, handedBackAt } = told;
    const { registeredAt = handedBackAt ?? receivedAt, overrides, sampling = {} } = told;
    this.zone = zone;
    this.policy = effectivePolicy(overrides);
    this.sampling = sampling;
    const { visit, calls } = registerVisit(
      {
        id: `vis.${branchId}.0000000000000001`,
        branchId,
        number: 'SH01-V20261123-0001',
        timeZone: zone,
        receivedAt: this.instant(receivedAt),
        ...(promisedAt !== undefined && { promisedAt: this.instant(promisedAt) }),
        ...(onSite && { onSite: { ...onSite, calledAt: this.instant(onSite.calledAt) } }),
        adviser: serviceAdviser,
        details: arrivalDetails,
      },
      handedBackAt === undefined
        ? undefined
        : { handedBackAt: this.instant(handedBackAt), ...this.followUp(handedBackAt) },
      { at: this.instant(registeredAt), by, policy: this.policy },
    );
    this.calls.push(...calls);
    this.state = this.#keep(visit);
  }

  get visit() {
    return this.state.head;
  }

  do(name: StepName, at: string, input: Record<string, unknown> = {}): this {
    const command = commands[name] as VisitCommand;
    const body = command.input.parse({ ...usualStep[name], ...input });
    this.state = this.#keep(
      applyVisitCommand(this.state, command, body, { at: this.instant(at), by, policy: this.policy }),
    );
    return this;
  }

  handBack(at: string, input: Record<string, unknown> = {}): this {
    const given = { at: this.instant(at), by, policy: this.policy };
    const { visit, calls } = handBackVisit(this.state, handBackInput.parse(input), this.followUp(at), given);
    this.calls.push(...calls);
    this.state = this.#keep(visit);
    return this;
  }

  settle(until: string): this {
    const change = settleVisit(this.state, this.instant(until), this.policy);
    if (change) this.state = this.#keep(change);
    return this;
  }

  /** Where the promise of that kind stands and until when: `open 2026-11-23 17:00:00`. */
  promise(kind: TaskKind): string {
    const task = this.visit.tasks.findLast((one) => one.kind === kind);
    return task ? `${task.state} ${wallClock(task.dueAt, this.zone)}` : 'none';
  }

  running(): TaskKind[] {
    return this.visit.tasks.filter(isRunning).map(({ kind }) => kind);
  }

  /** Who was told what: `visit_delayed service_director 2026-11-23 17:00:00`. */
  told(): string[] {
    return this.notices.map(({ kind, to, at }) => `${kind} ${to.role} ${wallClock(at, this.zone)}`);
  }

  instant(text: string): string {
    return instant(text, this.zone);
  }

  followUp(at: string) {
    const sampling = { month: at.slice(0, 7), class: 'target', chosen: true, ...this.sampling } as const;
    return { sampling, opening: opening(`vis.${branchId}.0000000000000001`) };
  }

  #keep({ head, details, entries, notices }: VisitChange): VisitState {
    this.entries.push(...entries);
    this.notices.push(...notices);
    return { head, details };
  }
}

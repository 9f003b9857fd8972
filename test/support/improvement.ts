import { completeImprovement } from '../../shared/domain/improvement/complete.ts';
import type { CountersOf } from '../../shared/domain/improvement/effect.ts';
import {
  type Improvement,
  type ImprovementChange,
  type ImprovementState,
  improvementTask,
} from '../../shared/domain/improvement/improvement.ts';
import { openImprovement, type PlannedImprovement } from '../../shared/domain/improvement/open.ts';
import { settleImprovement } from '../../shared/domain/improvement/settle.ts';
import type { Notice } from '../../shared/domain/notice.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import type { RecordEntry } from '../../shared/domain/record.ts';
import { instant, shanghai, wallClock } from './time.ts';

const director = { role: 'care_director', person: 'per.care_director', name: '周慧敏' } as const;
const owner = { role: 'service_director', person: 'per.service_director', name: '赵永强' } as const;

interface Told extends Partial<Omit<PlannedImprovement, 'dueAt'>> {
  readonly openedAt?: string;
  readonly dueAt?: string;
  readonly counters?: CountersOf;
}

/** An improvement as time goes on, opened on 2026-12-02 and due on 2026-12-20 at 18:00 unless told otherwise. */
export class Measure {
  readonly zone: string;
  readonly policy = effectivePolicy();
  readonly counters: CountersOf;
  readonly entries: RecordEntry[] = [];
  readonly notices: Notice[] = [];
  state: ImprovementState;

  constructor({ openedAt = '2026-12-02 10:00', dueAt = '2026-12-20 18:00', counters, ...told }: Told = {}) {
    this.zone = told.timeZone ?? shanghai;
    this.counters = counters ?? (() => ({}));
    const planned = {
      id: 'act.grp1.br1.0000000000000001',
      branchId: 'grp1.br1',
      number: 'SH01-A20261202-0001',
      timeZone: this.zone,
      month: '2026-11',
      subject: { category: 'repair_quality' as const },
      owner: { role: 'service_director' as const },
      measure: '交车前由技术经理复检。',
      ...told,
      dueAt: this.instant(dueAt),
    };
    this.state = this.#keep(openImprovement(planned, this.#given(openedAt, director)));
  }

  get improvement(): Improvement {
    return this.state.head;
  }

  get task() {
    return improvementTask(this.improvement);
  }

  settle(until: string): this {
    const change = settleImprovement(this.state, this.instant(until), this.policy, this.counters);
    if (change) this.state = this.#keep(change);
    return this;
  }

  complete(at: string): this {
    this.state = this.#keep(completeImprovement(this.state, { result: '已落实' }, this.#given(at, owner)));
    return this;
  }

  /** Everything told: `reminder service_director 2026-12-19 18:00:00`. */
  told(): string[] {
    return this.notices.map(({ kind, to, at }) => `${kind} ${to.role} ${wallClock(at, this.zone)}`);
  }

  instant(wallClockText: string): string {
    return instant(wallClockText, this.zone);
  }

  #given(at: string, by: typeof director | typeof owner) {
    return { at: this.instant(at), by, policy: this.policy };
  }

  #keep({ head, details, entries, notices }: ImprovementChange): ImprovementState {
    this.entries.push(...entries);
    this.notices.push(...notices);
    return { head, details };
  }
}

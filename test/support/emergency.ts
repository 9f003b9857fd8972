import type { Period } from '../../shared/domain/emergency/period.ts';
import type { PlanChange, PlanState } from '../../shared/domain/emergency/plan.ts';
import { type PlannedPlan, registerPlan } from '../../shared/domain/emergency/register.ts';
import { settlePlan } from '../../shared/domain/emergency/settle.ts';
import type { Notice } from '../../shared/domain/notice.ts';
import { effectivePolicy, type PolicyOverrides } from '../../shared/domain/policy.ts';
import { instant, shanghai, wallClock } from './time.ts';

export const manager = {
  role: 'general_manager',
  person: 'per.tst.0000000000000009',
  name: '吴德昌',
} as const;

type Told = Partial<Omit<PlannedPlan, 'from' | 'until'>> & {
  /** Wall-clock times in the plan's zone. */
  readonly from?: string;
  readonly until?: string;
  readonly at?: string;
  readonly overrides?: PolicyOverrides;
};

/** A plan as time goes on; times are wall-clock texts in its zone. */
export class PlanCase {
  readonly zone: string;
  readonly policy;
  readonly notices: Notice[] = [];
  readonly actions: string[] = [];
  state: PlanState;

  constructor({ from, until, at, overrides, ...told }: Told = {}) {
    this.zone = told.timeZone ?? shanghai;
    this.policy = effectivePolicy(overrides);
    const now = this.instant(at ?? '2026-11-23 09:00');
    const planned = {
      id: 'emg.tst.br1.0000000000000001',
      branchId: 'tst.br1',
      scope: 'branch',
      number: 'T0-E20261123-0001',
      drill: false,
      reason: '媒体曝光',
      invited: [],
      ...told,
      timeZone: this.zone,
      from: from === undefined ? now : this.instant(from),
      until: this.instant(until ?? '2026-11-26 18:00'),
    } as const;
    const given = { at: now, by: manager, policy: this.policy, startedBy: manager };
    this.state = this.keep(registerPlan(planned, given));
  }

  get plan() {
    return this.state.head;
  }

  given(at: string, periods: readonly Period[] = []) {
    return { at: this.instant(at), by: manager, policy: this.policy, periods };
  }

  settle(until: string, periods: readonly Period[] = []): this {
    const change = settlePlan(this.state, this.instant(until), { policy: this.policy, periods });
    if (change) this.state = this.keep(change);
    return this;
  }

  do(change: (state: PlanState) => PlanChange): this {
    this.state = this.keep(change(this.state));
    return this;
  }

  /** Notices of a kind: `general_manager 2026-11-25 09:00:00`. */
  told(kind: Notice['kind']): string[] {
    return this.notices
      .filter((notice) => notice.kind === kind)
      .map(({ to, at }) => `${to.person ?? to.role} ${wallClock(at, this.zone)}`);
  }

  instant(text: string): string {
    return instant(text, this.zone);
  }

  keep({ head, details, entries, notices }: PlanChange): PlanState {
    this.notices.push(...notices);
    this.actions.push(...entries.map(({ action }) => action));
    return { head, details };
  }
}

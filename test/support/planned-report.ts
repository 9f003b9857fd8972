import type { Proposal } from '../../shared/domain/ledger/proposal.ts';
import type { Notice } from '../../shared/domain/notice.ts';
import { effectivePolicy, type PolicyOverrides } from '../../shared/domain/policy.ts';
import { type RecordEntry, system } from '../../shared/domain/record.ts';
import { planReport } from '../../shared/domain/report/plan.ts';
import type { Report, ReportChange, ReportState } from '../../shared/domain/report/report.ts';
import { settleReport } from '../../shared/domain/report/settle.ts';
import { signReportOff } from '../../shared/domain/report/sign-off.ts';
import type { TaskKind } from '../../shared/domain/task.ts';
import { instant, shanghai, wallClock } from './time.ts';

export const specialist = { role: 'care_specialist', person: 'per.specialist', name: '陈思雨' } as const;

interface Planned {
  readonly month?: string;
  readonly zone?: string;
  readonly overrides?: PolicyOverrides;
}

/** A month's report as time goes on, planned as the month begins; times are wall-clock texts in its zone. */
export class MonthReport {
  readonly zone: string;
  readonly policy;
  readonly entries: RecordEntry[] = [];
  readonly notices: Notice[] = [];
  readonly proposals: Proposal[] = [];
  state: ReportState;

  constructor({ month = '2026-11', zone = shanghai, overrides }: Planned = {}) {
    this.zone = zone;
    this.policy = effectivePolicy(overrides);
    const planned = {
      id: 'rep.grp1.br1.0000000000202611',
      branchId: 'grp1.br1',
      number: 'SH01-M202611',
      timeZone: zone,
      month,
    };
    const at = this.instant(`${month}-01 00:00`);
    this.state = this.#keep(planReport(planned, { at, by: system, policy: this.policy }));
  }

  get report(): Report {
    return this.state.head;
  }

  settle(until: string): this {
    const change = settleReport(this.state, this.instant(until), this.policy);
    if (change) this.state = this.#keep(change);
    return this;
  }

  sign(at: string, remarks?: string): this {
    const given = { at: this.instant(at), by: specialist, policy: this.policy };
    this.state = this.#keep(signReportOff(this.state, { remarks }, given));
    return this;
  }

  task(kind: TaskKind) {
    return this.report.tasks.find((task) => task.kind === kind);
  }

  /** Everything told: `reminder care_specialist 2026-12-02 09:00:00`. */
  told(): string[] {
    return this.notices.map(({ kind, to, at }) => `${kind} ${to.role} ${wallClock(at, this.zone)}`);
  }

  /** What was proposed for the ledger: `late_report care_specialist 2026-12-03 23:59:59`. */
  proposed(): string[] {
    return this.proposals.map(
      ({ ground, against, at }) => `${ground} ${against.role} ${wallClock(at, this.zone)}`,
    );
  }

  instant(wallClockText: string): string {
    return instant(wallClockText, this.zone);
  }

  #keep({ head, details, entries, notices, proposals }: ReportChange): ReportState {
    this.entries.push(...entries);
    this.notices.push(...notices);
    this.proposals.push(...proposals);
    return { head, details };
  }
}

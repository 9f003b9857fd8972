import * as z from 'zod/mini';
import type { Change, Draft, State } from '../draft.ts';
import type { Proposal } from '../ledger/proposal.ts';
import { ownerSchema } from '../roles.ts';
import { stored } from '../stored.ts';
import { isRunning, type RunningTask, type Task, taskSchema } from '../task.ts';

const facts = {
  id: z.string(),
  branchId: z.string(),
  /** What people call it by. */
  number: z.string(),
  timeZone: z.string(),
  /** Raised by every transaction that touches the report. */
  version: z.int(),
  /** The local month it is of. */
  month: z.string(),
  /** That it is drawn up, which happens by itself, and from then on that it is signed off. */
  tasks: z.array(taskSchema),
  entries: z.int(),
  notices: z.int(),
};

const drawnUp = { drawnUpAt: z.string() };

/**
 * The head of a branch's report of a month (STAT-4): planned before the month ends, drawn up when it has ended, signed.
 * What it shows are the live figures; what it showed when it was signed lies beside it.
 */
export const reportSchema = z.discriminatedUnion('status', [
  stored({ ...facts, status: z.literal('planned') }),
  stored({ ...facts, status: z.literal('drawn_up'), ...drawnUp }),
  stored({ ...facts, status: z.literal('signed'), ...drawnUp, signedAt: z.string(), signedBy: ownerSchema }),
]);

export type Report = z.infer<typeof reportSchema>;

export const reportDetailsSchema = stored({
  /** What whoever signed it said to it. */
  remarks: z.optional(z.string()),
});

export type ReportDetails = z.infer<typeof reportDetailsSchema>;

export type ReportState = State<Report, ReportDetails>;

export interface ReportChange extends Change<Report, ReportDetails> {
  /** What it proposes for the ledger (PERF-2). */
  readonly proposals: readonly Proposal[];
}

export type ReportDraft = Draft<Report, ReportDetails> & { readonly proposals: Proposal[] };

/** The sign-off that was promised; undefined as long as the report is not drawn up. */
export function signOffTask({ tasks }: Pick<Report, 'tasks'>): Task | undefined {
  return tasks.find(({ kind }) => kind === 'sign_off');
}

export function runningSignOff(report: Pick<Report, 'tasks'>): RunningTask | undefined {
  const task = signOffTask(report);
  return task && isRunning(task) ? task : undefined;
}

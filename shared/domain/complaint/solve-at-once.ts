import type * as z from 'zod/mini';
import type { Instant } from '../calendar.ts';
import { invalid } from '../errors.ts';
import type { moneySchema, solutionKinds } from './complaint.ts';
import { type Draft, update } from './draft.ts';
import { type Finding, findingDemands } from './finding.ts';
import { promisePayout } from './payout.ts';
import { tellSeverity } from './severity.ts';
import { approverOf } from './solution.ts';

interface AtOnce {
  readonly cause: string;
  readonly method: string;
  readonly finding?: Finding | undefined;
  readonly evidence?: string | undefined;
  readonly solution?:
    | {
        readonly kind: (typeof solutionKinds)[number];
        readonly cost?: z.infer<typeof moneySchema> | undefined;
      }
    | undefined;
}

/**
 * What the first call settled: something that could be explained (HANDLE-1), or that is cheap to put right,
 * whoever is at fault (HANDLE-4).
 */
export function solveAtOnce(
  draft: Draft,
  { finding, evidence, solution, cause, method }: AtOnce,
  at: Instant,
) {
  const { status, owner } = draft.complaint;
  if (status !== 'contacted') {
    throw invalid(
      'atOnce',
      `is for the first call; a complaint that is ${status} has findings and a solution`,
    );
  }
  if (finding !== undefined) {
    if (findingDemands[finding].evidence && evidence === undefined) {
      throw invalid('atOnce.evidence', 'misuse and misunderstanding are found on evidence only');
    }
    update(draft, { finding });
    draft.details = { ...draft.details, finding: { cause, ...(evidence !== undefined && { evidence }) } };
    tellSeverity(draft, at);
  } else if (evidence !== undefined) throw invalid('atOnce.evidence', 'shows a finding, and none is told');
  if (solution) {
    const { kind, cost } = solution;
    if ((cost?.amount ?? 0) > draft.policy.solvedAtOnce) {
      throw invalid('atOnce.solution.cost', 'is more than may be spent at once: propose the solution');
    }
    const approver = approverOf(kind, cost, owner.role, draft.policy);
    if (approver !== undefined) {
      throw invalid('atOnce.solution', `needs the approval of the ${approver}: propose it`);
    }
    const decision = { approval: 'not_needed' } as const;
    update(draft, { solution: { kind, dueAt: at, ...(cost && { cost }), proposedAt: at, decision } });
    draft.details = { ...draft.details, solution: { description: method } };
    promisePayout(draft, at);
  } else if (finding !== undefined && !findingDemands[finding].explained) {
    throw invalid('atOnce.solution', `a finding of ${finding} is not settled by explaining`);
  }
}

import type * as z from 'zod/mini';
import type { Instant } from '../calendar.ts';
import { invalid } from '../errors.ts';
import type { moneySchema } from '../money.ts';
import { complaintSays } from '../refusals/complaint.ts';
import type { solutionKinds } from './codes.ts';
import { type Draft, update } from './draft.ts';
import { type Finding, isShown } from './finding.ts';
import { recordFound } from './investigate.ts';
import { approverOf, settleOn } from './solution.ts';

interface AtOnce {
  readonly cause: string;
  readonly method: string;
  readonly finding?: Finding | undefined;
  readonly evidence?: string | undefined;
  readonly insurable?: boolean | undefined;
  readonly solution?:
    | {
        readonly kind: (typeof solutionKinds)[number];
        readonly cost?: z.infer<typeof moneySchema> | undefined;
      }
    | undefined;
}

/**
 * What the first call settled (HANDLE-1): explained, or put right where that is cheap, whoever is at fault
 * (HANDLE-4).
 */
export function solveAtOnce(
  draft: Draft,
  { finding, evidence, insurable, solution, cause, method }: AtOnce,
  at: Instant,
) {
  const { status, owner } = draft.head;
  if (status !== 'contacted') {
    throw invalid('atOnce', complaintSays.first_call_only({ status }));
  }
  if (insurable !== undefined && finding !== 'customer_misuse') {
    throw invalid('atOnce.insurable', complaintSays.insurable_without_misuse);
  }
  if (finding !== undefined) {
    if (!isShown(finding, evidence)) {
      throw invalid('atOnce.evidence', complaintSays.evidence_missing);
    }
    const texts = { cause, ...(evidence !== undefined && { evidence }) };
    recordFound(draft, { finding, insurable }, texts, at);
  } else if (evidence !== undefined) {
    throw invalid('atOnce.evidence', complaintSays.evidence_without_finding);
  }
  if (solution) {
    const { kind, cost } = solution;
    if ((cost?.amount ?? 0) > draft.policy.solvedAtOnce) {
      throw invalid('atOnce.solution.cost', complaintSays.too_dear_at_once);
    }
    const approver = approverOf(kind, cost, owner.role, draft.policy);
    if (approver !== undefined) {
      throw invalid('atOnce.solution', complaintSays.approval_needed({ role: approver }));
    }
    const decision = { approval: 'not_needed' } as const;
    update(draft, { solution: { kind, dueAt: at, ...(cost && { cost }), proposedAt: at, decision } });
    draft.details = { ...draft.details, solution: { description: method } };
    settleOn(draft, at);
  }
}

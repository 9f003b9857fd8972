import type * as z from 'zod/mini';
import type { Instant } from '../calendar.ts';
import { invalid } from '../errors.ts';
import type { moneySchema } from '../money.ts';
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
    throw invalid(
      'atOnce',
      `is for the first call; a complaint that is ${status} has findings and a solution`,
    );
  }
  if (insurable !== undefined && finding !== 'customer_misuse') {
    throw invalid('atOnce.insurable', 'is told of misuse by the customer only');
  }
  if (finding !== undefined) {
    if (!isShown(finding, evidence)) {
      throw invalid('atOnce.evidence', 'misuse and misunderstanding are found on evidence only');
    }
    const texts = { cause, ...(evidence !== undefined && { evidence }) };
    recordFound(draft, { finding, insurable }, texts, at);
  } else if (evidence !== undefined) {
    throw invalid('atOnce.evidence', 'shows a finding, and none is told');
  }
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
    settleOn(draft, at);
  }
}

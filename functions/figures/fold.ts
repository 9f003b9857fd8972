import {
  addCounters,
  balanceRef,
  contributionRef,
  isCounted,
  monthFiguresRef,
  replaceContribution,
} from '../../shared/data/figures-store.ts';
import type { Loaded } from '../../shared/data/table.ts';
import type { Write } from '../../shared/data/transaction.ts';
import type { Complaint } from '../../shared/domain/complaint/complaint.ts';
import { addTo, type Contribution, contributionOf, difference } from '../../shared/domain/figures.ts';

/** DynamoDB takes 100 actions a transaction, and an expression of 4 KB: some 300 counters. */
const mostActions = 100;
const mostCounters = 200;

interface Replacement {
  readonly id: string;
  readonly stored: Contribution | undefined;
  readonly next: Contribution;
}

/**
 * The transactions that bring a branch's figures up to date with these complaints: each replaces contributions
 * and adds the folded differences, one addition a month and one for the balance. What is counted already is
 * left out.
 */
export function foldBranch(branchId: string, complaints: readonly Complaint[], loaded: Loaded): Write[][] {
  const replacements = complaints.flatMap((complaint): Replacement[] => {
    const stored = loaded.get(contributionRef(complaint.id));
    if (isCounted(stored, complaint.version)) return [];
    return [{ id: complaint.id, stored, next: contributionOf(complaint) }];
  });
  const transactions: Write[][] = [];
  let fold = newFold(branchId);
  for (const replacement of replacements) {
    if (!fold.takes(replacement)) {
      transactions.push(fold.writes());
      fold = newFold(branchId);
    }
    fold.add(replacement);
  }
  if (!fold.isEmpty()) transactions.push(fold.writes());
  return transactions;
}

/** Every month whose counters the replacement may change. */
function monthsOf({ stored, next }: Replacement): Set<string> {
  return new Set([...Object.keys(stored?.months ?? {}), ...Object.keys(next.months)]);
}

function newFold(branchId: string) {
  const months = new Map<string, Record<string, number>>();
  const balance: Record<string, number> = {};
  const contributions: Write[] = [];

  return {
    isEmpty: () => contributions.length === 0,

    takes(replacement: Replacement): boolean {
      const touched = new Set([...months.keys(), ...monthsOf(replacement)]);
      const counters = Object.values(replacement.next.months).reduce(
        (sum, of) => sum + Object.keys(of).length,
        0,
      );
      const widest = Math.max(0, ...[...months.values()].map((of) => Object.keys(of).length));
      return contributions.length + touched.size + 2 <= mostActions && widest + counters <= mostCounters;
    },

    add(replacement: Replacement): void {
      const { id, stored, next } = replacement;
      contributions.push(replaceContribution(id, stored, next));
      for (const month of monthsOf(replacement)) {
        const sums = months.get(month) ?? {};
        addTo(sums, difference(stored?.months[month], next.months[month]));
        months.set(month, sums);
      }
      addTo(balance, difference(stored?.balance, next.balance));
    },

    writes: (): Write[] => [
      ...contributions,
      ...[...months].flatMap(([month, by]) => addition(monthFiguresRef(branchId, month), by)),
      ...addition(balanceRef(branchId), balance),
    ],
  };
}

function addition(ref: ReturnType<typeof balanceRef>, by: Record<string, number>): Write[] {
  const changed = difference(undefined, by);
  return Object.keys(changed).length === 0 ? [] : [addCounters(ref.key, changed)];
}

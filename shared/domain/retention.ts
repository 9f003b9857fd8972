import { type Instant, plusMonths } from './calendar.ts';
import type { Head } from './head.ts';
import type { Policy } from './policy.ts';
import type { RecordEntry } from './record.ts';

/** What a change has come to. */
interface Changed<H extends Head> {
  readonly head: H;
  readonly policy: Policy;
  readonly entries: readonly RecordEntry[];
}

/**
 * POLICY-3: with the change by which a case is over it is settled until when its personal data are kept, by the policy
 * as it is then; one that goes on again keeps them.
 */
export function withRetention<H extends Head>({ head, policy, entries }: Changed<H>, isOver: boolean): H {
  if (!isOver) return head.keptUntil === undefined ? head : { ...head, keptUntil: undefined };
  const at = entries.at(-1)?.at;
  if (head.keptUntil !== undefined || at === undefined) return head;
  return { ...head, keptUntil: plusMonths(at as Instant, policy.personalDataFor) };
}

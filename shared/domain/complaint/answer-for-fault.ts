import type { Instant } from '../calendar.ts';
import type { Concerned } from '../ledger/proposal.ts';
import type { Policy } from '../policy.ts';
import { type Role, superiorOf } from '../roles.ts';
import type { TaskKind } from '../task.ts';
import { categories } from './category.ts';
import type { Complaint } from './complaint.ts';
import { type Draft, propose } from './draft.ts';
import type { Finding } from './finding.ts';

/** Found so, it is for the dealer to settle inside who was responsible (HANDLE-3). */
const dealersOwn: ReadonlySet<Finding | undefined> = new Set(['dealer_fault', 'pre_delivery_miss']);

const directors: ReadonlySet<Role | undefined> = new Set([
  'sales_director',
  'service_director',
  'care_director',
]);

/** What is late delays the handling; what comes after it is for others to do. */
const handling: ReadonlySet<TaskKind> = new Set(['contact', 'reply', 'solution', 'resolution']);

/**
 * PERF-2: a complaint that the dealer was at fault for is closed. The person at fault, the head of the department and
 * whoever delayed the handling are proposed for the ledger; the rules name no amounts.
 */
export function answerForFault(draft: Draft, at: Instant): void {
  const { head: complaint, details, policy } = draft;
  if (!dealersOwn.has(complaint.finding)) return;
  const name = details.finding?.responsible?.person;
  if (name !== undefined) propose(draft, { ground: 'at_fault', against: { name }, at });
  propose(draft, { ground: 'head_of_department', against: headOf(complaint, policy), at });
  for (const against of delayedBy(complaint)) propose(draft, { ground: 'delay', against, at });
}

/** Whoever leads those who answer for the category, also where it was escalated since. */
function headOf({ category }: Complaint, policy: Policy): Concerned {
  const owner: Role = policy.owners[category] ?? categories[category].owner;
  const superior = superiorOf(owner);
  return { role: directors.has(superior) ? superior : owner };
}

/** Each once, however much they were late with. */
function delayedBy({ tasks }: Complaint): Concerned[] {
  const late = tasks.filter(({ kind, missed }) => handling.has(kind) && missed !== undefined);
  const owners = late.map(({ missed, owner }) => missed?.by ?? owner);
  return [...new Map(owners.map(({ role, person }) => [`${role} ${person}`, { role, person }])).values()];
}

import { replaceTask } from '../draft.ts';
import type { Owner } from '../roles.ts';
import type { TaskKind } from '../task.ts';
import { type Draft, runningTasks } from './draft.ts';

/** The promises that go with the ownership of the complaint; the others belong to their role. */
const owned: readonly TaskKind[] = ['contact', 'reply', 'solution', 'resolution', 'letter'];

/**
 * Exactly one owner; running deadlines stay as they are (ROUTE-2). Until the customer is contacted the new owner
 * has to sign for it anew (INTAKE-4).
 */
export function handOver(draft: Draft, owner: Owner): void {
  const { handledBy: _, ...unhandled } = draft.head;
  const { acknowledgedAt: __, ...unsigned } = unhandled;
  const { status } = draft.head;
  const before = status === 'received' || status === 'assigned' ? unsigned : unhandled;
  draft.head = { ...before, owner };
  for (const task of runningTasks(draft.head, ...owned)) replaceTask(draft, { ...task, owner });
}

export function isSameOwner(a: Owner, b: Owner): boolean {
  return a.role === b.role && a.person === b.person;
}

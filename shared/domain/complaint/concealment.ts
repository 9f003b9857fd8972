import { type Instant, localMonth } from '../calendar.ts';
import { superiorOf } from '../roles.ts';
import type { NamedPerson } from './command.ts';
import { type Draft, notify, propose, update } from './draft.ts';

/** Recorded against the person, told to their superior, and proposed for the ledger (HANDLE-10, PERF-2). */
export function conceal(draft: Draft, { id, role }: NamedPerson, at: Instant): void {
  const { concealments, timeZone } = draft.head;
  const month = localMonth(at, timeZone);
  update(draft, { concealments: [...concealments, { at, month, person: id, role }] });
  propose(draft, { ground: 'concealment', against: { role, person: id }, at });
  const superior = superiorOf(role);
  if (superior !== undefined) notify(draft, 'complaint_concealed', { role: superior }, at);
}

import { type Instant, localMonth } from '../calendar.ts';
import { superiorOf } from '../roles.ts';
import type { NamedPerson } from './command.ts';
import { type Draft, notify, update } from './draft.ts';

/** Recorded against the person, and told to their superior (HANDLE-10). */
export function conceal(draft: Draft, { id, role }: NamedPerson, at: Instant): void {
  const { concealments, timeZone } = draft.complaint;
  const month = localMonth(at, timeZone);
  update(draft, { concealments: [...concealments, { at, month, person: id, role }] });
  const superior = superiorOf(role);
  if (superior !== undefined) notify(draft, 'complaint_concealed', { role: superior }, at);
}

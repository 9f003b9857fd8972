import { changeOf, draftOf, type Given, recorded, tell } from '../draft.ts';
import { DomainError, invalid } from '../errors.ts';
import type { Money } from '../money.ts';
import type { PersonActor } from '../record.ts';
import { figuresSays } from '../refusals/figures.ts';
import type { Said } from '../refusals/sentences.ts';
import { isAbove, levelsAbove, type Role } from '../roles.ts';
import type { EntryChange, EntryState } from './entry.ts';
import { confirmedText } from './notice-text.ts';

export interface Decision {
  readonly confirmed: boolean;
  readonly reason?: string | undefined;
  /** Instead of the amount proposed, or where none was. */
  readonly amount?: Money | undefined;
  /** Who of the staff it concerns, where that was not known. */
  readonly person?: { readonly id: string; readonly role: Role } | undefined;
}

/** The commands that an entry allows. */
export function commandsOfEntry({ head }: EntryState): 'decide-entry'[] {
  return head.state === 'proposed' ? ['decide-entry'] : [];
}

/** Whether they may decide on whom an entry concerns, as far as that is known: who is above them, and nobody on themself. */
export function mayDecide({ head }: EntryState, by: PersonActor, self: { id: string; role: Role }): boolean {
  return whyNotDecide(head, by, self) === undefined;
}

/**
 * PERF-2: a manager confirms an entry or drops it. Whom it concerns is told once it is confirmed.
 *
 * @param self the caller's own id and role, whomever they stand in for: nobody decides on themself
 * @throws DomainError `not_allowed` where it was decided before, `forbidden` for whoever is not above whom it concerns
 */
export function decideEntry(
  state: EntryState,
  { confirmed, reason, amount, person }: Decision,
  { at, by, policy, self }: Given & { readonly by: PersonActor; readonly self: { id: string; role: Role } },
): EntryChange {
  if (commandsOfEntry(state).length === 0) {
    const said = figuresSays.entry_decided({ entryState: state.head.state });
    throw new DomainError({ code: 'not_allowed', said, allowed: [] });
  }
  if (!confirmed && reason === undefined) throw invalid('reason', figuresSays.drop_without_reason);
  if (person && state.head.person !== undefined && state.head.person !== person.id) {
    throw invalid('person', figuresSays.person_known);
  }
  const concerned = {
    role: person?.role ?? state.head.role,
    person: person?.id ?? state.head.person,
  };
  requireAbove(concerned, by, self);
  const due = amount ?? state.head.amount;
  if (confirmed && due === undefined) throw invalid('amount', figuresSays.amount_needed);

  const draft = draftOf(state, policy);
  const input = { confirmed, reason, amount, person: person?.id };
  recorded(draft, { at, by, action: 'decide-entry', input }, () => {
    draft.head = {
      ...draft.head,
      ...(concerned.role !== undefined && { role: concerned.role }),
      ...(concerned.person !== undefined && { person: concerned.person }),
      ...(due !== undefined && { amount: due }),
      state: confirmed ? 'confirmed' : 'dropped',
      decidedAt: at,
      decidedBy: { role: by.role, person: by.person },
    };
    if (reason !== undefined) draft.details = { ...draft.details, decision: reason };
    if (!confirmed || concerned.role === undefined) return;
    const to = { role: concerned.role, person: concerned.person };
    tell(draft, { at, kind: 'entry_confirmed', to, text: confirmedText(draft.head) });
  });
  return changeOf(draft);
}

type Concerned = { role?: Role | undefined; person?: string | undefined };

function requireAbove(concerned: Concerned, by: PersonActor, self: { id: string; role: Role }): void {
  const said = whyNotDecide(concerned, by, self);
  if (said !== undefined) throw new DomainError({ code: 'forbidden', said });
}

function whyNotDecide(
  { role, person }: Concerned,
  by: PersonActor,
  self: { id: string; role: Role },
): Said | undefined {
  const own = person === undefined ? role === self.role : person === self.id;
  const ofWhomTheyStandInFor = person !== undefined && person === by.inPlaceOf?.person;
  if (own || ofWhomTheyStandInFor) return figuresSays.concerns_oneself;
  if (role === undefined || isAbove(by.role, role)) return undefined;
  const roles = levelsAbove(role).filter((level) => level !== 'regional_manager');
  return figuresSays.not_above({ role: by.role, otherRole: role, roles });
}

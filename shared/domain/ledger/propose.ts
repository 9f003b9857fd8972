import { localMonth } from '../calendar.ts';
import { changeOf, type Draft, type Given, recorded, tell } from '../draft.ts';
import type { Money } from '../money.ts';
import { type PersonActor, system } from '../record.ts';
import { heldFrom, type Role, type Roster } from '../roles.ts';
import type { Entry, EntryChange, EntryDetails, ProposedEntry } from './entry.ts';
import { penaltyFor } from './grounds.ts';
import { proposedText } from './notice-text.ts';
import type { Concerned, Proposal } from './proposal.ts';

/** Whose an entry is to be, and what people call it by. */
export type Placed = Pick<Entry, 'id' | 'branchId' | 'number' | 'timeZone'>;

type Facts = Omit<
  ProposedEntry,
  keyof Placed | 'version' | 'state' | 'tasks' | 'entries' | 'notices' | 'month'
>;

/**
 * What happened proposes an entry (PERF-2): by the amount of the rule, more for the same again.
 *
 * @param repeats the entry for the same before
 * @param together how many are proposed at once to the same decider, who is told once; 0 where they are told with another
 */
export function proposeFor(
  placed: Placed,
  { ground, against, at }: Proposal,
  { subject, repeats }: Pick<Entry, 'subject' | 'repeats'>,
  { policy, roster, together = 1 }: { policy: Given['policy']; roster: Roster; together?: number },
): EntryChange {
  const penalty = penaltyFor(ground, policy);
  const times = repeats === undefined ? 1 : policy.samePenaltyTimes;
  const { role, person, name } = against;
  const facts = {
    kind: 'penalty',
    ground,
    ...(role !== undefined && { role }),
    ...(person !== undefined && { person }),
    ...(penalty !== undefined && { amount: { amount: penalty * times, currency: 'CNY' as const } }),
    ...(repeats !== undefined && { repeats }),
    subject,
    at,
    proposedAt: at,
  } as const;
  const given = { at, by: system, policy, roster };
  return propose(placed, facts, name === undefined ? {} : { name }, given, together);
}

/** What a manager proposes, for the rule and the reason they give (PERF-2). */
export function proposeByHand(
  placed: Placed,
  { kind, person, amount }: { kind: Entry['kind']; person: { id: string; role: Role }; amount: Money },
  details: EntryDetails,
  given: Given & { readonly by: PersonActor; readonly roster: Roster },
): EntryChange {
  const { at, by } = given;
  const facts = {
    kind,
    ground: 'by_hand',
    role: person.role,
    person: person.id,
    amount,
    at,
    proposedAt: at,
    proposedBy: { role: by.role, person: by.person },
  } as const;
  return propose(placed, facts, details, given);
}

function propose(
  placed: Placed,
  facts: Facts,
  details: EntryDetails,
  { at, by, policy, roster }: Given & { readonly roster: Roster },
  together = 1,
): EntryChange {
  const head: Entry = {
    ...placed,
    ...facts,
    version: 0,
    state: 'proposed',
    month: localMonth(at, placed.timeZone),
    tasks: [],
    entries: 0,
    notices: 0,
  };
  const draft: Draft<Entry, EntryDetails> = { head, details, policy, entries: [], notices: [] };
  recorded(
    draft,
    { at, by, action: 'propose-entry' },
    () => {
      const to = { role: deciderOf(head, roster) };
      if (together > 0) tell(draft, { at, kind: 'entry_proposed', to, text: proposedText(head, together) });
    },
    {},
  );
  return changeOf(draft);
}

/** Who is told to decide: the general manager, of what concerns that level whoever is above it. */
export function deciderOf({ role }: Concerned, roster: Roster): Role {
  return role === 'general_manager' ? 'group_admin' : heldFrom('general_manager', roster);
}

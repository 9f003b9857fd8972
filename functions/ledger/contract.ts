import * as z from 'zod/mini';
import { alternatives } from '../../shared/domain/alternatives.ts';
import { entryKinds, entryStates } from '../../shared/domain/ledger/entry.ts';
import { groundNames, grounds } from '../../shared/domain/ledger/grounds.ts';
import { moneySchema } from '../../shared/domain/money.ts';
import { ownerSchema, roleSchema } from '../../shared/domain/roles.ts';
import { type NamedSchema, told } from '../../shared/http/documentation.ts';
import {
  answer,
  at,
  branchId,
  id,
  owner,
  pageOf,
  reference,
  say,
  text,
  version,
} from '../../shared/http/say.ts';

const listed = Object.entries(grounds)
  .map(([name, { zh }]) => `\`${name}\` ${zh}`)
  .join(', ');

const inList = answer({
  id,
  branchId,
  number: say(text(), 'What people call it by.'),
  month: say(text(), 'The local month of the branch in which it happened.'),
  at: at('When that for which it is proposed happened'),
  kind: say(z.enum(entryKinds), 'Whether it is a reward or a penalty.'),
  ground: say(z.enum(groundNames), `What it is for: ${listed}.`),
  rule: say(text(), 'The rule behind it.'),
  against: say(
    answer({
      role: say(
        z.optional(roleSchema),
        'Their role; left out as long as it is not known who of the staff they are.',
      ),
      person: say(z.optional(text()), 'Their id; left out where nobody of the role is known by name.'),
      name: say(z.optional(text()), 'As an investigation named them.'),
    }),
    'Whom it concerns.',
  ),
  amount: say(
    z.optional(moneySchema),
    'How much; left out where the rules name no amount, as long as it is not confirmed.',
  ),
  subject: say(z.optional(reference), 'What it follows from, where it follows from anything.'),
  state: say(z.enum(entryStates), '`proposed` until a manager has confirmed or dropped it.'),
});

const decision = answer({
  at: at('When'),
  by: owner('Who, and in which role.'),
  reason: say(z.optional(text()), 'Why.'),
});

export const entry = answer({
  ...inList.shape,
  repeats: say(z.optional(text()), 'The id of the entry for the same before, for which it is doubled.'),
  reason: say(z.optional(text()), 'Why, where somebody proposed it.'),
  proposedAt: at('When it was proposed'),
  proposedBy: say(z.optional(ownerSchema), 'Who proposed it; left out where it follows from what happened.'),
  decision: say(z.optional(decision), 'Who confirmed or dropped it.'),
  version,
  commands: say(
    z.array(z.enum(['decide-entry'])),
    'What the caller may do to it as it stands, by operation id.',
  ),
}).check(
  alternatives(
    {
      Proposed: { when: ['proposed'], without: ['decision'] },
      Decided: { when: ['confirmed', 'dropped'], requires: ['decision'] },
    },
    'state',
  ),
);

export type EntryShown = z.infer<typeof entry>;

/** The same but for what the caller may do to it, which depends on them. */
export type EntryView = Omit<EntryShown, 'commands'>;

export const entryPage = pageOf(inList, 'The entries.');

export const schemas = {
  LedgerEntry: told(entry, 'A reward or a penalty, with the rule behind it (PERF-2).'),
  LedgerEntryInList: told(inList, 'A reward or a penalty as lists show it.'),
} satisfies Record<string, NamedSchema>;

import * as z from 'zod/mini';
import { type EntryRow, entryRow } from '../../shared/data/follow-up/entry-head.ts';
import { alternatives } from '../../shared/domain/alternatives.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { type EntryState, entryKinds, entryStates } from '../../shared/domain/ledger/entry.ts';
import { groundNames, grounds } from '../../shared/domain/ledger/grounds.ts';
import { moneySchema } from '../../shared/domain/money.ts';
import { ownerSchema, roleSchema } from '../../shared/domain/roles.ts';
import { pageSchema } from '../../shared/http/paging.ts';

const text = z.string;
const time = () => z.iso.datetime({ offset: true });

const shared = () => ({
  id: text(),
  branchId: text(),
  number: text(),
  month: text(),
  at: time(),
  kind: z.enum(entryKinds),
  ground: z.enum(groundNames),
  rule: text(),
  against: z.object({ role: z.optional(roleSchema), person: z.optional(text()), name: z.optional(text()) }),
  amount: z.optional(moneySchema),
  subject: z.optional(z.object({ id: text(), number: text() })),
  state: z.enum(entryStates),
});

/** An entry as callers see it. */
export const entryViewSchema = () =>
  z
    .object({
      ...shared(),
      repeats: z.optional(text()),
      reason: z.optional(text()),
      proposedAt: time(),
      proposedBy: z.optional(ownerSchema),
      decision: z.optional(z.object({ at: time(), by: ownerSchema, reason: z.optional(text()) })),
      version: z.int(),
      commands: z.array(z.enum(['decide-entry'])),
    })
    .check(
      alternatives(
        {
          Proposed: { when: ['proposed'], without: ['decision'] },
          Decided: { when: ['confirmed', 'dropped'], requires: ['decision'] },
        },
        'state',
      ),
    );

export type EntryShown = z.infer<ReturnType<typeof entryViewSchema>>;

/** The same but for what the caller may do to it, which depends on them. */
export type EntryView = Omit<EntryShown, 'commands'>;

export const entryPageSchema = () => pageSchema(z.object(shared()));

export function entryView(state: EntryState): EntryView {
  const { head, details } = state;
  const { timeZone, repeats, proposedAt, proposedBy, version } = head;
  return {
    ...entryInList(entryRow(state)),
    ...(repeats !== undefined && { repeats }),
    ...(details.reason !== undefined && { reason: details.reason }),
    proposedAt: withOffset(proposedAt, timeZone),
    ...(proposedBy && { proposedBy: { role: proposedBy.role, person: proposedBy.person } }),
    ...(head.state !== 'proposed' && {
      decision: {
        at: withOffset(head.decidedAt, timeZone),
        by: { role: head.decidedBy.role, person: head.decidedBy.person },
        reason: details.decision,
      },
    }),
    version,
  };
}

/** An entry as callers see it in a list. */
export function entryInList({ timeZone, at, ground, rule, role, person, name, ...row }: EntryRow) {
  return {
    ...row,
    at: withOffset(at, timeZone),
    ground,
    rule: rule ?? grounds[ground].rule,
    against: { role, person, name },
  };
}

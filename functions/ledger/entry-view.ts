import { type EntryRow, entryRow } from '../../shared/data/follow-up/entry-head.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import type { EntryState } from '../../shared/domain/ledger/entry.ts';
import { grounds } from '../../shared/domain/ledger/grounds.ts';
import type { EntryView } from './contract.ts';

/** An entry as callers see it. */
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

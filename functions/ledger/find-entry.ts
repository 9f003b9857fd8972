import { rolesBesidesOwner } from '../../shared/access.ts';
import { entryHead } from '../../shared/data/follow-up/entry-head.ts';
import { commandsOfEntry, mayDecide } from '../../shared/domain/ledger/decide.ts';
import type { Entry, EntryDetails } from '../../shared/domain/ledger/entry.ts';
import { figuresSays } from '../../shared/domain/refusals/figures.ts';
import type { HeadAccess } from '../../shared/http/find-head.ts';

/** How callers reach entries of the ledger, and what they may do to one. */
export const entryAccess = {
  kind: entryHead,
  absent: figuresSays.no_such_entry,
  path: '/ledger',
  target: ({ role, person }) => (role === undefined ? {} : { owner: { role, person } }),
  isFor: (_head, action) => figuresSays.not_for_others_of_branch({ roles: rolesBesidesOwner(action) }),
  commands: commandsOfEntry,
  mayGive: (state, _command, by, self) => mayDecide(state, by, self),
} as const satisfies HeadAccess<Entry, EntryDetails, 'decide-entry'>;

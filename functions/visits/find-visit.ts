import { visitHead } from '../../shared/data/arrival/visit-head.ts';
import { visitSays } from '../../shared/domain/refusals/visit.ts';
import { commandsOfVisit } from '../../shared/domain/visit/command.ts';
import type { VisitCommandName } from '../../shared/domain/visit/transitions.ts';
import type { Visit, VisitDetails } from '../../shared/domain/visit/visit.ts';
import type { HeadAccess } from '../../shared/http/find-head.ts';

/** How callers reach visits, and what they may do to one. */
export const visitAccess = {
  kind: visitHead,
  absent: visitSays.no_such_visit,
  path: '/visits',
  commands: commandsOfVisit,
} as const satisfies HeadAccess<Visit, VisitDetails, VisitCommandName>;

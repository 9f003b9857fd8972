import { callsOfVisit } from '../../shared/data/arrival/visit-head.ts';
import { applyVisitCommand, type VisitCommand } from '../../shared/domain/visit/command.ts';
import { headCommand } from '../../shared/http/head-command.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { visitAccess } from './find-visit.ts';
import { visitView } from './visit-view.ts';

/** A command of the domain as a use case. */
export function visitCommand<Input>(command: VisitCommand<Input>): UseCase<{ id: string }, unknown, Input> {
  return headCommand(visitAccess, command.name, {
    decide: ({ state, at, by, policy }, body: Input) => ({
      change: applyVisitCommand(state, command, body, { at, by, policy }),
    }),
    view: (change, _found, { loaded }) => visitView(change, callsOfVisit(loaded, change.head.id)),
  });
}

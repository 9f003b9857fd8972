import { visitHead } from '../../shared/data/arrival/visit-head.ts';
import { applyVisitCommand, type VisitCommand } from '../../shared/domain/visit/command.ts';
import { checkVersion, etagOf } from '../../shared/http/command.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { findVisit, readsOfVisit } from './find-visit.ts';
import { visitView } from './visit-view.ts';

/** A command of the domain as a use case: reads the visit, applies the command, writes what it led to. */
export function visitCommand<Input>(command: VisitCommand<Input>): UseCase<{ id: string }, unknown, Input> {
  return {
    reads: ({ params }) => readsOfVisit(params.id),
    async run({ params, body, ifMatch }, context) {
      const { state, calls, policy, by } = findVisit(params.id, context);
      checkVersion(ifMatch, state.head);
      const change = applyVisitCommand(state, command, body, { at: context.now, by, policy });
      return {
        body: visitView(change, calls),
        headers: etagOf(change.head),
        writes: visitHead.write(state, change),
      };
    },
  };
}

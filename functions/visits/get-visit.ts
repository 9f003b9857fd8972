import { callsOfVisit } from '../../shared/data/arrival/visit-head.ts';
import { findHead, readsOfHead } from '../../shared/http/find-head.ts';
import { shownHead } from '../../shared/http/head-command.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { seenAt } from '../../shared/http/seen.ts';
import { visitAccess } from './find-visit.ts';
import { visitView } from './visit-view.ts';

export const useCase: UseCase<{ id: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfHead(visitAccess, params.id),
  async run({ params }, context) {
    const found = findHead(visitAccess, params.id, context);
    const { state, by } = found;
    const view = visitView(state, callsOfVisit(context.loaded, params.id));
    return {
      ...shownHead(visitAccess, state, view, found, context),
      seen: seenAt(found, by, 'visit', state.head.id),
    };
  },
};

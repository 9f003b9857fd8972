import { etagOf } from '../../shared/http/command.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { seenAt } from '../../shared/http/seen.ts';
import { findVisit, readsOfVisit } from './find-visit.ts';
import { visitView } from './visit-view.ts';

export const getVisit: UseCase<{ id: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfVisit(params.id),
  async run({ params }, context) {
    const found = findVisit(params.id, context);
    const { state, calls, by } = found;
    return {
      body: visitView(state, calls),
      headers: etagOf(state.head),
      seen: seenAt(found, by, 'visit', state.head.id),
    };
  },
};

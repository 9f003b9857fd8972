import { etagOf } from '../../shared/http/command.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { findVisit, readsOfVisit } from './find-visit.ts';
import { visitView } from './visit-view.ts';

export const getVisit: UseCase<{ id: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfVisit(params.id),
  async run({ params }, context) {
    const { state, calls } = findVisit(params.id, context);
    return { body: visitView(state, calls), headers: etagOf(state.head) };
  },
};

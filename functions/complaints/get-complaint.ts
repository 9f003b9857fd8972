import { complaintAccess, findComplaint, readsOfComplaint } from '../../shared/http/find-complaint.ts';
import { shownHead } from '../../shared/http/head-command.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { seenAt } from '../../shared/http/seen.ts';
import { complaintView } from './complaint-view.ts';

export const useCase: UseCase<{ id: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfComplaint(params.id),
  async run({ params }, context) {
    const found = findComplaint(params.id, context);
    const { state, by } = found;
    return {
      ...shownHead(complaintAccess, state, complaintView(state, by.role), found, context),
      seen: seenAt(found, by, 'complaint', state.head.id),
    };
  },
};

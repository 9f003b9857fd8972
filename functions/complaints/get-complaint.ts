import { findComplaint, readsOfComplaint } from '../../shared/http/find-complaint.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { complaintETag, complaintView } from './complaint-view.ts';

export const getComplaint: UseCase<{ id: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfComplaint(params.id),
  async run({ params }, context) {
    const { state, by } = findComplaint(params.id, context);
    return { body: complaintView(state, by.role), headers: complaintETag(state) };
  },
};

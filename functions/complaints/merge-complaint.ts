import { complaintHead } from '../../shared/data/complaint/complaint-head.ts';
import { branchOfId, isComplaintId } from '../../shared/data/table/ids.ts';
import { mergeComplaint, mergeComplaints } from '../../shared/domain/complaint/commands/merge-complaint.ts';
import { checkVersion } from '../../shared/http/command.ts';
import { findComplaint, readsOfComplaint } from '../../shared/http/find-complaint.ts';
import { fieldOf, handling, type UseCase } from '../../shared/http/route.ts';
import { complaintETag, complaintView } from './complaint-view.ts';

const { input } = mergeComplaint(undefined);

/** Both complaints change in one transaction, each on the version it was read at. */
const useCase: UseCase<{ id: string }, unknown, { into: string }> = {
  reads({ params, body }) {
    const into = fieldOf(body, 'into');
    return [
      ...readsOfComplaint(params.id),
      ...(isOfSameBranch(params.id, into) ? complaintHead.refs(into) : []),
    ];
  },
  async run({ params, body, ifMatch }, context) {
    const { state, policy, roster, by } = findComplaint(params.id, context);
    checkVersion(ifMatch, state.head);
    const into = isOfSameBranch(params.id, body.into)
      ? complaintHead.from(context.loaded, body.into)
      : undefined;
    const given = { at: context.now, by, policy, roster };
    const change = mergeComplaints(state, into, body, given);
    return {
      body: complaintView(change.merged),
      headers: complaintETag(change.merged),
      writes: [
        ...complaintHead.write(state, change.merged),
        ...(into ? complaintHead.write(into, change.into) : []),
      ],
    };
  },
};

export const mergeComplaintHandling = handling({ body: input, useCase });

function isOfSameBranch(id: string | undefined, other: unknown): other is string {
  if (typeof other !== 'string' || id === undefined || !isComplaintId(id) || !isComplaintId(other))
    return false;
  return branchOfId(id) === branchOfId(other);
}

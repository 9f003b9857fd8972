import { complaintHead } from '../../shared/data/complaint/complaint-head.ts';
import { branchOfId, isComplaintId } from '../../shared/data/table/ids.ts';
import { mergeComplaint, mergeComplaints } from '../../shared/domain/complaint/commands/merge-complaint.ts';
import { complaintAccess } from '../../shared/http/find-complaint.ts';
import { headCommand } from '../../shared/http/head-command.ts';
import { fieldOf, handling } from '../../shared/http/route.ts';
import { complaintView } from './complaint-view.ts';

const { input } = mergeComplaint(undefined);

/** Both complaints change in one transaction, each on the version it was read at. */
const useCase = headCommand(complaintAccess, 'merge-complaint', {
  reads(id, body) {
    const into = fieldOf(body, 'into');
    return isOfSameBranch(id, into) ? complaintHead.refs(into) : [];
  },
  decide({ state, policy, roster, by, at }, body: { into: string }, { loaded }) {
    const into = isOfSameBranch(state.head.id, body.into) ? complaintHead.from(loaded, body.into) : undefined;
    const change = mergeComplaints(state, into, body, { at, by, policy, roster });
    return { change: change.merged, writes: into ? complaintHead.write(into, change.into) : [] };
  },
  view: (change) => complaintView(change),
});

export const mergeComplaintHandling = handling({ body: input, useCase });

function isOfSameBranch(id: string, other: unknown): other is string {
  return typeof other === 'string' && isComplaintId(other) && branchOfId(id) === branchOfId(other);
}

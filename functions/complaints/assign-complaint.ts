import { directoryRefs } from '../../shared/data/directory.ts';
import { branchOfId, isComplaintId } from '../../shared/data/keys.ts';
import { assignComplaint as command } from '../../shared/domain/complaint/commands/assign-complaint.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { fieldOf, type UseCase } from '../../shared/http/route.ts';
import { complaintCommand } from './complaint-command.ts';
import { findComplaint } from './find-complaint.ts';

const assign = complaintCommand(command);

/** A person who is named must be on the staff of the branch, in the role that is named with them. */
export const assignComplaint: typeof assign = {
  reads: (request) => {
    const staff = staffRef(request.params.id, fieldOf(request.body, 'person'));
    return [...(assign.reads?.(request) ?? []), ...(staff ? [staff] : [])];
  },
  async run(request, context) {
    const { person, role } = request.body;
    if (person === undefined) return await assign.run(request, context);
    // Before a word about the person: who may not assign the complaint learns nothing of its branch's staff.
    findComplaint(request.params.id, context);
    const staff = staffRef(request.params.id, person);
    const member = staff && context.loaded.get(staff);
    if (!member) throw invalid('person', 'is not on the staff of the branch');
    if (role !== undefined && role !== member.role) throw invalid('role', `the person is ${member.role}`);
    return await assign.run({ ...request, body: { ...request.body, role: member.role } }, context);
  },
} satisfies UseCase<{ id: string }, unknown, Parameters<typeof command.apply>[1]>;

function staffRef(complaintId: string | undefined, person: unknown) {
  if (complaintId === undefined || !isComplaintId(complaintId)) return undefined;
  if (typeof person !== 'string' || person === '' || person.length > 100) return undefined;
  return directoryRefs.staff(branchOfId(complaintId), person);
}

import { correctInFiles } from '../../shared/data/customer/customer-file.ts';
import { classifyComplaint as command } from '../../shared/domain/complaint/commands/classify-complaint.ts';
import { findComplaint } from '../../shared/http/find-complaint.ts';
import { complaintCommand } from './complaint-command.ts';

const classify = complaintCommand(command);

/** A corrected category is corrected in the files as well, which later complaints are held against (INTAKE-5). */
export const classifyComplaint: typeof classify = {
  ...classify,
  async run(request, context) {
    const answer = await classify.run(request, context);
    const { state } = findComplaint(request.params.id, context);
    const { category = state.head.category } = request.body;
    if (category === state.head.category) return answer;
    const corrections = await correctInFiles(context.runtime.table, state, category);
    return { ...answer, writes: [...(answer.writes ?? []), ...corrections] };
  },
};

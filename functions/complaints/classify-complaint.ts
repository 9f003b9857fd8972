import { correctInFiles } from '../../shared/data/customer/customer-file.ts';
import { classifyComplaint as command } from '../../shared/domain/complaint/commands/classify-complaint.ts';
import { complaintCommand } from './complaint-command.ts';

/** A corrected category is corrected in the files as well, which later complaints are held against (INTAKE-5). */
export const classifyComplaint = complaintCommand(command, {
  consequence: {
    async writes(before, { head: { category } }, { runtime }) {
      return category === before.head.category ? [] : await correctInFiles(runtime.table, before, category);
    },
  },
});

import { callbackHead } from '../../shared/data/arrival/callback-head.ts';
import { filesOfCallback } from '../../shared/data/customer/files-of-callback.ts';
import { callbackIdOf, groupOfBranch } from '../../shared/data/table/ids.ts';
import { callAgain, isCalledAgain } from '../../shared/domain/callback/call-again.ts';
import { resolveComplaint as command } from '../../shared/domain/complaint/commands/resolve-complaint.ts';
import { complaintCommand } from './complaint-command.ts';

/**
 * CLOCK-8: with a complaint that was raised in a callback the next call to its customer is promised. It is written
 * also where it stays as it was, so that it cannot be made unseen at the same moment.
 */
export const resolveComplaint = complaintCommand(command, {
  consequence: {
    reads: (id) => callbackHead.refs(callbackIdOf(id)),
    async writes(_before, change, { loaded, runtime }, given) {
      const { head: complaint, details } = change;
      if (!isCalledAgain(complaint)) return [];
      const id = callbackIdOf(complaint.id);
      const before = callbackHead.from(loaded, id);
      const files = await filesOfCallback(runtime.table, groupOfBranch(complaint.branchId), details);
      const atHand = { customer: files?.customer.file, vehicle: files?.vehicle?.file };
      return callbackHead.write(before, callAgain(before, change, atHand, id, given));
    },
  },
});

import * as z from 'zod/mini';
import { namedStaffRef, staffNamedIn } from '../../shared/data/directory/staff.ts';
import { entryHead } from '../../shared/data/follow-up/entry-head.ts';
import { newSubjectId } from '../../shared/data/table/ids.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { entryKinds } from '../../shared/domain/ledger/entry.ts';
import { proposeByHand } from '../../shared/domain/ledger/propose.ts';
import { moneySchema } from '../../shared/domain/money.ts';
import { commonSays } from '../../shared/domain/refusals/common.ts';
import { noteText, shortText } from '../../shared/domain/text.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { createdHead } from '../../shared/http/head-command.ts';
import { fieldOf, type UseCase } from '../../shared/http/route.ts';
import { entryNumber } from '../../shared/transactions/propose-entries.ts';
import { entryView } from './entry-view.ts';
import { entryAccess } from './find-entry.ts';

export const body = z.strictObject({
  branchId: z.string(),
  kind: z.enum(entryKinds),
  person: z.string(),
  amount: moneySchema,
  rule: shortText,
  reason: noteText,
});

/** A manager proposes a reward or a penalty (PERF-2). */
export const useCase: UseCase<unknown, unknown, z.infer<typeof body>> = {
  reads({ body }) {
    const branchId = fieldOf(body, 'branchId');
    const staff = namedStaffRef(branchId, fieldOf(body, 'person'));
    return [...readsOfBranch(branchId), ...(staff ? [staff] : [])];
  },
  async run({ body }, context) {
    const { runtime, now, loaded } = context;
    const place = findBranch(body.branchId, context);
    const { branch, policy, roster, by } = place;
    const person = staffNamedIn(loaded, branch.id, body.person);
    if (!person) throw invalid('person', commonSays.not_on_staff);
    const { kind, amount, rule, reason } = body;
    const id = newSubjectId('ledger_entry', branch.id, runtime.newId());
    const number = entryNumber(branch, now, id);
    const placed = { id, branchId: branch.id, number, timeZone: branch.timeZone };
    const entry = proposeByHand(
      placed,
      { kind, person, amount },
      { rule, reason },
      { at: now, by, policy, roster },
    );
    return {
      ...createdHead(entryAccess, entry, entryView(entry), place, context),
      writes: entryHead.write(undefined, entry),
    };
  },
};

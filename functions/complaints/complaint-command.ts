import { complaintHead } from '../../shared/data/complaint/complaint-head.ts';
import { namedStaffRef } from '../../shared/data/directory/staff.ts';
import { branchOfId, isComplaintId } from '../../shared/data/table/ids.ts';
import type { ItemRef } from '../../shared/data/table/item.ts';
import type { Write } from '../../shared/data/table/transaction.ts';
import { applyCommand, type Command, type Given } from '../../shared/domain/complaint/command.ts';
import type { Change } from '../../shared/domain/complaint/draft.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import { checkVersion } from '../../shared/http/command.ts';
import { findComplaint, readsOfComplaint } from '../../shared/http/find-complaint.ts';
import { type Context, fieldOf, type UseCase } from '../../shared/http/route.ts';
import { writeChange } from '../../shared/transactions/write-change.ts';
import { complaintETag, complaintView } from './complaint-view.ts';

interface Beside<Input> {
  /** Where the body names a person on the staff of the branch: the field, or whatever finds them in it. */
  readonly names?: (keyof Input & string) | ((body: unknown) => unknown);
  /** What the command leads to beside the complaint, in the same read and the same transaction. */
  readonly consequence?: {
    readonly reads: (complaintId: string | undefined) => ItemRef<unknown>[];
    readonly writes: (
      change: Change,
      context: Context,
      given: Given & { policy: Policy },
    ) => Write[] | Promise<Write[]>;
  };
}

/** A command of the domain as a use case: reads the complaint, applies the command, writes what it led to. */
export function complaintCommand<Input>(
  command: Command<Input>,
  { names, consequence }: Beside<Input> = {},
): UseCase<{ id: string }, unknown, Input> {
  const staffNamed = (id: string | undefined, body: unknown) =>
    names === undefined || id === undefined || !isComplaintId(id)
      ? undefined
      : namedStaffRef(branchOfId(id), typeof names === 'function' ? names(body) : fieldOf(body, names));
  return {
    reads({ params, body }) {
      const staff = staffNamed(params.id, body);
      return [
        ...readsOfComplaint(params.id),
        ...(staff ? [staff] : []),
        ...(consequence?.reads(params.id) ?? []),
      ];
    },
    async run({ params, body, ifMatch }, context) {
      const found = findComplaint(params.id, context);
      const { state, policy, roster, by } = found;
      checkVersion(ifMatch, state.head);
      const staff = staffNamed(params.id, body);
      const named = staff && context.loaded.get(staff);
      const given = {
        at: context.now,
        by,
        policy,
        roster,
        named,
      };
      const change = applyCommand(state, command, body, given);
      const more = (await consequence?.writes(change, context, given)) ?? [];
      const { now: at, loaded, runtime } = context;
      const decided = { at, place: found, loaded, table: runtime.table };
      return {
        body: complaintView(change, by.role),
        headers: complaintETag(change),
        writes: [...(await writeChange(complaintHead, state, change, decided)), ...more],
      };
    },
  };
}

import { namedStaffRef } from '../../shared/data/directory/staff.ts';
import { branchOfId } from '../../shared/data/table/ids.ts';
import type { ItemRef } from '../../shared/data/table/item.ts';
import type { Write } from '../../shared/data/table/transaction.ts';
import { applyCommand, type Command, type Given } from '../../shared/domain/complaint/command.ts';
import type { Change, ComplaintState } from '../../shared/domain/complaint/draft.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import { complaintAccess } from '../../shared/http/find-complaint.ts';
import { headCommand } from '../../shared/http/head-command.ts';
import { type Context, fieldOf, type UseCase } from '../../shared/http/route.ts';
import { complaintView } from './complaint-view.ts';

interface Beside<Input> {
  /** Where the body names a person on the staff of the branch: the field, or whatever finds them in it. */
  readonly names?: (keyof Input & string) | ((body: unknown) => unknown);
  /** What the command leads to beside the complaint, in the same read and the same transaction. */
  readonly consequence?: {
    readonly reads?: (complaintId: string) => ItemRef<unknown>[];
    /** @param before the complaint that the command was given for */
    readonly writes: (
      before: ComplaintState,
      change: Change,
      context: Context,
      given: Given & { policy: Policy },
    ) => Write[] | Promise<Write[]>;
  };
}

/** A command of the domain as a use case. */
export function complaintCommand<Input>(
  command: Command<Input>,
  { names, consequence }: Beside<Input> = {},
): UseCase<{ id: string }, unknown, Input> {
  const staffNamed = (id: string, body: unknown) =>
    names && namedStaffRef(branchOfId(id), typeof names === 'function' ? names(body) : fieldOf(body, names));
  return headCommand(complaintAccess, command.name, {
    reads(id, body) {
      const staff = staffNamed(id, body);
      return [...(staff ? [staff] : []), ...(consequence?.reads?.(id) ?? [])];
    },
    async decide({ state, policy, roster, by, at }, body: Input, context) {
      const staff = staffNamed(state.head.id, body);
      const given = { at, by, policy, roster, named: staff && context.loaded.get(staff) };
      const change = applyCommand(state, command, body, given);
      return { change, writes: (await consequence?.writes(state, change, context, given)) ?? [] };
    },
    view: (change, { by }) => complaintView(change, by.role),
  });
}

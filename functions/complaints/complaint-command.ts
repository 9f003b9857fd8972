import { writeComplaint } from '../../shared/data/complaint-store.ts';
import type { ItemRef } from '../../shared/data/item.ts';
import type { Loaded } from '../../shared/data/table.ts';
import type { Write } from '../../shared/data/transaction.ts';
import { applyCommand, type Command, type Given } from '../../shared/domain/complaint/command.ts';
import type { Change } from '../../shared/domain/complaint/draft.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import { actorOf, checkVersion } from '../../shared/http/command.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { complaintETag, complaintView } from './complaint-view.ts';
import { findComplaint, readsOfComplaint } from './find-complaint.ts';

/** What a command leads to beside the complaint, in the same read and the same transaction. */
interface Consequence {
  readonly reads: (complaintId: string | undefined) => ItemRef<unknown>[];
  readonly writes: (change: Change, loaded: Loaded, given: Given & { policy: Policy }) => Write[];
}

/** A command of the domain as a use case: reads the complaint, applies the command, writes what it led to. */
export function complaintCommand<Input>(
  command: Command<Input>,
  consequence?: Consequence,
): UseCase<{ id: string }, unknown, Input> {
  return {
    reads: ({ params }) => [...readsOfComplaint(params.id), ...(consequence?.reads(params.id) ?? [])],
    async run({ params, body, ifMatch }, context) {
      const { state, policy } = findComplaint(params.id, context);
      checkVersion(ifMatch, state.complaint);
      const given = { at: context.now, by: actorOf(context.caller), policy };
      const change = applyCommand(state, command, body, given);
      const more = consequence?.writes(change, context.loaded, given) ?? [];
      return {
        body: complaintView(change),
        headers: complaintETag(change),
        writes: [...writeComplaint(state, change), ...more],
      };
    },
  };
}

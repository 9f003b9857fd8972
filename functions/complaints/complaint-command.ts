import { writeComplaint } from '../../shared/data/complaint-store.ts';
import type { Caller } from '../../shared/data/directory.ts';
import { applyCommand, type Command } from '../../shared/domain/complaint/command.ts';
import type { Complaint } from '../../shared/domain/complaint/complaint.ts';
import type { Actor } from '../../shared/domain/record.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { complaintETag, complaintView } from './complaint-view.ts';
import { findComplaint, readsOfComplaint } from './find-complaint.ts';

/** A command of the domain as a use case: reads the complaint, applies the command, writes what it led to. */
export function complaintCommand<Input>(command: Command<Input>): UseCase<{ id: string }, unknown, Input> {
  return {
    reads: ({ params }) => readsOfComplaint(params.id),
    async run({ params, body, ifMatch }, context) {
      const { state, policy } = findComplaint(params.id, context);
      checkVersion(ifMatch, state.complaint);
      const given = { at: context.now, by: actorOf(context.caller), policy };
      const change = applyCommand(state, command, body, given);
      return {
        body: complaintView(change),
        headers: complaintETag(change),
        writes: writeComplaint(state, change),
      };
    },
  };
}

export function actorOf({ role, id, name }: Caller): Actor {
  return { role, person: id, name };
}

function checkVersion(ifMatch: string | undefined, { version }: Complaint): void {
  const named = ifMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (named === undefined || named.includes('*') || named.includes(`"${version}"`)) return;
  throw new Problem('stale', `The complaint is at version "${version}" by now.`);
}

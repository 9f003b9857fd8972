import * as z from 'zod/mini';
import { recorded } from '../../draft.ts';
import { invalid } from '../../errors.ts';
import type { Policy } from '../../policy.ts';
import { complaintSays } from '../../refusals/complaint.ts';
import { hasPassed } from '../../steps.ts';
import { applyCommand, type Command, type Given } from '../command.ts';
import { type Complaint, isOpen } from '../complaint.ts';
import { type Change, type ComplaintState, changeOf, draftOf, notify, update } from '../draft.ts';
import { endComplaint } from '../end.ts';
import { settle } from '../settle.ts';
import { takeOver } from '../take-over.ts';
import { keepStanding } from '../waiting.ts';

const input = z.strictObject({ into: z.string() });

type Input = z.infer<typeof input>;

/**
 * A duplicate ends and goes on in the complaint it repeats (INTAKE-5); what was promised for it is cancelled, since
 * the other's promises hold (CLOCK-10).
 *
 * @param into the other complaint; undefined where the branch has none by that id
 */
export function mergeComplaint(into: Complaint | undefined): Command<Input> {
  return {
    name: 'merge-complaint',
    input,
    apply(draft, _input, { at }) {
      if (!into) throw invalid('into', complaintSays.no_complaint_of_branch);
      const { id, number } = into;
      if (id === draft.head.id) throw invalid('into', complaintSays.itself);
      if (into.drill !== draft.head.drill) throw invalid('into', complaintSays.one_is_a_drill);
      if ('closure' in into) {
        const other = into.closure.into;
        throw invalid(
          'into',
          other
            ? complaintSays.merged_itself({ number: other.number })
            : complaintSays.has_ended({ status: into.status }),
        );
      }
      endComplaint(draft, at, { reason: 'merged', into: { id, number } });
    },
  };
}

/**
 * Both sides of a merge, each with its record entry; they are written together or not at all.
 *
 * @param into the state of the complaint it is merged into; undefined where the branch has none by that id
 */
export function mergeComplaints(
  state: ComplaintState,
  into: ComplaintState | undefined,
  body: Input,
  given: Given & { readonly policy: Policy },
): { readonly merged: Change; readonly into: Change } {
  const { at, by, policy } = given;
  const draft = into && draftOf(into, policy);
  if (draft) settle(draft, at, hasPassed);
  const merged = applyCommand(state, mergeComplaint(draft?.head), body, given);
  if (!draft || !isOpen(draft.head)) throw new Error('merged into a complaint that is not open');
  const { id, number } = merged.head;
  recorded(draft, { at, by, action: 'take-merged', input: { id, number } }, () => {
    update(draft, { merged: [...draft.head.merged, { id, number }] });
    notify(draft, 'complaint_merged', draft.head.owner, at);
    takeOver(draft, merged.head, at);
    keepStanding(draft, at);
  });
  settle(draft, at, hasPassed);
  return { merged, into: changeOf(draft) };
}

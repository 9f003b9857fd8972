import * as z from 'zod/mini';
import { recorded } from '../../draft.ts';
import { invalid } from '../../errors.ts';
import type { Policy } from '../../policy.ts';
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
      if (!into) throw invalid('into', 'names no complaint of the branch');
      const { id, number } = into;
      if (id === draft.head.id) throw invalid('into', 'is the complaint itself');
      if (into.drill !== draft.head.drill) throw invalid('into', 'of both only one is a drill');
      if ('closure' in into) {
        const other = into.closure.into;
        throw invalid(
          'into',
          other ? `was itself merged into ${other.number}` : `has ended: it is ${into.status}`,
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

import * as z from 'zod/mini';
import { type Opening, planCalls } from '../arrival/plan-calls.ts';
import { type Instant, instantSchema, localDateSchema, localMonth } from '../calendar.ts';
import type { CallbackChange } from '../callback/callback.ts';
import { visitCall } from '../callback/due.ts';
import { isMissed } from '../task.ts';
import { noteText } from '../text.ts';
import { applyVisitCommand, statedTime } from './command.ts';
import { keepPromise } from './promise.ts';
import type { Sampling } from './sampling.ts';
import {
  type HandedBack,
  isHandedBack,
  type VisitChange,
  type VisitDraft,
  type VisitGiven,
  type VisitState,
} from './visit.ts';

export const handBackInput = z.strictObject({
  work: z.optional(noteText),
  nextServiceOn: z.optional(localDateSchema),
  /** In kilometres. */
  mileage: z.optional(z.int().check(z.minimum(0), z.maximum(9_999_999))),
  at: z.optional(instantSchema),
});

export type HandBackInput = z.infer<typeof handBackInput>;

/** What decides on the call: whether the visit is chosen (CALL-3), and how the call is opened. */
export interface FollowUp {
  readonly sampling: Sampling;
  readonly opening: Opening;
  /** What stands for whoever worked on the vehicle. */
  readonly technician?: string | undefined;
}

/** The vehicle goes back to the customer: the visit ends, and where it was chosen its first call follows (CALL-2). */
export function handBackVisit(
  state: VisitState,
  input: HandBackInput,
  { sampling, opening, technician }: FollowUp,
  given: VisitGiven,
): { visit: VisitChange; calls: CallbackChange[] } {
  const visit = applyVisitCommand(
    state,
    { name: 'hand-back-visit', apply: (draft) => handBack(draft, input, sampling, given) },
    input,
    given,
  );
  return { visit, calls: callsAfter(visit, { opening, technician }, given) };
}

/** The same on a draft. */
export function handBack(
  draft: VisitDraft,
  { at: stated, work, mileage }: HandBackInput,
  sampling: Sampling,
  given: VisitGiven,
): void {
  const at = statedTime(draft, stated, given.at);
  const { head } = draft;
  const steps = [...head.steps, { step: 'handed_back' as const, at, by: given.by.person }];
  const handedBack: HandedBack = {
    ...head,
    status: 'handed_back',
    steps,
    handedBackAt: at,
    handedBackMonth: localMonth(at, head.timeZone),
    ...(mileage !== undefined && { mileage }),
    sampling,
  };
  draft.head = handedBack;
  if (work !== undefined) draft.details = { ...draft.details, work };
  keepPromise(draft, 'hand_back', at);
}

/** The calls that follow from a visit as it stands: the first one, where it was chosen for it. */
export function callsAfter(
  { head, details }: VisitState,
  { opening, technician }: Pick<FollowUp, 'opening' | 'technician'>,
  given: VisitGiven,
): CallbackChange[] {
  if (!isHandedBack(head) || !head.sampling.chosen) return [];
  const { id, branchId, number, timeZone, adviser, handedBackAt, sampling } = head;
  const { customer, vehicle, files } = details;
  const about = {
    branchId,
    number,
    timeZone,
    visit: id,
    adviser,
    sampling: { month: sampling.month, class: sampling.class },
    ...(technician !== undefined && { technician }),
    details: { customer, vehicle, files },
  };
  return planCalls([visitCall(handedBackAt, timeZone, given.policy)], about, opening, given);
}

/** Whether a hand-back lies so far back that its call would be overdue. */
export function isHistory(
  handedBackAt: Instant,
  timeZone: string,
  { at, policy }: Pick<VisitGiven, 'at' | 'policy'>,
): boolean {
  return isMissed(visitCall(handedBackAt, timeZone, policy).dueAt, at);
}

import type { Instant } from '../calendar.ts';
import { changeOf, draftOf } from '../draft.ts';
import type { Policy } from '../policy.ts';
import { superiorOf } from '../roles.ts';
import { type Ran, runSteps, settleHead } from '../settle-head.ts';
import { hasCome, type IsDue } from '../steps.ts';
import type { StepAction, Task } from '../task.ts';
import { type CallbackChange, type CallbackDraft, type CallbackState, isOver } from './callback.ts';
import { endCall } from './end.ts';
import { notify } from './notify.ts';

const specialist = { role: 'care_specialist' } as const;

/** What somebody is told of: which promise, when, and which deadline of it. */
interface Told {
  readonly task: Task;
  readonly at: Instant;
  readonly dueAt: Instant;
}

/** All that is due by `now`. @returns the change, or undefined where nothing was due */
export function settleCallback(
  state: CallbackState,
  now: Instant,
  policy: Policy,
): CallbackChange | undefined {
  return settleHead(
    draftOf(state, policy),
    (draft) => settle(draft, now),
    (draft) => changeOf(draft, isOver),
  );
}

/** As {@link settleCallback}, on a draft. */
export function settle(draft: CallbackDraft, now: Instant, isDue: IsDue = hasCome): void {
  runSteps(draft, now, takeEffect, isDue);
}

function takeEffect(draft: CallbackDraft, { task, step }: Ran): void {
  const { at, action, deadline: dueAt = task.dueAt } = step;
  const told = { task, at, dueAt };
  if (action === 'tell') tellAndEnd(draft, told);
  else if (task.kind === 'phone_number') tellOfNumber(draft, action, told);
  else tellOfMiss(draft, action, told);
}

/**
 * CALL-7: whoever is to call, or to write, is reminded at the deadline, and the care specialist where that is somebody
 * else; the care director is told on the day after, also where it was done late since.
 */
function tellOfMiss(draft: CallbackDraft, action: StepAction, told: Told): void {
  const { owner } = told.task;
  if (action === 'miss') notify(draft, 'reminder', owner, told);
  if (action === 'miss' && owner.role !== specialist.role) notify(draft, 'reminder', specialist, told);
  if (action === 'tell_missed') notify(draft, 'deadline_missed', { role: 'care_director' }, told);
}

/** CALL-4: where nobody has found another number in time, their superior is told. */
function tellOfNumber(draft: CallbackDraft, action: StepAction, told: Told): void {
  const superior = superiorOf(told.task.owner.role);
  if (action === 'miss' && superior) notify(draft, 'deadline_missed', { role: superior }, told);
}

/** CALL-9: nobody is to be called, so with the telling it is done. */
function tellAndEnd(draft: CallbackDraft, told: Told): void {
  notify(draft, 'warranty_ends', told.task.owner, told);
  endCall(draft, 'told', told.at);
}

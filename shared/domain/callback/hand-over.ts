import { type Goes, goingTasks, handOverAction, handOverTasks } from '../directory/hand-over.ts';
import { changeOf, draftOf, type Given, recorded } from '../draft.ts';
import { hasPassed } from '../steps.ts';
import { type CallbackChange, type CallbackState, isOver } from './callback.ts';
import { settle } from './settle.ts';

/**
 * What a person has still to do for a callback goes to their role: the call, a letter, a number to be found (CALL-4).
 *
 * @returns the change, or undefined where they have nothing to do for it
 */
export function handOverCallback(
  state: CallbackState,
  goes: Goes,
  { at, by, policy }: Given,
): CallbackChange | undefined {
  if (goingTasks(state.head.tasks, goes).length === 0) return undefined;
  const draft = draftOf(state, policy);
  settle(draft, at, hasPassed);
  if (goingTasks(draft.head.tasks, goes).length > 0) {
    recorded(draft, { at, by, action: handOverAction }, () => handOverTasks(draft, goes));
  }
  return changeOf(draft, isOver);
}

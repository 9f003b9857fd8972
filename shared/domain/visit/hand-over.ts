import { type Goes, goingTasks, handedOver, handOverAction, handOverTasks } from '../directory/hand-over.ts';
import { changeOf, draftOf, type Given, recorded } from '../draft.ts';
import { hasPassed } from '../steps.ts';
import { settle } from './settle.ts';
import { isHandedBack, isOver, type VisitChange, type VisitState } from './visit.ts';

/**
 * A visit that a person looks after goes to their role, with what is promised for it and what will be (VISIT-4).
 *
 * @returns the change, or undefined for one that is over, or not theirs
 */
export function handOverVisit(
  state: VisitState,
  goes: Goes,
  { at, by, policy }: Given,
): VisitChange | undefined {
  const { adviser, tasks } = state.head;
  if (isHandedBack(state.head) || !(goes(adviser) || goingTasks(tasks, goes).length > 0)) return undefined;
  const draft = draftOf(state, policy);
  settle(draft, at, hasPassed);
  recorded(draft, { at, by, action: handOverAction }, () => {
    handOverTasks(draft, goes);
    draft.head = { ...draft.head, adviser: handedOver(adviser, goes) };
  });
  return changeOf(draft, isOver);
}

import { type Goes, goingTasks, handedOver, handOverAction, handOverTasks } from '../directory/hand-over.ts';
import { changeOf, draftOf, type Given, recorded, tell } from '../draft.ts';
import { hasPassed } from '../steps.ts';
import { type ImprovementChange, type ImprovementState, runningImprovement } from './improvement.ts';
import { improvementNoticeText } from './notice-text.ts';
import { settle } from './settle.ts';

/**
 * An improvement that a person was to make goes to their role, which is told of it (STAT-7).
 *
 * @returns the change, or undefined for one that is done, or not theirs
 */
export function handOverImprovement(
  state: ImprovementState,
  goes: Goes,
  { at, by, policy }: Given,
): ImprovementChange | undefined {
  if (goingTasks(state.head.tasks, goes).length === 0) return undefined;
  const draft = draftOf(state, policy);
  // As long as it is to be done there is nothing to measure.
  settle(draft, at, () => ({}), hasPassed);
  recorded(draft, { at, by, action: handOverAction }, () => {
    handOverTasks(draft, goes);
    const to = handedOver(draft.head.owner, goes);
    draft.head = { ...draft.head, owner: to };
    const { dueAt } = runningImprovement(draft.head);
    tell(draft, {
      at,
      kind: 'task_opened',
      to,
      text: improvementNoticeText('task_opened', draft.head, dueAt),
    });
  });
  return changeOf(draft);
}

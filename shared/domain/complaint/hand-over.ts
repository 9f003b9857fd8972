import { type Goes, goingTasks, handedOver, handOverAction } from '../directory/hand-over.ts';
import type { Given } from '../draft.ts';
import { recorded, replaceTask } from '../draft.ts';
import { hasPassed } from '../steps.ts';
import { isOpen } from './complaint.ts';
import { type Change, type ComplaintState, changeOf, draftOf, notify, update } from './draft.ts';
import { settle } from './settle.ts';

/**
 * What a person held of a complaint goes to their role: the complaint itself, what is to be done for it, and carrying
 * out its solution. Its deadlines stay (ROUTE-2), and what was due before was theirs still.
 *
 * @returns the change, or undefined where they hold nothing of it
 */
export function handOverComplaint(
  state: ComplaintState,
  goes: Goes,
  { at, by, policy }: Given,
): Change | undefined {
  if (!holdsAny(state, goes)) return undefined;
  const draft = draftOf(state, policy);
  settle(draft, at, hasPassed);
  recorded(draft, { at, by, action: handOverAction }, () => {
    const { owner, solution, tasks } = draft.head;
    const owned = goes(owner);
    const going = goingTasks(tasks, goes);
    for (const task of going) replaceTask(draft, { ...task, owner: handedOver(task.owner, goes) });
    update(draft, { owner: handedOver(owner, goes) });
    if (solution?.responsible && goes(solution.responsible)) {
      const responsible = handedOver(solution.responsible, goes);
      update(draft, { solution: { ...solution, responsible } });
      notify(draft, 'solution_to_carry_out', responsible, at);
    }
    if (!isOpen(draft.head)) return;
    if (owned) notify(draft, 'complaint_assigned', { role: owner.role }, at);
    else for (const task of going) notify(draft, 'task_opened', { role: task.owner.role }, at, task);
  });
  return changeOf(draft);
}

function holdsAny({ head: complaint }: ComplaintState, goes: Goes): boolean {
  const { owner, solution, tasks } = complaint;
  const responsible = isOpen(complaint) && solution?.responsible ? [solution.responsible] : [];
  const owners = isOpen(complaint) ? [owner, ...responsible] : [];
  return owners.some(goes) || goingTasks(tasks, goes).length > 0;
}

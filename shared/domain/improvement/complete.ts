import { localMonth } from '../calendar.ts';
import { changeOf, draftOf, type Given, openTask, recorded, replaceTask } from '../draft.ts';
import { DomainError } from '../errors.ts';
import { figuresSays } from '../refusals/figures.ts';
import { hasPassed } from '../steps.ts';
import { complete } from '../task.ts';
import { comparisonFor, measuredAt } from './effect.ts';
import { type ImprovementChange, type ImprovementState, runningImprovement } from './improvement.ts';
import { settle } from './settle.ts';

/** The commands that an improvement allows. */
export function commandsOfImprovement({ head }: ImprovementState): 'complete-improvement'[] {
  return head.state === 'open' || head.state === 'overdue' ? ['complete-improvement'] : [];
}

/**
 * STAT-7: it is done, in time or late. From then on it is waited for what it has come to.
 *
 * @throws DomainError `not_allowed` where it was done before
 */
export function completeImprovement(
  state: ImprovementState,
  { result }: { result: string },
  { at, by, policy }: Given,
): ImprovementChange {
  const draft = draftOf(state, policy);
  if (commandsOfImprovement(state).length === 0) {
    const said = figuresSays.improvement_ended({ improvementState: state.head.state });
    throw new DomainError({ code: 'not_allowed', said, allowed: [] });
  }
  // As long as it is to be done there is nothing to measure.
  settle(draft, at, () => ({}), hasPassed);
  recorded(draft, { at, by, action: 'complete-improvement', input: { result } }, () => {
    const { timeZone: zone } = draft.head;
    replaceTask(draft, complete(runningImprovement(draft.head), at, zone));
    const comparison = comparisonFor(localMonth(at, zone), policy);
    draft.head = { ...draft.head, state: 'completed', completedAt: at, comparison };
    draft.details = { ...draft.details, result };
    const dueAt = measuredAt(comparison, zone, policy);
    const owner = { role: 'care_director' } as const;
    openTask(draft, { kind: 'effect', owner, at, dueAt, plan: [{ at: dueAt, action: 'measure' }] });
  });
  return changeOf(draft);
}

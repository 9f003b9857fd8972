import type { Instant } from '../calendar.ts';
import { changeOf, draftOf, replaceTask, tell } from '../draft.ts';
import type { Policy } from '../policy.ts';
import type { Owner } from '../roles.ts';
import { type Effect, runSteps, settleHead } from '../settle-head.ts';
import { hasCome, type IsDue } from '../steps.ts';
import { complete, isRunning, type Task } from '../task.ts';
import { type CountersOf, rateIn } from './effect.ts';
import type { ImprovementChange, ImprovementDraft, ImprovementState } from './improvement.ts';
import { effectText, improvementNoticeText } from './notice-text.ts';

const director = { role: 'care_director' } as const;

/**
 * All that is due by `now`.
 *
 * @param countersOf the branch's figures of the months that are compared
 * @returns the change, or undefined where nothing was due
 */
export function settleImprovement(
  state: ImprovementState,
  now: Instant,
  policy: Policy,
  countersOf: CountersOf,
): ImprovementChange | undefined {
  return settleHead(draftOf(state, policy), (draft) => settle(draft, now, countersOf), changeOf);
}

/** As {@link settleImprovement}, on a draft. */
export function settle(
  draft: ImprovementDraft,
  now: Instant,
  countersOf: CountersOf,
  isDue: IsDue = hasCome,
): void {
  runSteps(draft, now, effectOf(countersOf), isDue);
}

/** Whoever is to do it is reminded, and the care director with them; unfinished, the general manager is told (STAT-7). */
function effectOf(countersOf: CountersOf): Effect<ImprovementDraft> {
  return (draft, { task, step: { at, action } }) => {
    if (action === 'measure') measure(draft, task, at, countersOf);
    if (action === 'remind') {
      notify(draft, 'reminder', task.owner, task, at);
      if (task.owner.role !== director.role) notify(draft, 'reminder', director, task, at);
    }
    if (action === 'miss') {
      draft.head = { ...draft.head, state: 'overdue' };
      notify(draft, 'deadline_missed', { role: 'general_manager' }, task, at);
    }
  };
}

/** The rate of what it is about, before and after; the care director is told. */
function measure(draft: ImprovementDraft, task: Task, at: Instant, countersOf: CountersOf): void {
  if (isRunning(task)) replaceTask(draft, complete(task, at, draft.head.timeZone));
  const { head } = draft;
  if (head.state !== 'completed') throw new Error(`${head.id} is measured but not completed`);
  const before = rateIn(head.comparison.before, head.subject, countersOf);
  const after = rateIn(head.comparison.after, head.subject, countersOf);
  draft.head = { ...head, state: 'measured', effect: { measuredAt: at, before, after } };
  tell(draft, { at, kind: 'effect_measured', to: director, text: effectText(head, before, after) });
}

function notify(
  draft: ImprovementDraft,
  kind: 'reminder' | 'deadline_missed',
  to: Owner,
  { dueAt }: Task,
  at: Instant,
): void {
  tell(draft, { at, kind, to, text: improvementNoticeText(kind, draft.head, dueAt) });
}

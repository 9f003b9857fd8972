import { type Instant, startOfDayAfter, timeOnDay } from '../calendar.ts';
import { changeOf, draftOf, openTask, replaceTask, tell } from '../draft.ts';
import type { Policy } from '../policy.ts';
import { type Effect, runSteps, settleHead } from '../settle-head.ts';
import { hasCome, type IsDue } from '../steps.ts';
import { cancel, complete, isRunning, type Task } from '../task.ts';
import { drillWantedText, endedText, revisionMissedText, startedText } from './notice-text.ts';
import type { Period } from './period.ts';
import type { PlanChange, PlanDraft, PlanState } from './plan.ts';
import { everyone, teamOf } from './team.ts';

/**
 * All that is due by `now`.
 *
 * @param periods when the branch's plans are on
 * @returns the change, or undefined where nothing was due
 */
export function settlePlan(
  state: PlanState,
  now: Instant,
  given: { readonly policy: Policy; readonly periods: readonly Period[] },
): PlanChange | undefined {
  return settleHead(draftOf(state, given.policy), (draft) => settle(draft, now, given.periods), changeOf);
}

/** As {@link settlePlan}, on a draft. */
export function settle(
  draft: PlanDraft,
  now: Instant,
  periods: readonly Period[],
  isDue: IsDue = hasCome,
): void {
  runSteps(draft, now, effectOf(periods), isDue);
}

function effectOf(periods: readonly Period[]): Effect<PlanDraft> {
  return (draft, { task, step: { at, action } }) => {
    const to = { role: 'general_manager' } as const;
    if (action === 'start') turnOn(draft, at);
    else if (action === 'end') turnOff(draft, at);
    else if (action === 'miss') {
      tell(draft, { at, kind: 'deadline_missed', to, text: revisionMissedText(draft.head, task.dueAt) });
    } else tellOfNextDrill(draft, task, at, periods);
  };
}

/** EMERG-1: command, deputies and members are told. */
export function turnOn(draft: PlanDraft, at: Instant): void {
  const { head } = draft;
  if (head.status !== 'planned') return;
  draft.head = { ...head, status: 'on' };
  for (const to of everyone(teamOf(head))) {
    tell(draft, { at, kind: 'emergency_started', to, text: startedText(head, head.until) });
  }
}

/**
 * EMERG-1: it is over, and those who were told that it is on are told so. After a drill another one is to be held in so
 * many months (EMERG-4).
 */
export function turnOff(draft: PlanDraft, at: Instant): void {
  const { head, policy } = draft;
  if (head.status === 'ended') return;
  const wasOn = head.status === 'on';
  // What was never on ends with an empty period.
  const from = wasOn ? head.from : at;
  draft.head = { ...head, status: 'ended', from, until: at };
  for (const task of head.tasks.filter(isRunning)) {
    replaceTask(draft, wasOn ? complete(task, at, head.timeZone) : cancel(task, at, 'ended'));
  }
  if (!wasOn) return;
  for (const to of everyone(teamOf(head))) {
    tell(draft, { at, kind: 'emergency_ended', to, text: endedText(draft.head) });
  }
  if (!head.drill || head.scope === 'group') return;
  const dueAt = timeOnDay(
    startOfDayAfter(at, head.timeZone, policy.drillEvery),
    head.timeZone,
    'P0D',
    policy.drillWantedAt,
  );
  const owner = { role: 'general_manager' } as const;
  openTask(draft, { kind: 'next_drill', owner, at, dueAt, plan: [{ at: dueAt, action: 'tell' }] });
}

/** EMERG-4: drills are held at regular intervals; where there was one since, its own end has asked for the next. */
function tellOfNextDrill(draft: PlanDraft, task: Task, at: Instant, periods: readonly Period[]): void {
  const { head } = draft;
  if (head.status !== 'ended') return;
  if (isRunning(task)) replaceTask(draft, complete(task, at, head.timeZone));
  const since = periods.some(({ drill, from }) => drill && from >= head.until && from <= at);
  if (since) return;
  const to = { role: 'general_manager' } as const;
  tell(draft, { at, kind: 'drill_wanted', to, text: drillWantedText(head, head.until) });
}

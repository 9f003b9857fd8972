import type { Instant } from '../calendar.ts';
import { openTask } from '../draft.ts';
import { type Due, dueAfter } from '../due-after.ts';
import type { Policy } from '../policy.ts';
import { superiorOf } from '../roles.ts';
import { type Ran, runSteps, settleHead } from '../settle-head.ts';
import { hasCome, type IsDue } from '../steps.ts';
import type { Step, StepAction, Task } from '../task.ts';
import { isOpen } from './complaint.ts';
import { missAt } from './deadlines.ts';
import {
  type Change,
  type ComplaintState,
  changeOf,
  type Draft,
  draftOf,
  escalate,
  notify,
} from './draft.ts';
import { keepStanding, resumeClocks } from './waiting.ts';

/** All that is due by `now`. @returns the change, or undefined where nothing was due */
export function settleComplaint(state: ComplaintState, now: Instant, policy: Policy): Change | undefined {
  return settleHead(draftOf(state, policy), (draft) => settle(draft, now), changeOf);
}

/** As {@link settleComplaint}, on a draft. */
export function settle(draft: Draft, now: Instant, isDue: IsDue = hasCome): void {
  runSteps(draft, now, takeEffect, isDue);
}

function takeEffect(draft: Draft, { step, served }: Ran): void {
  consequences[step.action]?.(draft, served, step);
  keepStanding(draft, step.at);
}

const consequences: Partial<Record<StepAction, (draft: Draft, task: Task, step: Step) => void>> = {
  /** CLOCK-5: to the owner, with a copy to the care specialist. */
  remind(draft, task, { at }) {
    notify(draft, 'reminder', task.owner, at, task);
    if (task.owner.role !== 'care_specialist')
      notify(draft, 'reminder', { role: 'care_specialist' }, at, task);
  },

  /** CLOCK-6. What was told in a round that satisfied nobody was no solution. */
  report_no_solution(draft, task, { at }) {
    const { solutionToldAt, reopenings } = draft.head;
    const reopenedAt = reopenings.at(-1)?.at ?? '';
    if (solutionToldAt !== undefined && solutionToldAt >= reopenedAt) return;
    const levels = [superiorOf(task.owner.role) ?? 'care_director'] as const;
    escalate(draft, { rule: 'CLOCK-6', cause: task.id, kind: 'no_solution', levels, task }, at);
  },

  /** ESC-2 for what the customer was to hear; of a resolution ESC-1 tells; the rest is told to its owner. */
  miss(draft, task, { at }) {
    if (task.kind === 'contact' || task.kind === 'reply' || task.kind === 'solution') {
      const levels = [superiorOf(task.owner.role), 'care_director'] as const;
      escalate(draft, { rule: 'ESC-2', cause: causeOf(task, at), kind: 'deadline_missed', levels, task }, at);
    } else if (task.kind !== 'resolution') notify(draft, 'deadline_missed', task.owner, at, task);
  },

  /**
   * ESC-1, and with it CLOCK-9 unless the complaint has ended. It tells of the deadline that was missed, also where
   * that was moved or met late since.
   */
  tell_missed(draft, task, { at, deadline = task.dueAt }) {
    const levels = ['care_director', 'general_manager'] as const;
    const told = { cause: causeOf(task, deadline), task: { ...task, dueAt: deadline } };
    escalate(draft, { rule: 'ESC-1', kind: 'resolution_missed', levels, ...told }, at);
    if (isOpen(draft.head)) openRemedy(draft, at);
  },

  /** The time is over for which the customer was to be waited for (POLICY-2). */
  resume(draft, _task, { at }) {
    notify(draft, 'waiting_over', draft.head.owner, at);
    resumeClocks(draft, at);
  },
};

/** CLOCK-9: the general manager is to record cause and remedy; within 24 hours unless it is told until when. */
export function openRemedy(
  draft: Draft,
  at: Instant,
  due: Due = dueAfter(at, draft.head.timeZone, draft.policy, 'remedyWithin'),
): void {
  const owner = { role: 'general_manager' } as const;
  openTask(draft, { kind: 'remedy', owner, at, dueAt: due.at, plan: missAt(due) });
}

/** A deadline that was set anew and missed again is another cause. */
export function causeOf(task: Task, deadline: Instant): string {
  return `${task.id}@${deadline}`;
}

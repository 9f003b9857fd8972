import type { Instant } from '../calendar.ts';
import { changeOf, draftOf, type Given, openTask, recorded, replaceTask, tell } from '../draft.ts';
import { dueAfter } from '../due-after.ts';
import { DomainError } from '../errors.ts';
import type { PersonActor } from '../record.ts';
import { emergencySays } from '../refusals/emergency.ts';
import { hasPassed } from '../steps.ts';
import { complete, isRunning } from '../task.ts';
import type { DrillSummary } from './drill-summary.ts';
import { summaryText } from './notice-text.ts';
import { type Period, periodAt } from './period.ts';
import { type Plan, type PlanChange, type PlanDraft, type PlanState, withFacts } from './plan.ts';
import { checkPeriod, promisePeriod } from './register.ts';
import { settle, turnOff } from './settle.ts';
import { everyone, teamOf } from './team.ts';

interface GivenHere extends Given {
  /** When the branch's plans are on. */
  readonly periods: readonly Period[];
}

/** What people do with a plan, and how it must stand for that. */
const commands = {
  'start-emergency-plan': ['proposed'],
  'end-emergency-plan': ['proposed', 'planned', 'on'],
  'revise-emergency-plan': ['ended'],
} as const satisfies Record<string, readonly Plan['status'][]>;

export type PlanCommandName = keyof typeof commands;

export const planCommandNames = Object.keys(commands) as PlanCommandName[];

/** The commands that a plan allows at that instant: none is turned on while another one is on. */
export function commandsOfPlan(
  state: PlanState,
  { at, policy, periods }: Pick<GivenHere, 'at' | 'policy' | 'periods'>,
): PlanCommandName[] {
  const draft = draftOf(state, policy);
  settle(draft, at, periods, hasPassed);
  const isOn = periodAt(periods, at, false) !== undefined;
  return allowedIn(draft.head).filter((name) => name !== 'start-emergency-plan' || !isOn);
}

function allowedIn({ status }: Plan): PlanCommandName[] {
  return planCommandNames.filter((name) => commands[name].some((one) => one === status));
}

/** EMERG-3: what was proposed is turned on. */
export function startPlan(
  state: PlanState,
  { until, reason }: { readonly until: Instant; readonly reason?: string | undefined },
  given: GivenHere & { readonly by: PersonActor },
): PlanChange {
  const { at, by } = given;
  checkPeriod({ from: at, until }, at);
  return changed(state, 'start-emergency-plan', { until, reason }, given, (draft) => {
    const startedBy = { role: by.role, person: by.person };
    draft.head = { ...draft.head, status: 'planned', from: at, until, startedBy };
    draft.details = { ...draft.details, startedBy: by, ...(reason !== undefined && { reason }) };
    promisePeriod(draft, at);
  });
}

/** EMERG-1: it is turned off, called off before it was on, or what was proposed is declined. */
export function endPlan(
  state: PlanState,
  { reason, job }: { readonly reason?: string | undefined; readonly job?: string | undefined },
  given: GivenHere,
): PlanChange {
  return changed(state, 'end-emergency-plan', { reason }, given, (draft) => {
    turnOff(draft, given.at);
    if (job !== undefined) draft.head = withFacts(draft.head, { job });
  });
}

/** EMERG-4: what is to be done otherwise the next time. One that was recorded before is in the record. */
export function revisePlan(
  state: PlanState,
  { text }: { readonly text: string },
  given: GivenHere & { readonly by: PersonActor },
): PlanChange {
  const { at, by } = given;
  return changed(state, 'revise-emergency-plan', { text }, given, (draft) => {
    for (const task of draft.head.tasks.filter(isRunning).filter(({ kind }) => kind === 'revision')) {
      replaceTask(draft, complete(task, at, draft.head.timeZone));
    }
    draft.head = withFacts(draft.head, { revisedAt: at });
    draft.details = { ...draft.details, revision: { text, at, by } };
  });
}

/** EMERG-4: the drill is summed up to those who took part, and the general manager is to revise the plan. */
export function sumUpDrill(state: PlanState, summary: DrillSummary, { at, by, policy }: Given): PlanChange {
  const draft = draftOf(state, policy);
  recorded(draft, { at, by, action: 'sum-up-drill' }, () => {
    const { head } = draft;
    draft.head = withFacts(head, { summary });
    for (const to of everyone(teamOf(head))) {
      tell(draft, { at, kind: 'drill_summary', to, text: summaryText(head, summary) });
    }
    if (head.revisedAt !== undefined) return;
    const { at: dueAt } = dueAfter(at, head.timeZone, policy, 'revisionByEndOfDay');
    const owner = { role: 'general_manager' } as const;
    openTask(draft, { kind: 'revision', owner, at, dueAt, plan: [{ at: dueAt, action: 'miss' }] });
  });
  return changeOf(draft);
}

function changed(
  state: PlanState,
  command: PlanCommandName,
  input: unknown,
  { at, by, policy, periods }: GivenHere,
  change: (draft: PlanDraft) => void,
): PlanChange {
  const draft = draftOf(state, policy);
  settle(draft, at, periods, hasPassed);
  requireAllowed(draft.head, command);
  recorded(draft, { at, by, action: command, input }, () => change(draft));
  settle(draft, at, periods, hasPassed);
  return changeOf(draft);
}

/** @throws DomainError `not_allowed`, naming the commands that may be given instead */
function requireAllowed(plan: Plan, command: PlanCommandName): void {
  const allowed = allowedIn(plan);
  if (allowed.includes(command)) return;
  throw new DomainError({
    code: 'not_allowed',
    said: emergencySays.wrong_plan_status({ command, planStatus: plan.status }),
    allowed,
  });
}

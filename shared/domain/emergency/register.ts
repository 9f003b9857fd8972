import { aYear, type Instant, plus } from '../calendar.ts';
import { changeOf, type Given, openTask, recorded, tell } from '../draft.ts';
import { DomainError, invalid } from '../errors.ts';
import type { Policy } from '../policy.ts';
import { type PersonActor, system } from '../record.ts';
import { commonSays } from '../refusals/common.ts';
import { emergencySays } from '../refusals/emergency.ts';
import type { Owner } from '../roles.ts';
import { surgeText } from './notice-text.ts';
import { overlapping, type Period } from './period.ts';
import type { Plan, PlanChange, PlanDraft, Surge } from './plan.ts';
import { settle } from './settle.ts';

type Identity = Pick<Plan, 'id' | 'branchId' | 'number' | 'timeZone'>;

/** A plan that is to be on from then until then. */
export interface PlannedPlan extends Identity {
  readonly scope: Plan['scope'];
  readonly drill: boolean;
  readonly from: Instant;
  readonly until: Instant;
  readonly reason: string;
  readonly partOf?: string | undefined;
  readonly job?: string | undefined;
  readonly marketing?: Owner | undefined;
  readonly invited: readonly Owner[];
}

/** EMERG-1: a plan is turned on, now or for later; from now on it does the rest itself. */
export function registerPlan(
  { reason, from, until, partOf, job, marketing, invited, ...facts }: PlannedPlan,
  { at, by, policy, startedBy }: Given & { readonly startedBy: PersonActor },
): PlanChange {
  checkPeriod({ from, until }, at);
  const head: Plan = {
    ...facts,
    ...(partOf !== undefined && { partOf }),
    ...(job !== undefined && { job }),
    ...(marketing && { marketing }),
    invited: [...invited],
    from,
    until,
    version: 0,
    status: 'planned',
    startedBy: { role: startedBy.role, person: startedBy.person },
    registeredAt: at,
    tasks: [],
    entries: 0,
    notices: 0,
  };
  const draft: PlanDraft = { head, details: { reason, startedBy }, policy, entries: [], notices: [] };
  recorded(draft, { at, by, action: 'register-emergency-plan' }, () => promisePeriod(draft, at), {});
  settle(draft, at, []);
  return changeOf(draft);
}

/** EMERG-3: a plan is proposed to general manager and care director, who are told of the surge by it. */
export function proposePlan(
  identity: Identity,
  surge: Surge,
  { at, policy }: { readonly at: Instant; readonly policy: Policy },
): PlanChange {
  const head: Plan = {
    ...identity,
    scope: 'branch',
    drill: false,
    surge,
    invited: [],
    version: 0,
    status: 'proposed',
    registeredAt: at,
    tasks: [],
    entries: 0,
    notices: 0,
  };
  const draft: PlanDraft = { head, details: {}, policy, entries: [], notices: [] };
  const propose = () => {
    for (const role of ['general_manager', 'care_director'] as const) {
      tell(draft, { at, kind: 'surge', to: { role }, text: surgeText(head, surge, policy.surgeWithin) });
    }
  };
  recorded(draft, { at, by: system, action: 'propose-emergency-plan' }, propose, {});
  return changeOf(draft);
}

/** Its start and its end are steps of one task. */
export function promisePeriod(draft: PlanDraft, at: Instant): void {
  const { head } = draft;
  if (head.status !== 'planned') return;
  const { from, until } = head;
  const plan = [
    { at: from, action: 'start' },
    { at: until, action: 'end' },
  ] as const;
  const owner = { role: head.scope === 'group' ? 'group_admin' : 'general_manager' } as const;
  openTask(draft, { kind: 'emergency', owner, at, dueAt: until, plan });
}

/** @throws DomainError `invalid` for what lies in the past, ends before it begins or is longer than a year */
export function checkPeriod({ from, until }: Pick<Period, 'from' | 'until'>, now: Instant): void {
  if (from < now) throw invalid('from', commonSays.in_the_past);
  if (from > plus(now, aYear)) throw invalid('from', commonSays.over_a_year_ahead);
  if (until <= from) throw invalid('until', commonSays.not_after_from);
  if (until > plus(from, aYear)) throw invalid('until', commonSays.over_a_year_after_from);
}

/** @throws DomainError `not_allowed` where another plan of the branch is on at that time, or is to be */
export function requireFree(periods: readonly Period[], period: Pick<Period, 'from' | 'until' | 'drill'>) {
  const other = overlapping(periods, period);
  if (!other) return;
  const said = emergencySays.other_plan_on({ number: other.number });
  throw new DomainError({ code: 'not_allowed', said, allowed: [] });
}

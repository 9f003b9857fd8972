import * as z from 'zod/mini';
import type { Place } from '../../shared/data/directory/directory.ts';
import { namedStaffRef, staffNamedIn } from '../../shared/data/directory/staff.ts';
import { planHead } from '../../shared/data/emergency/plan-head.ts';
import { planNumber } from '../../shared/data/emergency/plan-number.ts';
import { jobHead } from '../../shared/data/job/job-store.ts';
import { isBranchId, newSubjectId } from '../../shared/data/table/ids.ts';
import type { Write } from '../../shared/data/table/transaction.ts';
import { alternatives } from '../../shared/domain/alternatives.ts';
import { type Instant, instantSchema } from '../../shared/domain/calendar.ts';
import { nextSeason, usualEnd } from '../../shared/domain/emergency/period.ts';
import type { PlanChange } from '../../shared/domain/emergency/plan.ts';
import { registerPlanJob } from '../../shared/domain/emergency/plan-job.ts';
import { registerPlan, requireFree } from '../../shared/domain/emergency/register.ts';
import { invalid } from '../../shared/domain/errors.ts';
import type { PersonActor } from '../../shared/domain/record.ts';
import { commonSays } from '../../shared/domain/refusals/common.ts';
import { emergencySays } from '../../shared/domain/refusals/emergency.ts';
import { refused } from '../../shared/domain/refusals/in-schema.ts';
import type { Owner } from '../../shared/domain/roles.ts';
import { noteText } from '../../shared/domain/text.ts';
import { readsOfBranch } from '../../shared/http/find-branch.ts';
import { createdHead } from '../../shared/http/head-command.ts';
import { type Context, fieldOf, type UseCase } from '../../shared/http/route.ts';
import { planAccess } from './find-plan.ts';
import { findScope } from './find-scope.ts';
import { planView } from './plan-view.ts';

const mostMembers = 10;

export const body = z
  .strictObject({
    scopeId: z.string(),
    season: z.optional(z.boolean()),
    from: z.optional(instantSchema),
    until: z.optional(instantSchema),
    reason: noteText,
    drill: z.optional(z.boolean()),
    marketing: z.optional(z.string()),
    members: z.optional(z.array(z.string()).check(z.maxLength(mostMembers))),
  })
  .check(
    z.refine(({ season, from, until }) => season !== true || (from === undefined && until === undefined), {
      path: ['season'],
      ...refused(emergencySays.season_has_period),
    }),
    alternatives(
      {
        Season: { when: [true], without: ['from', 'until'] },
        Period: { when: [false], orAbsent: true },
      },
      'season',
    ),
  );

type Body = z.infer<typeof body>;

/** A plan is turned on, now or for later (EMERG-1), or a drill is (EMERG-4); a group's is brought to its branches by a job. */
export const useCase: UseCase<unknown, unknown, Body> = {
  reads({ body }) {
    const branchId = fieldOf(body, 'scopeId');
    const members = fieldOf(body, 'members');
    const people = [
      fieldOf(body, 'marketing'),
      ...(Array.isArray(members) ? members.slice(0, mostMembers) : []),
    ];
    return [...readsOfBranch(branchId), ...people.flatMap((person) => namedStaffRef(branchId, person) ?? [])];
  },
  async run({ body }, context) {
    const { scope, place, by } = await findScope(body.scopeId, context);
    const { branch, policy, periods, emergencies } = place;
    const { now, runtime } = context;
    const { reason, drill = false } = body;
    const period = periodOf(body, place, now);
    const others = scope === 'branch' ? periods : (emergencies.group?.periods ?? []);
    requireFree(others, { ...period, drill });
    const id = newSubjectId('emergency', branch.id, runtime.newId());
    const number = planNumber(branch, now, id);
    const job = scope === 'group' ? newSubjectId('job', branch.id, runtime.newId()) : undefined;
    const { timeZone } = branch;
    const team = namedIn(body, context);
    const given = { at: now, by, policy, startedBy: by };
    const planned = {
      id,
      branchId: branch.id,
      scope,
      number,
      timeZone,
      drill,
      ...period,
      reason,
      job,
      ...team,
    };
    const change = registerPlan(planned, given);
    return {
      ...createdHead(planAccess, change, planView(change), place, context),
      writes: [...planHead.write(undefined, change, { place, at: now }), ...writesOfJob(job, change, given)],
    };
  },
};

function periodOf({ season, from, until }: Body, { branch, policy }: Place, now: Instant) {
  if (season) return nextSeason(now, branch.timeZone, policy);
  const begin = from ?? now;
  return { from: begin, until: until ?? usualEnd(begin, branch.timeZone, policy) };
}

/** Who was named beside the heads of department. @throws DomainError for who is not on the staff of the branch */
function namedIn(
  { scopeId, marketing, members = [] }: Body,
  { loaded }: Context,
): { marketing?: Owner; invited: Owner[] } {
  if (!isBranchId(scopeId) && (marketing !== undefined || members.length > 0)) {
    const path = marketing === undefined ? 'members' : 'marketing';
    throw invalid(path, emergencySays.nobody_of_group);
  }
  const person = (path: string, id: string): Owner => {
    const staff = staffNamedIn(loaded, scopeId, id);
    if (!staff) throw invalid(path, commonSays.not_on_staff);
    return { role: staff.role, person: staff.id };
  };
  return {
    ...(marketing !== undefined && { marketing: person('marketing', marketing) }),
    invited: members.map((id, at) => person(`members.${at}`, id)),
  };
}

function writesOfJob(
  job: string | undefined,
  { head }: PlanChange,
  given: { at: Instant; by: PersonActor; policy: Place['policy'] },
): Write[] {
  return job === undefined ? [] : jobHead.write(undefined, registerPlanJob(job, 'emergency', head, given));
}

import type * as z from 'zod/mini';
import { planRow } from '../../shared/data/emergency/plan-head.ts';
import { planNumber } from '../../shared/data/emergency/plan-number.ts';
import { instantOf } from '../../shared/domain/calendar.ts';
import {
  commandsOfPlan,
  endPlan,
  revisePlan,
  startPlan,
  sumUpDrill,
} from '../../shared/domain/emergency/change.ts';
import { drillCounts, summaryOf, withCounts } from '../../shared/domain/emergency/drill-summary.ts';
import { proposePlan, registerPlan } from '../../shared/domain/emergency/register.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import {
  content,
  type Documentation,
  type FieldDocs,
  local,
  type NamedSchema,
  named,
  pageContent,
  pagingDocs,
} from '../../shared/http/documentation.ts';
import { branch, people, states } from '../example-case.ts';
import type { body as endEmergencyPlanBody } from './end-emergency-plan.ts';
import { planInList, planPageSchema } from './plan-in-list.ts';
import { type PlanShown, planView, planViewSchema } from './plan-view.ts';
import type { body as registerEmergencyPlanBody } from './register-emergency-plan.ts';
import type { body as reviseEmergencyPlanBody } from './revise-emergency-plan.ts';
import type { Operation } from './routes.ts';
import type { body as startEmergencyPlanBody } from './start-emergency-plan.ts';

const person = { role: 'The role.', person: 'The person, where it is one.' } as const;

const shared = {
  id: 'Opaque; it stands in paths.',
  number: 'What people call it by.',
  status:
    '`proposed` for a surge, `planned` for later, `on`, or `ended`: turned off, over, called off or declined.',
  drill: 'Whether it is only practised (EMERG-4).',
  from: `Since when it is on, or from when, ${local}; left out while it is only proposed.`,
  until: `Until when, ${local}; that instant belongs to it no more.`,
  reason: 'Why.',
  registeredAt: `When it was registered or proposed, ${local}.`,
} as const;

export const schemas = {
  EmergencyPlan: named(planViewSchema(), 'An emergency plan (应急预案) of a branch or a group (EMERG-1).', {
    ...shared,
    scopeId: 'The branch or the group it is for.',
    command: ['Who leads.', person],
    deputies: ['Who stands beside them: the service director, and who answers for marketing.', person],
    members: ['Who else takes part: the heads of department, and who was named.', person],
    partOf: "The id of the group's plan that it is part of.",
    surge: [
      'The surge that it was proposed for (EMERG-3).',
      {
        at: `When the complaint came in that made it one, ${local}.`,
        count: 'How many had come in within the hours before.',
        dailyMean: 'How many a day had come in in the weeks before.',
      },
    ],
    startedBy: 'Who turned it on, or registered it for later.',
    summary: [
      'What came of the drill, a minute or two after its end (EMERG-4).',
      {
        complaints: 'How many complaints were made up.',
        closed: 'How many were handled to their end.',
        deadlines: [
          'How its promises came out, by kind.',
          {
            kind: 'What was promised.',
            met: 'How many were met in time.',
            late: 'How many were met late.',
            overdue: 'How many were missed.',
            running: 'How many were still running when the drill ended.',
          },
        ],
        escalations: 'How many levels were told of what failed.',
        contact: [
          'How long after their receipt customers were contacted.',
          {
            reached: 'How many were.',
            meanMinutes: 'After how many minutes on average.',
            longestMinutes: 'After how many minutes at most.',
          },
        ],
      },
    ],
    revision: [
      'What is to be done otherwise the next time.',
      { text: 'The words.', at: `When they were recorded, ${local}.`, by: 'Who recorded them.' },
    ],
    version: 'Raised by every change, those by automation too; it is the `ETag`.',
    commands: 'What the caller may do to it as it stands, by operation id.',
  } satisfies FieldDocs<PlanShown>),
  EmergencyPlanInList: named(
    planPageSchema().shape.items.def.element,
    'An emergency plan as lists show it.',
    { ...shared, branchId: 'The branch.' },
  ),
} satisfies Record<string, NamedSchema>;

const policy = effectivePolicy();
const time = (text: string) => instantOf(`2026-11-${text}:00+08:00`);
const given = (text: string) => ({ at: time(text), by: people.generalManager, policy, periods: [] });

function identity(text: string, random: string) {
  const id = `emg.${branch.id}.${random}`;
  const number = planNumber(branch, time(text), id);
  return { id, branchId: branch.id, number, timeZone: branch.timeZone };
}

const reason = '媒体曝光同款车型变速箱问题，预计投诉集中。';
const started = registerPlan(
  {
    ...identity('23T09:00', 'm4x8c2v7b1n9k3j5'),
    scope: 'branch',
    drill: false,
    from: time('23T09:00'),
    until: time('30T00:00'),
    reason,
    invited: [],
  },
  { ...given('23T09:00'), startedBy: people.generalManager },
);
const ended = endPlan(started, {}, given('26T18:00'));

const surge = { at: time('24T15:20'), count: 7, inDays: 21, days: 30 };
const proposed = proposePlan(identity('24T15:20', 'p2z6h9d4f8g1s5a7'), surge, given('24T15:20'));
const accepted = startPlan(proposed, { until: time('28T00:00'), reason }, given('24T15:45'));

const drill = registerPlan(
  {
    ...identity('25T14:00', 'q7w3e9r5t1y8u4o2'),
    scope: 'branch',
    drill: true,
    from: time('25T14:00'),
    until: time('25T17:00'),
    reason: '半年度应急演练',
    invited: [],
  },
  { ...given('25T14:00'), startedBy: people.generalManager },
);
const over = endPlan(drill, {}, given('25T16:30'));
const counts = withCounts({}, drillCounts(states['record-contact'].head));
const summedUp = sumUpDrill(over, summaryOf(counts), given('25T16:32'));
const lesson = '值班电话须设两人，晚间联系客户的责任人写入预案。';
const revised = revisePlan(summedUp, { text: lesson }, given('26T10:00'));

const id = { description: 'The id of an emergency plan.', example: started.head.id };
const answer = { description: 'The plan.', headers: ['ETag'] } as const;

export const documentation: Documentation<Operation> = {
  'register-emergency-plan': {
    description:
      "From its first instant on, complaints that come in have high priority, are to be contacted within the hour round the clock, and are told to the general manager one by one; what they were given stays when it is over. Command, deputies and members are told when it starts and when it ends. A group's plan is on at every branch of the group at once; each gets its own part of it, whose team is told, in a minute or two. A branch has one plan at a time, and one drill; so has a group.",
    rules: ['EMERG-1', 'EMERG-2', 'EMERG-4'],
    body: content<z.input<typeof registerEmergencyPlanBody>>(
      {
        scopeId: 'The id of a branch; or of a group, for its admins.',
        season:
          'Whether it is on in the season that every year has, by default from 10 to 20 March: the next one, or the rest of the present one. Left out: no.',
        from: 'From when: not in the past, at most a year ahead. Left out: now.',
        until: 'Until when. Left out: the end of the tenth day after.',
        reason: shared.reason,
        drill:
          'Whether it is only practised: then complaints that are registered as drills go through everything, and nothing else changes. Left out: no.',
        marketing:
          'The id of the person of the branch who answers for marketing, a deputy. Left out: the sales director.',
        members: 'The ids of people of the branch who take part besides the heads of department; 10 at most.',
      },
      {
        now: {
          summary: 'From now on, for a week',
          value: { scopeId: branch.id, until: '2026-11-30T00:00:00+08:00', reason },
        },
        season: {
          summary: 'In the whole group, around 15 March',
          value: { scopeId: branch.groupId, season: true, reason: '“3·15”消费者权益日' },
        },
        drill: {
          summary: 'A drill',
          value: {
            scopeId: branch.id,
            from: '2026-11-25T14:00:00+08:00',
            until: '2026-11-25T17:00:00+08:00',
            reason: '半年度应急演练',
            drill: true,
          },
        },
      },
    ),
    answer: {
      ...answer,
      headers: ['ETag', 'Location'],
      examples: {
        on: {
          summary: 'Turned on',
          value: { ...planView(started), commands: commandsOfPlan(started, given('30T12:00')) },
        },
      },
    },
    refusals: ['not_found', 'not_allowed'],
  },
  'list-emergency-plans': {
    description: "With its drills, what was proposed, and what it was given by its group's plan.",
    rules: ['EMERG-1'],
    parameters: { branchId: { description: 'The branch.', example: branch.id }, ...pagingDocs },
    answer: {
      description: 'A page of plans.',
      ...pageContent('The plans.', 'A drill and a plan', [
        planInList(planRow(drill)),
        planInList(planRow(started)),
      ]),
    },
    refusals: ['not_found'],
  },
  'get-emergency-plan': {
    description: "With what came of a drill once that is over. A group's own plan is for its admins.",
    rules: ['EMERG-1', 'EMERG-4'],
    parameters: { id },
    answer: {
      ...answer,
      examples: {
        drill: {
          summary: 'A drill that is over, and what was learned of it',
          value: { ...planView(revised), commands: commandsOfPlan(revised, given('30T12:00')) },
        },
        proposed: {
          summary: 'Proposed for a surge',
          value: { ...planView(proposed), commands: commandsOfPlan(proposed, given('30T12:00')) },
        },
      },
    },
    refusals: ['not_found'],
  },
  'start-emergency-plan': {
    description:
      'What was proposed for a surge is on from now on. What was not proposed is registered instead, and starts by itself.',
    rules: ['EMERG-3', 'EMERG-1'],
    parameters: { id },
    body: content<z.input<typeof startEmergencyPlanBody>>(
      { until: 'Until when. Left out: the end of the tenth day after.', reason: 'Why, in words.' },
      { accepted: { summary: 'For some days', value: { until: '2026-11-28T00:00:00+08:00', reason } } },
    ),
    answer: {
      ...answer,
      examples: {
        on: {
          summary: 'Turned on',
          value: { ...planView(accepted), commands: commandsOfPlan(accepted, given('30T12:00')) },
        },
      },
    },
    refusals: ['not_found', 'not_allowed', 'stale'],
  },
  'end-emergency-plan': {
    description:
      "Complaints that came in while it was on keep what they were given. The end of a drill ends what was made up for it and sums it up, in a minute or two. A group's plan is off at its branches at once, and their parts of it end, likewise.",
    rules: ['EMERG-1', 'EMERG-4'],
    parameters: { id },
    body: content<z.input<typeof endEmergencyPlanBody>>(
      { reason: 'Why, for the record.' },
      { calm: { summary: 'It is calm again', value: { reason: '投诉量已回落' } } },
    ),
    answer: {
      ...answer,
      examples: {
        ended: {
          summary: 'Turned off',
          value: { ...planView(ended), commands: commandsOfPlan(ended, given('30T12:00')) },
        },
      },
    },
    refusals: ['not_found', 'not_allowed', 'stale'],
  },
  'revise-emergency-plan': {
    description:
      'Asked of the general manager after every drill, by the end of the seventh day; it can be recorded after a real emergency as well. Another one takes the place of the one before, which the record keeps.',
    rules: ['EMERG-4'],
    parameters: { id },
    body: content<z.input<typeof reviseEmergencyPlanBody>>(
      { text: 'What is to be done otherwise the next time.' },
      { lesson: { summary: 'What was learned', value: { text: lesson } } },
    ),
    answer: {
      ...answer,
      examples: {
        revised: {
          summary: 'Recorded',
          value: { ...planView(revised), commands: commandsOfPlan(revised, given('30T12:00')) },
        },
      },
    },
    refusals: ['not_found', 'not_allowed', 'stale'],
  },
};

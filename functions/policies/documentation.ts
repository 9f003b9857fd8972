import type * as z from 'zod/mini';
import type { ScopedPolicy } from '../../shared/data/directory/policy-store.ts';
import { toldValues } from '../../shared/domain/dry-run/told-values.ts';
import { meanings, valueKinds } from '../../shared/domain/policies/meanings.ts';
import { changesOf } from '../../shared/domain/policies/values.ts';
import {
  type PolicyName,
  type PolicyOverrides,
  policyNames,
  policyOverridesSchema,
  policyTable,
} from '../../shared/domain/policy.ts';
import {
  content,
  type Documentation,
  type FieldDocs,
  type NamedSchema,
  named,
  pageContent,
  pagingDocs,
} from '../../shared/http/documentation.ts';
import { branch } from '../example-case.ts';
import type { body as dryRunPolicyBody } from './dry-run-policy.ts';
import { type DryRunView, dryRunView, dryRunViewSchema, tallySchema } from './dry-run-view.ts';
import { body, changed, restoration, restored, version, versions } from './examples.ts';
import { mostHeads } from './month-rows.ts';
import { type PolicyView, policyView, policyViewSchema } from './policy-view.ts';
import type { body as restorePolicyBody } from './restore-policy.ts';
import type { Operation } from './routes.ts';
import type { body as setPolicyBody } from './set-policy.ts';
import { versionPageSchema, versionViewSchema } from './version-view.ts';

/** How times are shown. */
const shownIn = 'in the time zone of the branch, of a group in that of Shanghai';

const value = [
  'What was in force before.',
  { value: 'The value.', from: 'Where it came from: the `default`, the `group` or the `branch`.' },
] as const;

const changes = [
  'What that changed: values that are others, or come from elsewhere.',
  {
    name: 'Which value.',
    before: value,
    after: ['What is in force after.', value[1]] as const,
  },
] as const;

const settingDocs = {
  version: 'Its number, from 1.',
  at: `When it was set, ${shownIn}.`,
  by: 'Who set it.',
  reason: 'Why.',
  restored: 'The version that it went back to; left out where it is none that went back.',
  changes,
} as const;

const overrides = 'What is set here, by name; what it leaves out comes from the group, or is the default.';

const tally = {
  deadlines: 'How many there were; without those cancelled before they were due.',
  missed: 'Of them, those that were missed: met late, or passed unmet.',
  wouldBeMissed: 'Of them, those that would have been.',
  asSet:
    'Of them, those that another policy would not have moved, since something else set them: the care director, a correction, a duplicate, or the customer.',
} as const;

/** Of every value what it means, how it is written, and by which rule it is. */
const meant = Object.fromEntries(
  policyNames.map((name) => {
    const { en, kind } = meanings[name];
    return [name, `${en} (${policyTable[name].rule}). ${valueKinds[kind]}`];
  }),
) as Record<PolicyName, string>;

const day = (name: string) => `On ${name}; left out, it is closed.`;

/** The same, with what the values are made of that have parts. */
const withParts = {
  ...meant,
  openingHours: [
    meant.openingHours,
    {
      mon: day('Mondays'),
      tue: day('Tuesdays'),
      wed: day('Wednesdays'),
      thu: day('Thursdays'),
      fri: day('Fridays'),
      sat: day('Saturdays'),
      sun: day('Sundays'),
    },
  ],
  holidays: [
    meant.holidays,
    {
      calendar: 'Whose public holidays and make-up working days there are.',
      closed: 'Days that are closed besides.',
      worked: 'Days that are worked by the hours of their weekday.',
      open: 'Days that have hours of their own.',
    },
  ],
} as const;

export const schemas = {
  PolicyOverrides: named(policyOverridesSchema, overrides, withParts as FieldDocs<PolicyOverrides>),
  Policy: named(policyViewSchema(), 'What is in force in a group or a branch (POLICY-1).', {
    scopeId: 'The group or the branch.',
    scope: 'Which of the two it is.',
    version: 'How often it was set; 0 where it never was. It is the `ETag`.',
    setAt: `When it was set last, ${shownIn}; left out where it never was.`,
    setBy: 'Who set it last.',
    reason: 'Why it was set last.',
    overrides,
    values: [
      'Every value.',
      {
        name: 'What it is called in `overrides`.',
        rule: 'The rule it belongs to, as docs/rules.md has it.',
        meaning: ['What it means.', { zh: 'In Chinese.', en: 'In English.' }],
        kind: 'What kind of value it is.',
        format: 'How such a value is written.',
        default: 'What holds where nobody sets another.',
        value: 'What is in force.',
        from: 'Where that comes from: the `default`, the `group` or the `branch`.',
      },
    ],
  } satisfies FieldDocs<PolicyView>),
  PolicyVersionInList: named(
    versionPageSchema().shape.items.def.element,
    'A version of a policy as lists show it.',
    settingDocs,
  ),
  PolicyVersion: named(versionViewSchema(), 'A version of a policy whole.', {
    ...settingDocs,
    overrides: 'Everything that it set.',
  }),
  PolicyTally: named(tallySchema(), 'How many promises were missed, and how many would have been.', tally),
  PolicyDryRun: named(dryRunViewSchema(), 'What other values would have meant for a month.', {
    scopeId: 'The group or the branch.',
    month: 'The month: of complaints by their receipt, of calls by what they follow from.',
    complete: `Whether all of it was looked at: at most ${mostHeads.toLocaleString('en')} complaints and calls are.`,
    changes: ['What would change.', changes[1]] as const,
    notTold: `Of the values that would change, those of which this cannot tell: all but ${toldValues
      .map((name) => `\`${name}\``)
      .join(', ')}.`,
    total: 'Of all promises.',
    byKind: 'The same by what was promised; kinds of which there was none are left out.',
    byBranch: [
      'The same by branch; for a branch that one alone.',
      { branchId: 'The branch.', total: 'Of all its promises.' },
    ],
  } satisfies FieldDocs<DryRunView>),
} satisfies Record<string, NamedSchema>;

const scopeId = { description: 'The id of a group or of a branch.', example: branch.id };
const answer = { description: 'The policy.', headers: ['ETag'] } as const;

const dryRun = dryRunView(
  { scopeId: branch.id, month: '2026-10', complete: true },
  changesOf(
    { group: {}, branch: {} },
    { group: {}, branch: { ...body.overrides, reopenByEndOfDay: 'P60D' } },
  ),
  [
    {
      branchId: branch.id,
      tallies: {
        contact: { deadlines: 60, missed: 3, wouldBeMissed: 14, asSet: 1 },
        resolution: { deadlines: 60, missed: 4, wouldBeMissed: 6, asSet: 9 },
        callback: { deadlines: 118, missed: 7, wouldBeMissed: 7, asSet: 5 },
      },
    },
  ],
);

/** All values are in the example of `get-policy`. */
function inShort(policy: ScopedPolicy): PolicyView {
  const view = policyView(policy, branch.timeZone);
  return { ...view, values: view.values.slice(0, 3) };
}

export const documentation: Documentation<Operation> = {
  'get-policy': {
    description:
      'Every value of the rules with what it means, its default, and what is in force: what the branch sets, else what its group sets, else the default. Commands read it as it stands with each request, so a change holds from the next one on.',
    rules: ['POLICY-1'],
    parameters: { scopeId },
    answer: {
      ...answer,
      examples: { branch: { summary: 'Of a branch', value: policyView(changed, branch.timeZone) } },
    },
    refusals: ['not_found'],
  },
  'set-policy': {
    description:
      'What is given replaces all that was set there before; what is left out comes from the group again, or is the default. Values are refused that are of the wrong kind or out of bounds, and those that make no sense together, such as a reminder after its deadline: in what would be in force here and, for a group, in each of its branches that sets something of its own. Deadlines that run keep the times they were given. The same once more is no new version.',
    rules: ['POLICY-1'],
    parameters: { scopeId },
    body: content<z.input<typeof setPolicyBody>>(
      {
        overrides: `${overrides} \`{}\` sets nothing.`,
        reason: 'Why; it is kept with who set it and when.',
      },
      { faster: { summary: 'Two deadlines are made shorter', value: body } },
    ),
    answer: {
      ...answer,
      examples: { set: { summary: 'Set; with three of its values', value: inShort(changed) } },
    },
    refusals: ['not_found', 'stale'],
  },
  'restore-policy': {
    description:
      'A new version that sets all that the older one set. It is refused where that does not fit what can be set by now, or makes no sense together with what the group or its branches have set since.',
    rules: ['POLICY-1'],
    parameters: { scopeId },
    body: content<z.input<typeof restorePolicyBody>>(
      { version: 'The number of the older version.', reason: 'Why; it is kept with who went back and when.' },
      { back: { summary: 'Back to the first version', value: restoration } },
    ),
    answer: {
      ...answer,
      examples: { restored: { summary: 'Restored; with three of its values', value: inShort(restored) } },
    },
    refusals: ['not_found', 'stale'],
  },
  'dry-run-policy': {
    description:
      'For what was promised in a month it is worked out anew, by the rules that commands go by, when it would have been due, and held against when it was done. Nothing is changed. Overrides are refused as they would be where they were set.',
    rules: ['POLICY-1'],
    parameters: { scopeId },
    body: content<z.input<typeof dryRunPolicyBody>>(
      {
        overrides: `${overrides} It replaces what is set.`,
        month: 'A local month of the branch, this one at the latest. Left out: the last one that has ended.',
      },
      { faster: { summary: 'Two deadlines made shorter', value: { overrides: body.overrides } } },
    ),
    answer: {
      description: 'What the change would have meant.',
      examples: { faster: { summary: '14 of 60 contacts would have been missed', value: dryRun } },
    },
    refusals: ['not_found'],
  },
  'list-policy-versions': {
    description: 'Each version with what it changed. None is ever changed or deleted.',
    rules: ['POLICY-1'],
    parameters: { scopeId, ...pagingDocs },
    answer: {
      description: 'A page of versions.',
      ...pageContent('The versions.', 'Set, taken back, and restored', versions),
    },
    refusals: ['not_found'],
  },
  'get-policy-version': {
    description: 'With everything that it set, whether or not that can still be set today.',
    rules: ['POLICY-1'],
    parameters: { scopeId, version: { description: 'The number of a version.', example: '1' } },
    answer: {
      description: 'The version.',
      examples: { first: { summary: 'The first', value: version } },
    },
    refusals: ['not_found'],
  },
};

import * as z from 'zod/mini';
import { localDateSchema } from '../shared/domain/calendar.ts';
import { categories, categoryNames } from '../shared/domain/complaint/category.ts';
import { causeNames, causes } from '../shared/domain/complaint/cause.ts';
import {
  channels,
  customerClasses,
  findings,
  priorities,
  solutionKinds,
  statuses,
} from '../shared/domain/complaint/codes.ts';
import { statusLabels } from '../shared/domain/complaint/labels.ts';
import { moneySchema } from '../shared/domain/money.ts';
import { personActorSchema } from '../shared/domain/record.ts';
import { ownerSchema, roleLabels, roleSchema } from '../shared/domain/roles.ts';
import { taskKindLabels, taskKinds } from '../shared/domain/task.ts';
import { type NamedSchema, named } from '../shared/http/documentation.ts';

/** What more than one area speaks of. */
export const sharedSchemas = {
  LocalDate: named(localDateSchema, 'A local day, such as `2026-11-21`.'),
  Role: named(roleSchema, `Who works with the system: ${listed(roleLabels)}.`),
  Owner: named(
    ownerSchema,
    'Who answers for something: a role of the branch and, once named, a person of it.',
    {
      role: 'The role that answers for it.',
      person: "The person's id; left out while it is the whole role's.",
    },
  ),
  PersonActor: named(personActorSchema, 'A person who did something, in the role they did it in.', {
    role: 'Their role then, or that of the person they stood in for.',
    person: 'Their id.',
    name: 'Their name then.',
    inPlaceOf: [
      'Whom they stood in for, where they did (ROUTE-3).',
      { person: 'Their id.', name: 'Their name then.' },
    ],
  }),
  Category: named(z.enum(categoryNames), `What a complaint is about: ${listed(categories)} (INTAKE-3).`),
  Channel: named(z.enum(channels), 'How a complaint came in (INTAKE-1).'),
  Priority: named(z.enum(priorities), 'How urgent a complaint is (ROUTE-4).'),
  Status: named(z.enum(statuses), `Where a complaint stands (HANDLE-1): ${listed(statusLabels)}.`),
  CustomerClass: named(
    z.enum(customerClasses),
    'What kind of customer it is; all but `private` are target customers.',
  ),
  Finding: named(z.enum(findings), 'What an investigation found.'),
  Cause: named(z.enum(causeNames), `A root cause as figures count it: ${listed(causes)}.`),
  SolutionKind: named(z.enum(solutionKinds), 'What is offered to the customer.'),
  TaskKind: named(z.enum(taskKinds), `What is promised: ${listed(taskKindLabels)}.`),
  Money: named(moneySchema, 'An amount of money.', {
    amount: 'In minor units: fen, so that 200000 is 2,000 yuan.',
    currency: 'ISO 4217.',
  }),
} satisfies Record<string, NamedSchema>;

function listed(labels: Readonly<Record<string, string | { readonly zh: string }>>): string {
  return Object.entries(labels)
    .map(([code, label]) => `\`${code}\` ${typeof label === 'string' ? label : label.zh}`)
    .join(', ');
}

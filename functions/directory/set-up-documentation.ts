import type * as z from 'zod/mini';
import type { UnitKind } from '../../shared/data/directory/platform-store.ts';
import {
  content,
  type Documentation,
  type NamedSchema,
  named,
  type OperationDocs,
  pageContent,
  pagingDocs,
} from '../../shared/http/documentation.ts';
import { branch } from '../example-case.ts';
import { handoverViewSchema } from './get-handover.ts';
import type { changeStaffBody, enterStaffBody } from './person-bodies.ts';
import { personViewSchema } from './person-view.ts';
import type { body as registerBranchBody } from './register-branch.ts';
import type { Operation } from './routes.ts';
import type {
  registerBrandBody,
  registerGroupBody,
  registerRegionBody,
  renameBody,
} from './set-up-bodies.ts';
import { entered, gone, handover, keptRecord, newcomer, promoted } from './set-up-examples.ts';
import { regionViewSchema, unitViewSchema } from './unit-view.ts';

const contactDocs = { phone: 'A telephone number.', email: 'An e-mail address.' } as const;

export const schemas = {
  Unit: named(unitViewSchema(), 'A brand or a dealer group.', {
    id: 'Names it in requests; of a group it stands in the ids of all that is the group’s.',
    name: 'Its name.',
  }),
  Region: named(regionViewSchema(), "A manufacturer's region: that of one brand.", {
    id: 'Names it in requests, as `regionId`.',
    name: 'Its name.',
    brand: 'The id of the brand; all branches of the region sell it.',
  }),
  Person: named(personViewSchema(), 'Somebody of the directory.', {
    id: 'Names the person; it stays the same whatever they sign in with.',
    groupId: 'The group they work for; left out for whoever is of none.',
    name: 'Their name.',
    role: 'Their one role.',
    branchIds: 'The branches where they have it. A group admin has the whole group, whatever stands here.',
    regionId: 'The region of a regional manager.',
    status: '`here`, or `left`: then their requests are refused.',
    identity: [
      'What they sign in with.',
      { issuer: 'The issuer of their tokens.', subject: 'The subject of their tokens.' },
    ],
    contact: ['How they are reached.', contactDocs],
  }),
  Handover: named(handoverViewSchema(), "The job by which somebody's work goes to their role.", {
    id: 'The job.',
    number: 'What people call it by.',
    branchIds: 'The branches where they have the role no more.',
    status: 'How far it is.',
    work: 'How many complaints, callbacks, visits and improvements were handed over.',
    notices: 'How many notices that they had not read lie with the role now.',
    registeredAt: 'When they were changed, or left.',
    endedAt: 'When it ended.',
    failure: ['Why it failed.', { code: 'A code.', message: 'A sentence.' }],
  }),
} satisfies Record<string, NamedSchema>;

const ids = { brand: '大众', region: 'east', group: 'demo' } as const;
const names = { brand: '大众', region: '华东区', group: '华晟汽车集团' } as const;
const words = { brand: 'brand', region: "manufacturer's region", group: 'dealer group' } as const;

function unit(kind: UnitKind) {
  const facts = { id: ids[kind], name: names[kind] };
  return kind === 'region' ? { ...facts, brand: ids.brand } : facts;
}

function listed(kind: UnitKind): OperationDocs {
  return {
    description: 'By their ids.',
    rules: [],
    parameters: pagingDocs,
    answer: {
      description: 'A page of them.',
      ...pageContent('All there are.', 'One of them', [unit(kind)]),
    },
    refusals: [],
  };
}

function renamed(kind: UnitKind): OperationDocs {
  return {
    description: 'Nothing else of it is ever changed: its id stands in what was counted and told.',
    rules: [],
    parameters: { id: { description: `The id of a ${words[kind]}.`, example: ids[kind] } },
    body: content<z.input<typeof renameBody>>(
      { name: 'Its new name.' },
      { name: { summary: 'Another name', value: { name: names[kind] } } },
    ),
    answer: answered(kind),
    refusals: ['not_found', 'stale'],
  };
}

function answered(kind: UnitKind): OperationDocs['answer'] {
  return {
    description: `The ${words[kind]}.`,
    headers: ['ETag'],
    examples: { [kind]: { summary: `The ${words[kind]}`, value: unit(kind) } },
  };
}

const ofPerson = { id: { description: 'The id of a person.', example: entered.id } };
const ofBranch = { branchId: { description: 'The branch.', example: branch.id } };
const { code, name, brand, regionId, timeZone } = branch;

const recordAnswer: OperationDocs['answer'] = {
  description: 'A page of the record.',
  ...pageContent('The lines, oldest first.', 'Somebody entered, and gone', keptRecord),
};

const person = (summary: string, value: unknown): OperationDocs['answer'] => ({
  description: 'The person.',
  headers: ['ETag'],
  examples: { person: { summary, value } },
});

const handingOver =
  'Their next request is judged by what they are now. What lies with them where they have their role no more goes to the role by a job, a minute later, with its deadlines as they are; stand-ins of theirs there end at once, and the channels they screened fall back to the care officer.';

type SetUp = Exclude<
  Operation,
  | 'list-branches'
  | 'list-staff'
  | 'name-stand-in'
  | 'list-stand-ins'
  | 'end-stand-in'
  | 'list-channels'
  | 'name-screener'
>;

export const setUpDocumentation: Documentation<SetUp> = {
  'register-brand': {
    description: 'Reports of a region go by its brand.',
    rules: ['STAT-5'],
    body: content<z.input<typeof registerBrandBody>>(
      { id: 'What it is called by, for good: letters, digits, blanks or `. _ -`.', name: 'Its name.' },
      { brand: { summary: 'A brand', value: { id: ids.brand, name: names.brand } } },
    ),
    answer: answered('brand'),
    refusals: ['not_allowed'],
  },
  'list-brands': listed('brand'),
  'change-brand': renamed('brand'),
  'register-region': {
    description: "A region is one brand's; a branch in it sells that brand.",
    rules: ['STAT-5'],
    body: content<z.input<typeof registerRegionBody>>(
      {
        id: 'What it is called by, for good: 2 to 12 of a–z and 0–9.',
        name: 'Its name.',
        brand: 'The id of its brand.',
      },
      { region: { summary: 'A region', value: { id: ids.region, name: names.region, brand: ids.brand } } },
    ),
    answer: answered('region'),
    refusals: ['not_allowed'],
  },
  'list-regions': listed('region'),
  'change-region': renamed('region'),
  'register-group': {
    description: 'Next its first admin is entered, by `enter-staff`; who sets up the rest.',
    rules: [],
    body: content<z.input<typeof registerGroupBody>>(
      { id: 'Stands in all ids of the group, for good: 2 to 12 of a–z and 0–9.', name: 'Its name.' },
      { group: { summary: 'A group', value: { id: ids.group, name: names.group } } },
    ),
    answer: answered('group'),
    refusals: ['not_allowed'],
  },
  'list-groups': listed('group'),
  'change-group': renamed('group'),
  'get-group-record': {
    description: 'What is kept of a dealer group; nothing in it is ever changed.',
    rules: ['HANDLE-9'],
    parameters: { id: { description: 'The id of a dealer group.', example: ids.group }, ...pagingDocs },
    answer: recordAnswer,
    refusals: ['not_found'],
  },
  'register-branch': {
    description:
      "The branch is of the caller's group; its report of the present month is planned with it. Code, brand, region and time zone are for good.",
    rules: ['STAT-4'],
    body: content<z.input<typeof registerBranchBody>>(
      {
        code: 'Stands in the numbers of its complaints: 2 to 12 of A–Z and 0–9, no other of the group has it.',
        name: 'Its name.',
        brand: 'The brand it sells: that of the region.',
        regionId: "The manufacturer's region it lies in.",
        timeZone: 'An IANA name. Its days, months and deadlines are those of this zone.',
      },
      { branch: { summary: 'A branch', value: { code, name, brand, regionId, timeZone } } },
    ),
    answer: {
      description: 'The branch.',
      headers: ['ETag', 'Location'],
      examples: { branch: { summary: 'Set up', value: branch } },
    },
    refusals: ['not_allowed'],
  },
  'get-branch': {
    description: 'One of those that the list of branches shows.',
    rules: [],
    parameters: ofBranch,
    answer: {
      description: 'The branch.',
      headers: ['ETag'],
      examples: { branch: { summary: 'A branch', value: branch } },
    },
    refusals: ['not_found'],
  },
  'change-branch': {
    description:
      'Only the name. The code stands in numbers that people were told; brand, region and time zone say where and by which days its figures were counted, so another one is another branch.',
    rules: [],
    parameters: ofBranch,
    body: content<z.input<typeof renameBody>>(
      { name: 'Its new name.' },
      { name: { summary: 'Another name', value: { name } } },
    ),
    answer: {
      description: 'The branch.',
      headers: ['ETag'],
      examples: { branch: { summary: 'Renamed', value: branch } },
    },
    refusals: ['not_found', 'stale'],
  },
  'get-branch-record': {
    description: 'Nothing in it is ever changed.',
    rules: ['HANDLE-9'],
    parameters: { ...ofBranch, ...pagingDocs },
    answer: recordAnswer,
    refusals: ['not_found'],
  },
  'enter-staff': {
    description:
      'A group admin enters whoever works for the group, other admins among them; an operator the admins of any group, regional managers and further operators. One identity is one person in the whole deployment. Who left and signs in as before is the same person again.',
    rules: [],
    body: content<z.input<typeof enterStaffBody>>(
      {
        name: 'Their name.',
        role: 'Their one role.',
        branchIds:
          'The branches where they have it, 10 at most; needed for every role of a branch. A group admin who is named at branches can stand in for people there.',
        groupId: 'The group of an admin; for operators to say.',
        regionId: 'The region of a regional manager.',
        identity: [
          'What they sign in with.',
          {
            issuer: 'The issuer exactly as their tokens spell `iss`. Left out: that of the caller.',
            subject: 'The `sub` of their tokens.',
          },
        ],
        contact: ['How they are reached.', contactDocs],
      },
      { adviser: { summary: 'A service adviser', value: { ...newcomer, branchIds: [branch.id] } } },
    ),
    answer: { ...person('Entered', entered), headers: ['ETag', 'Location'] },
    refusals: ['not_allowed'],
  },
  'list-people': {
    description:
      'With identity and contact, unlike the list of staff. A group admin sees the people of the group; an operator regional managers and operators, or with `groupId` the admins of a group.',
    rules: [],
    parameters: {
      groupId: { description: 'The group. Left out: that of the caller.', example: branch.groupId },
      ...pagingDocs,
    },
    answer: {
      description: 'A page of people.',
      ...pageContent('The people.', 'One who is here, one who left', [entered, gone]),
    },
    refusals: [],
  },
  'get-person': {
    description: 'Also of those who have left.',
    rules: [],
    parameters: ofPerson,
    answer: person('A service adviser', entered),
    refusals: ['not_found'],
  },
  'change-staff': {
    description: `What is left out stays. ${handingOver} The last group admin of a group, and the last operator, keep their role.`,
    rules: ['ROUTE-2'],
    parameters: ofPerson,
    body: content<z.input<typeof changeStaffBody>>(
      {
        name: 'Their name.',
        role: 'Their role.',
        branchIds: 'All branches where they have it from now on, 10 at most.',
        regionId: 'The region of a regional manager.',
        identity: [
          'What they sign in with from now on; their id stays.',
          { issuer: 'The issuer. Left out: that of the caller.', subject: 'The subject.' },
        ],
        contact: ['How they are reached, all of it; `null` takes it away.', contactDocs],
      },
      { promoted: { summary: 'Another role', value: { role: 'service_director' } } },
    ),
    answer: person('In another role', promoted),
    refusals: ['not_found', 'not_allowed', 'stale'],
  },
  'end-staff': {
    description: `${handingOver} The last group admin of a group, and the last operator, cannot go. Who has left stays so: again changes nothing.`,
    rules: ['ROUTE-2'],
    parameters: ofPerson,
    answer: person('Gone', gone),
    refusals: ['not_found', 'not_allowed', 'stale'],
  },
  'get-handover': {
    description: 'The last one, where there were several.',
    rules: ['ROUTE-2'],
    parameters: ofPerson,
    answer: {
      description: 'The job.',
      examples: { done: { summary: 'Done', value: handover } },
    },
    refusals: ['not_found'],
  },
  'get-person-record': {
    description: 'Nothing in it is ever changed.',
    rules: ['HANDLE-9'],
    parameters: { ...ofPerson, ...pagingDocs },
    answer: recordAnswer,
    refusals: ['not_found'],
  },
};

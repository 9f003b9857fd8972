import { branchSchema } from '../../shared/data/directory.ts';
import { staffSchema } from '../../shared/data/staff.ts';
import {
  type Documentation,
  type NamedSchema,
  named,
  pageContent,
  pagingDocs,
} from '../../shared/http/documentation.ts';
import { branch, people } from '../example-case.ts';
import type { Operation } from './routes.ts';

export const schemas = {
  Branch: named(branchSchema, 'A branch of a dealer group.', {
    id: 'Names the branch in every request, as `branchId`.',
    code: 'Stands in the numbers of its complaints, such as `SH01-2026-00017`.',
    name: 'Its name in Chinese.',
    groupId: 'The dealer group it belongs to.',
    regionId: "The manufacturer's region it lies in.",
    brand: 'The brand it sells.',
    timeZone: 'IANA name. Its days, months and deadlines are those of this zone.',
  }),
  StaffMember: named(staffSchema, 'Somebody who works at a branch.', {
    id: 'Names the person, as `person` of an owner.',
    name: 'Their name.',
    role: 'What they do there; a person has one role.',
  }),
} satisfies Record<string, NamedSchema>;

export const documentation: Documentation<Operation> = {
  'list-branches': {
    description:
      'A group admin sees the branches of the group, a regional manager those of the region, and everybody else their own.',
    rules: [],
    parameters: pagingDocs,
    answer: {
      description: 'A page of branches.',
      ...pageContent('The branches.', 'The only branch of a care director', [branch]),
    },
    refusals: [],
  },
  'list-staff': {
    description:
      'The people of a branch that a complaint can be assigned to, with the ids that `assign-complaint` takes.',
    rules: ['ROUTE-2'],
    parameters: { branchId: { description: 'The branch.', example: branch.id }, ...pagingDocs },
    answer: {
      description: 'A page of people.',
      ...pageContent(
        'The people.',
        'Two of the staff',
        [people.careDirector, people.owner].map(({ person, name, role }) => ({ id: person, name, role })),
      ),
    },
    refusals: ['not_found'],
  },
};

import { actionsOf } from '../../shared/access.ts';
import { instantOf } from '../../shared/domain/calendar.ts';
import {
  content,
  local,
  type NamedSchema,
  named,
  type OperationDocs,
} from '../../shared/http/documentation.ts';
import { branch, people } from '../example-case.ts';
import { mostCounted } from './get-me.ts';
import { actionSchema, countSchema, meView } from './me-view.ts';

type MeView = ReturnType<typeof meView>;

export const schemas = {
  Action: named(
    actionSchema(),
    'Something that a role may do, as the access table has it. Whether it may be done to a thing depends on the thing besides.',
  ),
  Count: named(countSchema(), 'How many there are, as far as they are counted.', {
    count: 'How many were counted.',
    more: `Whether there are more than that, or may be: ${mostCounted} at most are counted, out of the first thousand.`,
  }),
} satisfies Record<string, NamedSchema>;

const { careDirector, owner } = people;

function personaOf({ person, name, role }: typeof careDirector | typeof owner) {
  return { id: person, name, role, groupId: branch.groupId, branchIds: [branch.id] };
}

const me = personaOf(careDirector);
const colleague = personaOf(owner);
const until = instantOf('2026-12-08T00:00:00+08:00');

const example: MeView = meView({
  caller: me,
  branches: [branch],
  group: { id: branch.groupId, name: '华晟汽车集团' },
  region: undefined,
  standsInFor: [{ person: colleague, branch, until }],
  actions: actionsOf([me, colleague]),
  unreadNotices: { count: 3, more: false },
  overdueTasks: { count: 1, more: false },
});

const unitFields = { id: 'Its id.', name: 'Its name; its id where it was never given one.' };

export const meDocumentation: OperationDocs = {
  description:
    'What a client needs to begin with. `actions` says what to offer at all: what the caller may ever do, to whatever, in their own role or in that of somebody they stand in for now. The counts are of what `GET /notices` and `GET /tasks` list, for everybody in whose place the caller acts, and follow a change as soon as these lists do.',
  rules: ['ROUTE-3'],
  answer: {
    description: 'The caller.',
    ...content<MeView>(
      {
        id: 'Their id, as `person` of an owner.',
        name: 'Their name.',
        role: 'Their role.',
        branches:
          'Where they work. Empty for those whose role is of a whole group, a region or the platform: `GET /branches` lists what these see.',
        group: [
          'The dealer group they are of; left out for the manufacturer’s side and the platform’s.',
          unitFields,
        ],
        region: [
          'The manufacturer’s region whose manager they are; left out for everybody else.',
          unitFields,
        ],
        standsInFor: [
          'Whom they stand in for now, once for each branch (ROUTE-3).',
          {
            person: 'Whose work they do besides their own.',
            branch: 'At which branch.',
            until: `Until when, ${local}; from that instant no more.`,
          },
        ],
        actions: 'What they may ever do, in the order of the access table.',
        unreadNotices: 'Notices in their mailboxes that nobody has read.',
        overdueTasks: 'Tasks of theirs, or of their role, whose deadline has passed.',
      },
      { director: { summary: 'A care director who stands in for a colleague', value: example } },
    ),
  },
  refusals: [],
};

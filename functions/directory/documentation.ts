import type * as z from 'zod/mini';
import { branchSchema } from '../../shared/data/directory/branch.ts';
import { staffSchema } from '../../shared/data/directory/staff.ts';
import {
  content,
  type Documentation,
  local,
  type NamedSchema,
  named,
  pageContent,
  pagingDocs,
} from '../../shared/http/documentation.ts';
import { branch, people } from '../example-case.ts';
import { channelViewSchema } from './channel-view.ts';
import { ended, holiday, memberOf, named as namedStandIn, screened, unnamed } from './examples.ts';
import type { channelsSchema } from './list-channels.ts';
import type { body as nameScreenerBody } from './name-screener.ts';
import type { body as nameStandInBody } from './name-stand-in.ts';
import type { Operation } from './routes.ts';
import { setUpDocumentation, schemas as setUpSchemas } from './set-up-documentation.ts';
import { standInViewSchema } from './stand-in-view.ts';

export const schemas = {
  ...setUpSchemas,
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
  StandIn: named(standInViewSchema(), "Who does a colleague's work, and when (ROUTE-3).", {
    id: 'Names it in paths.',
    branchId: 'The branch at which, and nowhere else.',
    person: 'Whose work it is. They keep their own rights meanwhile.',
    standIn: 'Who does it.',
    from: `Since when, ${local}.`,
    until: `Until when, ${local}; from that instant no more.`,
    namedAt: `When it was named, ${local}.`,
    namedBy: 'Who named it.',
    endedAt: `When it was ended before its time, ${local}; left out where it was not.`,
    endedBy: 'Who ended it.',
  }),
  ChannelScreener: named(channelViewSchema(), 'Who screens what comes in by a channel (INTAKE-7).', {
    channel: 'The channel.',
    screener: 'Whose it is to screen: the person who is named, or whoever is care officer.',
    person: 'The person who is named; left out where nobody is, or where they work there no more.',
    namedAt: `When they were named, ${local}.`,
    namedBy: 'Who named them.',
  }),
} satisfies Record<string, NamedSchema>;

export const documentation: Documentation<Operation> = {
  ...setUpDocumentation,
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
      ...pageContent('The people.', 'Two of the staff', [people.careDirector, people.owner].map(memberOf)),
    },
    refusals: ['not_found'],
  },
  'name-stand-in': {
    description:
      "During the period the stand-in sees and does the person's work at this branch: their tasks, their notices, and whatever their role allows there. What they do so is recorded in their own name, in the person's role and place. The person keeps their own rights. Nobody stands in for a group admin; who stands in for a stand-in gets only that person's own work.",
    rules: ['ROUTE-3'],
    body: content<z.input<typeof nameStandInBody>>(
      {
        branchId: 'The branch.',
        person: 'Whose work it is, by the id of the list of staff.',
        standIn: 'Who does it: somebody else of the same branch, for ten people at the most.',
        from: 'Since when. Left out: now.',
        until: 'Until when: in the future, and at most 366 days after `from`.',
      },
      { holiday: { summary: 'A week off', value: holiday } },
    ),
    answer: {
      description: 'The stand-in.',
      examples: { named: { summary: 'Named', value: namedStandIn } },
    },
    refusals: ['not_found'],
  },
  'list-stand-ins': {
    description: 'Those whose time runs longest come first, what is over comes last. None is ever deleted.',
    rules: ['ROUTE-3'],
    parameters: { branchId: { description: 'The branch.', example: branch.id }, ...pagingDocs },
    answer: {
      description: 'A page of stand-ins.',
      ...pageContent('The stand-ins.', 'One that was ended before its time', [ended]),
    },
    refusals: ['not_found'],
  },
  'end-stand-in': {
    description:
      'From now on the stand-in has no more than their own rights again. One that is still to come never begins. One that has ended stays as it was.',
    rules: ['ROUTE-3'],
    parameters: { id: { description: 'The id of a stand-in.', example: namedStandIn.id } },
    answer: {
      description: 'The stand-in.',
      examples: { ended: { summary: 'Ended', value: ended } },
    },
    refusals: ['not_found'],
  },
  'list-channels': {
    description: 'All twelve channels, on one page.',
    rules: ['INTAKE-7'],
    parameters: { branchId: { description: 'The branch.', example: branch.id } },
    answer: {
      description: 'The channels.',
      ...content<z.infer<ReturnType<typeof channelsSchema>>>(
        { items: 'Every channel.' },
        { channels: { summary: 'Two of them', value: { items: [screened, unnamed] } } },
      ),
    },
    refusals: ['not_found'],
  },
  'name-screener': {
    description:
      'The person takes over from whoever screened the channel so far. Where they leave the branch, it falls back to the care officer.',
    rules: ['INTAKE-7'],
    parameters: {
      branchId: { description: 'The branch.', example: branch.id },
      channel: { description: 'The channel.', example: 'hotline' },
    },
    body: content<z.input<typeof nameScreenerBody>>(
      { person: 'Who screens it: somebody of the branch, by the id of the list of staff.' },
      { officer: { summary: 'A care officer', value: { person: people.officer.person } } },
    ),
    answer: {
      description: 'The channel.',
      examples: { named: { summary: 'Named', value: screened } },
    },
    refusals: ['not_found'],
  },
};

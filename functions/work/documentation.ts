import type * as z from 'zod/mini';
import type { StoredNotice } from '../../shared/data/head/notice-store.ts';
import { childId } from '../../shared/data/table/ids.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import {
  content,
  type Documentation,
  type FieldDocs,
  type NamedSchema,
  named,
  pageContent,
  pagingDocs,
} from '../../shared/http/documentation.ts';
import { branch, states } from '../example-case.ts';
import { groupedView } from './grouped-view.ts';
import { taskPageSchema } from './list-tasks.ts';
import { meDocumentation, schemas as meSchemas } from './me-documentation.ts';
import { noticeInListSchema, noticeView, noticeViewSchema } from './notice-view.ts';
import { mostAtOnce, type body as readNoticesBody } from './read-notices.ts';
import type { Operation } from './routes.ts';

type Task = z.infer<ReturnType<typeof taskPageSchema>>['items'][number];
type Notice = z.infer<ReturnType<typeof noticeViewSchema>>;
type NoticeInList = z.infer<ReturnType<typeof noticeInListSchema>>;

const subject: FieldDocs<Task['subject']> = {
  type: 'What it belongs to.',
  id: 'Its id, for paths.',
  number: "The complaint's number, for people; of a callback, that of the complaint it is about.",
  drill: 'There where it is only a drill (EMERG-4).',
};

const notice = {
  id: 'Unique in the system.',
  at: 'When it was told, in the time zone of the branch.',
  kind: 'What it tells.',
  text: ['The words, without personal data.', { zh: 'In Chinese.', en: 'In English.' }],
  subject: ['The complaint or callback it tells of.', subject],
  customer: 'The id of the customer whose file it asks for something, where it does.',
  read: 'Whether somebody who holds the mailbox has read it.',
} as const satisfies FieldDocs<Notice>;

export const schemas = {
  ...meSchemas,
  Task: named(
    taskPageSchema().shape.items.def.element,
    'Something that is promised to a customer and still to be done.',
    {
      id: 'Unique in the system.',
      subject: ['The complaint or callback it belongs to.', subject],
      branchId: 'The branch.',
      kind: 'What is to be done.',
      owner: 'Whose task it is.',
      dueAt: 'The deadline, in the time zone of the branch; what is done at that very second is in time.',
      pausedSince:
        'Since when its clock stands, while the customer is waited for; its deadline is later by that once the wait ends (POLICY-2).',
      state: '`overdue` once the deadline has passed; tasks that are done or cancelled are in no list.',
    },
  ),
  NoticeInList: named(
    noticeInListSchema(),
    'Something that a role or a person was told, or several of one kind folded into one.',
    {
      ...notice,
      id: 'Unique in the system; of several the newest.',
      count: 'How many they are, itself among them; there where notices are grouped.',
      notices: [
        'All of them, the newest first; there where notices are grouped. Read them together by `POST /notices/read`.',
        {
          id: 'Its id.',
          at: 'When it was told, in the time zone of the branch.',
          text: ['Its words.', { zh: 'In Chinese.', en: 'In English.' }],
          subject: ['What it tells of.', subject],
        },
      ],
    },
  ),
  Notice: named(noticeViewSchema(), 'Something that a role or a person was told.', notice),
} satisfies Record<string, NamedSchema>;

const { head: complaint } = states['assign-complaint'];
const ofComplaint = { type: 'complaint', id: complaint.id, number: complaint.number } as const;

const tasks = complaint.tasks.map(
  ({ id, kind, owner, dueAt, state }): Task => ({
    id: childId(complaint.id, id),
    subject: ofComplaint,
    branchId: branch.id,
    kind,
    owner,
    dueAt: withOffset(dueAt, branch.timeZone),
    state,
  }),
);

const told = [states['assign-complaint'], states['resolve-complaint']].flatMap(({ notices }) =>
  notices.slice(0, 1).map(({ to: _, ...notice }) => ({
    ...notice,
    id: childId(complaint.id, notice.id),
    subject: ofComplaint,
    timeZone: branch.timeZone,
    holder: '',
    read: false,
  })),
) as [StoredNotice, StoredNotice];
const [assigned, reminded] = told.map(noticeView) as [Notice, Notice];
const [first] = told;

export const documentation: Documentation<Operation> = {
  'get-me': meDocumentation,
  'list-tasks': {
    description:
      "What the caller has to do, in their own name or their role's, in every branch of theirs; the task that is due first comes first.",
    rules: ['ROUTE-2'],
    parameters: {
      owner: { description: 'Whose tasks: only those of the caller can be asked for.', example: 'me' },
      ...pagingDocs,
    },
    answer: {
      description: 'A page of tasks.',
      ...pageContent(
        'The tasks that are still to be done.',
        'What a complaint about a new car asks for',
        tasks,
      ),
    },
    refusals: [],
  },
  'list-notices': {
    description:
      "What the caller was told, in their own name or their role's: unread notices first, and the newest of them first. Colleagues of one role share its mailbox. In a surge nobody needs to drown in them: `grouped=true` folds those of one kind in one mailbox into one, at the place of the newest, with `count` and all of them in `notices`, up to " +
      `${mostAtOnce}` +
      '.',
    rules: ['ESC-7', 'CLOCK-5', 'EMERG-2'],
    parameters: {
      grouped: {
        description:
          'Whether those of one kind are folded into one; a page then has at most `limit` of these. Left out: false.',
        example: 'true',
      },
      ...pagingDocs,
    },
    answer: {
      description: 'A page of notices.',
      ...content<{ items: readonly NoticeInList[]; nextCursor: string | null }>(
        {
          items: 'The notices.',
          nextCursor:
            'The cursor of the next page; `null` on the last. A page may have fewer items than `limit` before that.',
        },
        {
          page: {
            summary: 'A reminder, and one that was read',
            value: { items: [reminded, { ...assigned, read: true }], nextCursor: null },
          },
          grouped: {
            summary: 'Two of one kind, folded into one',
            value: {
              items: [groupedView([first, { ...first, id: childId(complaint.id, 'n9') }])],
              nextCursor: null,
            },
          },
        },
      ),
    },
    refusals: [],
  },
  'read-notice': {
    description:
      'Read by one who shares the mailbox, it is read for all of them. A notice that is read stays so: again changes nothing.',
    rules: [],
    parameters: {
      id: { description: 'The id of a notice, from the list of notices.', example: assigned.id },
    },
    answer: {
      description: 'The notice.',
      examples: { read: { summary: 'Read', value: { ...assigned, read: true } satisfies Notice } },
    },
    refusals: ['not_found'],
  },
  'read-notices': {
    description: `All of them or none: one that is not the caller's is refused with its place. Up to ${mostAtOnce} at once, as many as are folded into one at most. What is read stays so: again changes nothing.`,
    rules: [],
    body: content<z.input<typeof readNoticesBody>>(
      { ids: 'The ids of notices, from the list of notices.' },
      { folded: { summary: 'Two notices', value: { ids: [reminded.id, assigned.id] } } },
    ),
    answer: {
      description: 'How many they are.',
      ...content<{ read: number }>(
        { read: 'How many notices are read now, of those that were named.' },
        { read: { summary: 'Two notices', value: { read: 2 } } },
      ),
    },
    refusals: [],
  },
};

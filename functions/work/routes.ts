import * as z from 'zod/mini';
import { pageSchema } from '../../shared/http/paging.ts';
import { type Route, route } from '../../shared/http/route.ts';
import { listNotices, listNoticesQuery } from './list-notices.ts';
import { listTasks, listTasksQuery, taskPageSchema } from './list-tasks.ts';
import { noticeInListSchema, noticeViewSchema } from './notice-view.ts';
import { readNotice } from './read-notice.ts';
import { readNotices, readNoticesAnswer, readNoticesBody } from './read-notices.ts';

export const routes = [
  route({
    method: 'GET',
    path: '/tasks',
    operation: 'list-tasks',
    summary: "The caller's open tasks, by due time",
    action: 'task:list',
    query: listTasksQuery,
    answer: { status: 200, schema: taskPageSchema },
    useCase: listTasks,
  }),
  route({
    method: 'GET',
    path: '/notices',
    operation: 'list-notices',
    summary: "The notices of the caller's mailboxes, unread first",
    action: 'notice:list',
    query: listNoticesQuery,
    answer: { status: 200, schema: () => pageSchema(noticeInListSchema()) },
    useCase: listNotices,
  }),
  route({
    method: 'POST',
    path: '/notices/{id}/read',
    operation: 'read-notice',
    summary: 'Mark a notice as read',
    action: 'notice:read',
    params: z.object({ id: z.string() }),
    answer: { status: 200, schema: noticeViewSchema },
    useCase: readNotice,
  }),
  route({
    method: 'POST',
    path: '/notices/read',
    operation: 'read-notices',
    summary: 'Mark several notices as read, such as all that were folded into one',
    action: 'notice:read',
    body: readNoticesBody,
    answer: { status: 200, schema: readNoticesAnswer },
    useCase: readNotices,
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];

import * as z from 'zod/mini';
import { type Route, route } from '../../shared/http/route.ts';

export const routes = [
  route({
    method: 'GET',
    path: '/me',
    operation: 'get-me',
    summary: 'Who the caller is, what they may do, and what waits for them',
    action: 'me:read',
    answer: { status: 200, schema: async () => (await import('./me-view.ts')).meViewSchema() },
    load: () => import('./get-me.ts'),
  }),
  route({
    method: 'GET',
    path: '/tasks',
    operation: 'list-tasks',
    summary: "The caller's open tasks, by due time",
    action: 'task:list',
    answer: { status: 200, schema: async () => (await import('./list-tasks.ts')).taskPageSchema() },
    load: () => import('./list-tasks.ts'),
  }),
  route({
    method: 'GET',
    path: '/notices',
    operation: 'list-notices',
    summary: "The notices of the caller's mailboxes, unread first",
    action: 'notice:list',
    answer: { status: 200, schema: async () => (await import('./notice-view.ts')).noticePageSchema() },
    load: () => import('./list-notices.ts'),
  }),
  route({
    method: 'POST',
    path: '/notices/{id}/read',
    operation: 'read-notice',
    summary: 'Mark a notice as read',
    action: 'notice:read',
    params: z.object({ id: z.string() }),
    answer: { status: 200, schema: async () => (await import('./notice-view.ts')).noticeViewSchema() },
    load: () => import('./read-notice.ts'),
  }),
  route({
    method: 'POST',
    path: '/notices/read',
    operation: 'read-notices',
    summary: 'Mark several notices as read, such as all that were folded into one',
    action: 'notice:read',
    answer: { status: 200, schema: async () => (await import('./read-notices.ts')).readNoticesAnswer() },
    load: () => import('./read-notices.ts'),
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];

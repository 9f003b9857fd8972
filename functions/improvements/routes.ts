import * as z from 'zod/mini';
import { commandActions } from '../../shared/access.ts';
import { type Route, route } from '../../shared/http/route.ts';

const byId = z.object({ id: z.string() });
const improvement = async () => (await import('./contract.ts')).improvement;
const review = async () => (await import('./contract.ts')).review;

export const routes = [
  route({
    method: 'POST',
    path: '/improvements',
    operation: 'open-improvement',
    summary: 'Have something done about what a report shows',
    action: 'improvement:open',
    answer: { status: 201, schema: improvement },
    load: () => import('./open-improvement.ts'),
  }),
  route({
    method: 'GET',
    path: '/improvements',
    operation: 'list-improvements',
    summary: "A branch's improvements, newest first",
    action: 'improvement:list',
    answer: {
      status: 200,
      schema: async () => (await import('./contract.ts')).improvementPage,
    },
    load: () => import('./list-improvements.ts'),
  }),
  route({
    method: 'GET',
    path: '/improvements/{id}',
    operation: 'get-improvement',
    summary: 'An improvement, and what it has come to so far',
    action: 'improvement:read',
    params: byId,
    answer: { status: 200, schema: improvement },
    load: () => import('./get-improvement.ts'),
  }),
  route({
    method: 'POST',
    path: '/improvements/{id}/completion',
    operation: 'complete-improvement',
    summary: 'Say that an improvement is done',
    action: commandActions['complete-improvement'],
    params: byId,
    answer: { status: 200, schema: improvement },
    load: () => import('./complete-improvement.ts'),
  }),
  route({
    method: 'POST',
    path: '/reviews',
    operation: 'enter-review',
    summary: 'Enter a quality review and open its improvements',
    action: 'review:enter',
    answer: { status: 201, schema: review },
    load: () => import('./enter-review.ts'),
  }),
  route({
    method: 'GET',
    path: '/reviews',
    operation: 'list-reviews',
    summary: "A branch's quality reviews, newest first",
    action: 'review:list',
    answer: { status: 200, schema: async () => (await import('./contract.ts')).reviewPage },
    load: () => import('./list-reviews.ts'),
  }),
  route({
    method: 'GET',
    path: '/reviews/{id}',
    operation: 'get-review',
    summary: 'A quality review, and what became of its decisions',
    action: 'review:read',
    params: byId,
    answer: { status: 200, schema: review },
    load: () => import('./get-review.ts'),
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];

import * as z from 'zod/mini';
import { commandActions } from '../../shared/access.ts';
import { handling, type Route, route } from '../../shared/http/route.ts';

const byId = z.object({ id: z.string() });
const improvement = async () => (await import('./improvement-view.ts')).improvementViewSchema();
const review = async () => (await import('./review-view.ts')).reviewViewSchema();

export const routes = [
  route({
    method: 'POST',
    path: '/improvements',
    operation: 'open-improvement',
    summary: 'Have something done about what a report shows',
    action: 'improvement:open',
    answer: { status: 201, schema: improvement },
    async load() {
      const { openImprovement, openImprovementBody } = await import('./open-improvement.ts');
      return handling({ body: openImprovementBody, useCase: openImprovement });
    },
  }),
  route({
    method: 'GET',
    path: '/improvements',
    operation: 'list-improvements',
    summary: "A branch's improvements, newest first",
    action: 'improvement:list',
    answer: {
      status: 200,
      schema: async () => (await import('./improvement-view.ts')).improvementPageSchema(),
    },
    async load() {
      const { listImprovements, listImprovementsQuery } = await import('./list-improvements.ts');
      return handling({ query: listImprovementsQuery, useCase: listImprovements });
    },
  }),
  route({
    method: 'GET',
    path: '/improvements/{id}',
    operation: 'get-improvement',
    summary: 'An improvement, and what it has come to so far',
    action: 'improvement:read',
    params: byId,
    answer: { status: 200, schema: improvement },
    load: async () => handling({ useCase: (await import('./get-improvement.ts')).getImprovement }),
  }),
  route({
    method: 'POST',
    path: '/improvements/{id}/completion',
    operation: 'complete-improvement',
    summary: 'Say that an improvement is done',
    action: commandActions['complete-improvement'],
    params: byId,
    answer: { status: 200, schema: improvement },
    async load() {
      const { completeImprovement, completeImprovementBody } = await import('./complete-improvement.ts');
      return handling({ body: completeImprovementBody, useCase: completeImprovement });
    },
  }),
  route({
    method: 'POST',
    path: '/reviews',
    operation: 'enter-review',
    summary: 'Enter a quality review and open its improvements',
    action: 'review:enter',
    answer: { status: 201, schema: review },
    async load() {
      const { enterReview, enterReviewBody } = await import('./enter-review.ts');
      return handling({ body: enterReviewBody, useCase: enterReview });
    },
  }),
  route({
    method: 'GET',
    path: '/reviews',
    operation: 'list-reviews',
    summary: "A branch's quality reviews, newest first",
    action: 'review:list',
    answer: { status: 200, schema: async () => (await import('./review-view.ts')).reviewPageSchema() },
    async load() {
      const { listReviews, listReviewsQuery } = await import('./list-reviews.ts');
      return handling({ query: listReviewsQuery, useCase: listReviews });
    },
  }),
  route({
    method: 'GET',
    path: '/reviews/{id}',
    operation: 'get-review',
    summary: 'A quality review, and what became of its decisions',
    action: 'review:read',
    params: byId,
    answer: { status: 200, schema: review },
    load: async () => handling({ useCase: (await import('./get-review.ts')).getReview }),
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];

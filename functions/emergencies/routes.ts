import * as z from 'zod/mini';
import { commandActions } from '../../shared/access.ts';
import { type Route, route } from '../../shared/http/route.ts';

const ofPlan = z.object({ id: z.string() });
const plan = async () => (await import('./plan-view.ts')).planViewSchema();

export const routes = [
  route({
    method: 'POST',
    path: '/emergency-plans',
    operation: 'register-emergency-plan',
    summary: 'Turn an emergency plan on, or a drill: now or for later, at a branch or in the whole group',
    action: 'emergency:manage',
    answer: { status: 201, schema: plan },
    load: () => import('./register-emergency-plan.ts'),
  }),
  route({
    method: 'GET',
    path: '/emergency-plans',
    operation: 'list-emergency-plans',
    summary: "A branch's emergency plans and drills, newest first",
    action: 'emergency:list',
    answer: { status: 200, schema: async () => (await import('./plan-in-list.ts')).planPageSchema() },
    load: () => import('./list-emergency-plans.ts'),
  }),
  route({
    method: 'GET',
    path: '/emergency-plans/{id}',
    operation: 'get-emergency-plan',
    summary: 'An emergency plan: since when, who leads, and what came of a drill',
    action: 'emergency:read',
    params: ofPlan,
    answer: { status: 200, schema: plan },
    load: () => import('./get-emergency-plan.ts'),
  }),
  route({
    method: 'POST',
    path: '/emergency-plans/{id}/start',
    operation: 'start-emergency-plan',
    summary: 'Turn on the plan that was proposed for a surge',
    action: commandActions['start-emergency-plan'],
    params: ofPlan,
    answer: { status: 200, schema: plan },
    load: () => import('./start-emergency-plan.ts'),
  }),
  route({
    method: 'POST',
    path: '/emergency-plans/{id}/end',
    operation: 'end-emergency-plan',
    summary: 'Turn a plan off, call it off before it is on, or decline what was proposed',
    action: commandActions['end-emergency-plan'],
    params: ofPlan,
    answer: { status: 200, schema: plan },
    load: () => import('./end-emergency-plan.ts'),
  }),
  route({
    method: 'POST',
    path: '/emergency-plans/{id}/revision',
    operation: 'revise-emergency-plan',
    summary: 'Record what is to be done otherwise the next time',
    action: commandActions['revise-emergency-plan'],
    params: ofPlan,
    answer: { status: 200, schema: plan },
    load: () => import('./revise-emergency-plan.ts'),
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];

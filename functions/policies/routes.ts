import * as z from 'zod/mini';
import { refused } from '../../shared/domain/refusals/in-schema.ts';
import { policySays } from '../../shared/domain/refusals/policy.ts';
import { type Route, route } from '../../shared/http/route.ts';

const ofScope = z.object({ scopeId: z.string() });
const ofVersion = z.object({
  scopeId: z.string(),
  version: z.string().check(z.regex(/^[1-9]\d{0,5}$/, refused(policySays.not_a_version))),
});
const policy = async () => (await import('./policy-view.ts')).policyViewSchema();

export const routes = [
  route({
    method: 'GET',
    path: '/policies/{scopeId}',
    operation: 'get-policy',
    summary: 'What is in force in a group or a branch, and where it comes from',
    action: 'policy:read',
    params: ofScope,
    answer: { status: 200, schema: policy },
    load: () => import('./get-policy.ts'),
  }),
  route({
    method: 'PUT',
    path: '/policies/{scopeId}',
    operation: 'set-policy',
    summary: 'Set other values in a group or a branch',
    action: 'policy:write',
    params: ofScope,
    answer: { status: 200, schema: policy },
    load: () => import('./set-policy.ts'),
  }),
  route({
    method: 'POST',
    path: '/policies/{scopeId}/restoration',
    operation: 'restore-policy',
    summary: 'Go back to an older version',
    action: 'policy:write',
    params: ofScope,
    answer: { status: 200, schema: policy },
    load: () => import('./restore-policy.ts'),
  }),
  route({
    method: 'POST',
    path: '/policies/{scopeId}/dry-run',
    operation: 'dry-run-policy',
    summary: 'What other values would have meant for a month',
    costly: true,
    action: 'policy:read',
    params: ofScope,
    answer: {
      status: 200,
      schema: async () => (await import('./dry-run-view.ts')).dryRunViewSchema(),
    },
    load: () => import('./dry-run-policy.ts'),
  }),
  route({
    method: 'GET',
    path: '/policies/{scopeId}/versions',
    operation: 'list-policy-versions',
    summary: 'Who changed what when and why, newest first',
    action: 'policy:read',
    params: ofScope,
    answer: {
      status: 200,
      schema: async () => (await import('./version-view.ts')).versionPageSchema(),
    },
    load: () => import('./list-policy-versions.ts'),
  }),
  route({
    method: 'GET',
    path: '/policies/{scopeId}/versions/{version}',
    operation: 'get-policy-version',
    summary: 'A version whole',
    action: 'policy:read',
    params: ofVersion,
    answer: {
      status: 200,
      schema: async () => (await import('./version-view.ts')).versionViewSchema(),
    },
    load: () => import('./get-policy-version.ts'),
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import type { Areas } from '../../infra/api.ts';
import { DealerCareStack } from '../../infra/dealer-care-stack.ts';
import { entryPoints } from '../../infra/entry-points.ts';
import { readSettings } from '../../infra/settings.ts';

export const someAreas: Areas = {
  complaints: [
    { method: 'POST', path: '/complaints', action: 'complaint:register' },
    { method: 'GET', path: '/complaints/{id}', action: 'complaint:read' },
  ],
  attachments: [{ method: 'POST', path: '/complaints/{id}/attachments', action: 'attachment:add' }],
  imports: [{ method: 'POST', path: '/imports', action: 'import:register' }],
  platform: [
    { method: 'GET', path: '/health', action: 'open' },
    { method: 'GET', path: '/policies/{scopeId}', action: 'policy:read' },
  ],
};

/** Somebody else's identity provider, as a deployment names it. */
export const oidc = { issuer: 'https://login.example.com/dealer', audience: 'dealer-care' };

/** The stack as `cdk deploy` would make it, but for the code: the template does not depend on it. */
export function createStack(
  context: Record<string, unknown> = oidc,
  areas: Areas = someAreas,
): DealerCareStack {
  const app = new App({ context: { ...contextOfCdkJson, ...context } });
  const settings = readSettings(app.node);
  return new DealerCareStack(app, 'dealer-care', { settings, areas, bundles: placeholders(areas) });
}

export function templateOf(context?: Record<string, unknown>, areas?: Areas): Template {
  return Template.fromStack(createStack(context, areas));
}

/** The stack's template and those that are nested in it, by the ids of their stacks. */
export function templatesOf(context?: Record<string, unknown>, areas?: Areas): ReadonlyMap<string, Template> {
  const stacks = createStack(context, areas).node.findAll().filter(Stack.isStack);
  return new Map(stacks.map((stack) => [stack.node.id, Template.fromStack(stack)]));
}

/** The resources of one type in all of the templates. */
export function resourcesIn(templates: ReadonlyMap<string, Template>, type: string): Resource[] {
  return [...templates.values()].flatMap((template) => resourcesOf(template, type));
}

const resourceSchema = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
});
export type Resource = z.infer<typeof resourceSchema> & { readonly id: string };

/** The template's resources of one type, ready for plain comparisons. */
export function resourcesOf(template: Template, type: string): Resource[] {
  return Object.entries(template.findResources(type)).map(([id, resource]) => ({
    id,
    ...resourceSchema.parse(resource),
  }));
}

const contextOfCdkJson = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8'))).context;

function placeholders(areas: Areas) {
  const folder = mkdtempSync(join(tmpdir(), 'dealer-care-'));
  writeFileSync(join(folder, 'index.mjs'), 'export const handler = async () => {};');
  const placeholder = { folder, totalBytes: 0, startBytes: 0 };
  return Object.fromEntries(Object.keys(entryPoints(Object.keys(areas))).map((name) => [name, placeholder]));
}

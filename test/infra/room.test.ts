import { expect, test } from 'vitest';
import { areas } from '../../functions/routes.ts';
import type { Areas } from '../../infra/api.ts';
import type { ApiRoute } from '../../infra/deployed-routes.ts';
import { oidc, resourcesIn, templatesOf } from './fixture.ts';

const mostResources = 300;
/** Of an API, unless the account has asked for more. */
const mostRoutes = 300;
const mostTemplateBytes = 1_000_000;
const more = Array.from({ length: 150 }, (_, at) => at);

/** As many more operations, each of them of another path. */
function withMore(areaOf: (at: number) => string): Areas {
  const added = Map.groupBy(more, areaOf);
  return Object.fromEntries(
    Object.entries<readonly ApiRoute[]>(areas).map(([area, routes]) => {
      const own = (added.get(area) ?? []).map((at): ApiRoute => {
        const path = `/made-up-${at}/{id}`;
        return at % 2 === 0
          ? { method: 'GET', path, action: 'thing:read' }
          : { method: 'POST', path, action: 'thing:add' };
      });
      return [area, [...routes, ...own]];
    }),
  );
}

const names = Object.keys(areas);
const spread = withMore((at) => names[at % names.length] ?? '');

test.each<[string, Areas, object]>([
  ['as they are', areas, {}],
  ['and 150 more', spread, {}],
  ['and 150 more of one area', withMore(() => 'complaints'), {}],
  ['and 150 more, for pages of other origins', spread, { allowedOrigins: 'https://care.example.com' }],
])('the operations %s are room enough in every template', (_, operations, context) => {
  const templates = templatesOf({ ...oidc, ...context }, operations);
  expect(templates.size).toBe(1 + names.length);
  for (const [id, template] of templates) {
    const text = JSON.stringify(template.toJSON());
    const { Resources } = template.toJSON() as { Resources: object };
    expect([id, Object.keys(Resources).length <= mostResources]).toEqual([id, true]);
    expect([id, Buffer.byteLength(text) <= mostTemplateBytes]).toEqual([id, true]);
  }
});

test('an API takes 150 more operations', () => {
  const routes = resourcesIn(templatesOf(oidc, spread), 'AWS::ApiGatewayV2::Route');
  expect(routes.length).toBeGreaterThan(more.length);
  expect(routes.length).toBeLessThanOrEqual(mostRoutes);
});

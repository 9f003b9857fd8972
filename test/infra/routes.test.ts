import { describe, expect, test } from 'vitest';
import { areas } from '../../functions/routes.ts';
import { deployedRoutes } from '../../infra/deployed-routes.ts';
import { createMatcher } from '../../infra/local/route-match.ts';
import { oidc, type Resource, resourcesOf, templatesOf } from './fixture.ts';

const declared = Object.entries(areas).flatMap(([area, routes]) =>
  routes.map(({ method, path, action }) => ({ area, method, path, open: action === 'open' })),
);

interface Deployed {
  readonly method: string;
  readonly path: string;
  /** Undefined without a token. */
  readonly authorizer: unknown;
  /** The Lambda's logical id. */
  readonly lambda: string;
}

describe.each([
  ['for its own pages', oidc],
  ['for pages of other origins, too', { ...oidc, allowedOrigins: 'https://care.example.com' }],
])('the routes %s', (_, context) => {
  const templates = templatesOf(context, areas);
  const [root] = templates.values();
  if (!root) throw new Error('no template');
  /** What the gateway's resource refers to, in the stack's own template. */
  const parameters = new Map(
    resourcesOf(root, 'AWS::CloudFormation::Stack').flatMap(({ Properties }) =>
      Object.entries((Properties.Parameters ?? {}) as Record<string, unknown>),
    ),
  );

  const deployed = [...templates.values()].flatMap((template) => {
    const integrations = resourcesOf(template, 'AWS::ApiGatewayV2::Integration');
    return resourcesOf(template, 'AWS::ApiGatewayV2::Route').map((route) => deployedOf(route, integrations));
  });
  const match = createMatcher(deployed);
  const asked = (method: string, path: string) => match(method, path.replaceAll(/\{\w+\}/g, 'x'))?.route;
  function resolved(value: unknown): unknown {
    const { Ref: ref } = value as { Ref?: string };
    return ref === undefined ? value : (parameters.get(ref) ?? value);
  }

  function deployedOf({ Properties }: Resource, integrations: readonly Resource[]): Deployed {
    const [method = '', path = ''] = String(Properties.RouteKey).split(' ');
    const target = JSON.stringify(Properties.Target);
    const integration = integrations.find(({ id }) => target.includes(`"${id}"`));
    const uri = resolved(integration?.Properties.IntegrationUri) as { 'Fn::GetAtt': [string, 'Arn'] };
    const isClosed = Properties.AuthorizationType === 'JWT';
    return {
      method,
      path,
      authorizer: isClosed ? resolved(Properties.AuthorizerId) : undefined,
      lambda: uri['Fn::GetAtt'][0],
    };
  }

  test.each(declared)(
    '$method $path leads to the Lambda of its area, without a token only where it is open',
    (operation) => {
      const { area, method, path, open } = operation;
      const [authorizer] = resourcesOf(root, 'AWS::ApiGatewayV2::Authorizer');
      const route = asked(method, path);
      expect(route).toMatchObject({ path, authorizer: open ? undefined : { Ref: authorizer?.id } });
      expect(route?.lambda).toMatch(new RegExp(`^Api${area}Function`));
      // With the same rights for HEAD as for GET, and for what is answered with 405.
      for (const other of ['HEAD', 'DELETE']) {
        expect(asked(other, path)).toEqual({ ...route, method: 'ANY' });
      }
    },
  );

  test('are no others, each but once', () => {
    const preflights = 'allowedOrigins' in context;
    const expected = Object.values(areas).flatMap((routes) => deployedRoutes(routes, { preflights }));
    const keys = deployed.map(({ method, path }) => `${method} ${path}`);
    expect(keys.sort()).toEqual(expected.map(({ method, path }) => `${method} ${path}`).sort());
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('ask no token of a browser that asks what a page may send', () => {
    const preflights = 'allowedOrigins' in context;
    for (const { path, open } of declared) {
      expect([path, asked('OPTIONS', path)?.authorizer === undefined]).toEqual([path, open || preflights]);
    }
  });

  test('may each call their Lambda, and nobody else may', () => {
    const permissions = [...templates.values()].flatMap((template) =>
      resourcesOf(template, 'AWS::Lambda::Permission').filter(
        ({ Properties }) => Properties.Principal === 'apigateway.amazonaws.com',
      ),
    );
    const lambdas = permissions.map(({ Properties }) => resolved(Properties.FunctionName));
    const named = lambdas.map((lambda) => (lambda as { 'Fn::GetAtt': [string] })['Fn::GetAtt'][0]);
    expect(named.sort()).toEqual([...new Set(deployed.map(({ lambda }) => lambda))].sort());
    const [api] = resourcesOf(root, 'AWS::ApiGatewayV2::Api');
    for (const { Properties } of permissions) {
      const [, parts] = (Properties.SourceArn as { 'Fn::Join': [string, unknown[]] })['Fn::Join'];
      expect(parts.map(resolved)).toContainEqual({ Ref: api?.id });
    }
  });
});

test('no path is meant by two routes, so that it need not be known which of them the gateway prefers', () => {
  const paths = [...new Set(declared.map(({ path }) => path))];
  const overlapping = paths.flatMap((path) =>
    paths.filter((other) => other !== path && fits(path.split('/'), other.split('/'))),
  );
  expect(overlapping).toEqual([]);
});

function fits(pattern: readonly string[], path: readonly string[]): boolean {
  const free = (segment = '') => segment.startsWith('{');
  return (
    pattern.length === path.length &&
    pattern.every((segment, at) => free(segment) || free(path[at]) || segment === path[at])
  );
}

describe('a path', () => {
  const path = '/things';
  const get = { method: 'GET', path, action: 'thing:read' } as const;
  const post = { method: 'POST', path, action: 'thing:add', costly: true } as const;

  test('has one route, and one for each method that is costly', () => {
    const any = { method: 'ANY', path, open: false, costly: false };
    expect(deployedRoutes([get, post], { preflights: false })).toEqual([
      any,
      { ...any, method: 'POST', costly: true },
    ]);
    expect(deployedRoutes([{ ...get, costly: true }], { preflights: false })).toEqual([
      { ...any, costly: true },
      { ...any, method: 'GET', costly: true },
    ]);
  });

  test('cannot be open to some of its methods', () => {
    expect(() => deployedRoutes([{ ...get, action: 'open' }, post], { preflights: false })).toThrow(path);
  });
});

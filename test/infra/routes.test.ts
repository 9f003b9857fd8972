import { describe, expect, test } from 'vitest';
import { areas } from '../../functions/routes.ts';
import { oidc, resourcesOf, templateOf } from './fixture.ts';

const template = templateOf(oidc, areas);
const declared = Object.values(areas).flat();
const deployed = resourcesOf(template, 'AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties);

describe('the routes', () => {
  test('are the declared ones', () => {
    const keys = deployed.map(({ RouteKey }) => RouteKey);
    expect(keys.sort()).toEqual(declared.map(({ method, path }) => `${method} ${path}`).sort());
  });

  test('only declared open ones are reached without a token', () => {
    const withoutToken = deployed.filter(({ AuthorizationType }) => AuthorizationType !== 'JWT');
    const open = declared.filter(({ action }) => action === 'open');
    expect(withoutToken.map(({ RouteKey }) => RouteKey).sort()).toEqual(
      open.map(({ method, path }) => `${method} ${path}`).sort(),
    );
  });

  test('lead to one Lambda an area', () => {
    const answering = Object.values(areas).filter((routes) => routes.length > 0);
    template.resourceCountIs('AWS::ApiGatewayV2::Integration', answering.length);
  });
});

import { NestedStack, Validations } from 'aws-cdk-lib';
import {
  type HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { type DeployedRoute, deployedKey } from './deployed-routes.ts';

export interface AreaRoutesProps {
  readonly httpApi: HttpApi;
  readonly area: string;
  readonly lambda: LambdaFunction;
  readonly routes: readonly DeployedRoute[];
}

/**
 * What leads to the Lambda of an area. Its routes of any method, of which there is one a path, are in a template of
 * their own, so that the stack's does not grow with them. Those that name their method stay in the stack's, beside the
 * stage that limits them: the gateway takes no two of one key, so a route cannot change its template without being gone
 * for a moment.
 *
 * @returns those of which fewer are let through, by their keys
 */
export function createRoutes(
  scope: Construct,
  { httpApi, area, lambda, routes }: AreaRoutesProps,
): ReadonlyMap<string, HttpRoute> {
  if (routes.length === 0) return new Map();
  const nested = new NestedStack(scope, `${area}-routes`, { description: `Routes of ${area}` });
  // One permission a template: one a route would outgrow the Lambda's policy.
  const integrate = () => new HttpLambdaIntegration(area, lambda, { scopePermissionToRoute: false });
  const [inNested, inStack] = [integrate(), integrate()];
  const created = routes.map((route) => {
    const isOwn = route.costly && route.method !== 'ANY';
    const resource = new HttpRoute(isOwn ? httpApi : nested, `${route.method}${route.path}`, {
      httpApi,
      routeKey: HttpRouteKey.with(route.path, HttpMethod[route.method]),
      integration: isOwn ? inStack : inNested,
      ...authorization(httpApi, route),
    });
    if (route.open) argueOpen(resource, route);
    return { route, resource };
  });
  const costly = created.filter(({ route }) => route.costly);
  return new Map(costly.map(({ route, resource }) => [deployedKey(route), resource]));
}

/** The default of the API, so that a route is closed unless it says otherwise. */
function authorization(httpApi: HttpApi, { open }: DeployedRoute) {
  const { defaultAuthorizer, defaultAuthorizationScopes } = httpApi;
  if (!defaultAuthorizer) throw new Error('the API has no authorizer');
  if (open) return { authorizer: new HttpNoneAuthorizer() };
  return {
    authorizer: defaultAuthorizer,
    ...(defaultAuthorizationScopes && { authorizationScopes: defaultAuthorizationScopes }),
  };
}

function argueOpen(created: HttpRoute, route: DeployedRoute): void {
  const reason =
    route.method === 'OPTIONS'
      ? 'A browser asks what a page may send before it sends a token; the answer names methods only.'
      : 'Declared open: it tells nothing of any tenant.';
  Validations.of(created).acknowledge({ id: 'AwsSolutions-APIG4', reason });
}

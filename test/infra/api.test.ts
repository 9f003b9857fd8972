import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { areas } from '../../functions/routes.ts';
import { createStack, oidc, resourcesIn, resourcesOf, templateOf, templatesOf } from './fixture.ts';

const template = templateOf();

describe('the stage', () => {
  test('throttles as the deployment says', () => {
    const context = { ...oidc, throttlingRateLimit: '7', throttlingBurstLimit: '9' };
    templateOf(context).hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 7, ThrottlingBurstLimit: 9 },
    });
  });

  test('takes fewer of what is costly, each route for itself, and HEAD of it as well', () => {
    const templates = templatesOf({ ...oidc, costlyRateLimit: '3', costlyBurstLimit: '5' }, areas);
    const limits = { ThrottlingRateLimit: 3, ThrottlingBurstLimit: 5 };
    const [stage] = resourcesIn(templates, 'AWS::ApiGatewayV2::Stage');
    const settings = stage?.Properties.RouteSettings as Record<string, object>;
    for (const limit of Object.values(settings)) expect(limit).toEqual(limits);
    const read = [
      '/openapi.json',
      '/reports/group/{groupId}/{month}',
      '/reports/monthly/{branchId}/{month}',
      '/reports/persons/{branchId}/{month}',
      '/reports/regional/{regionId}/{month}',
      '/reports/yearly/group/{groupId}/{year}',
      '/reports/yearly/regional/{regionId}/{year}',
      '/reports/yearly/{branchId}/{year}',
    ];
    expect(Object.keys(settings).sort()).toEqual([
      ...read.map((path) => `ANY ${path}`),
      ...read.map((path) => `GET ${path}`),
      'POST /campaigns',
      'POST /complaints/{id}/attachments',
      'POST /complaints/{id}/attachments/{attachmentId}/completion',
      'POST /imports',
      'POST /policies/{scopeId}/dry-run',
      'POST /recounts',
    ]);
    // CloudFormation makes a stage that names a route only once the route is there, or the template that has it.
    const [root, ...nested] = templates.values();
    const before = new Set(root?.toJSON().Resources[stage?.id ?? ''].DependsOn as string[]);
    const inRoot = resourcesOf(root as Template, 'AWS::ApiGatewayV2::Route').filter(({ id }) =>
      before.has(id),
    );
    const named = inRoot.map(({ Properties }) => Properties.RouteKey);
    expect(named.sort()).toEqual(Object.keys(settings).sort().slice(read.length));
    const withAny = nested.filter((template) =>
      resourcesOf(template, 'AWS::ApiGatewayV2::Route').some(
        ({ Properties }) => String(Properties.RouteKey) in settings,
      ),
    );
    expect([...before].filter((id) => id.includes('NestedStack'))).toHaveLength(withAny.length);
  });

  test('every Lambda of an area is told how much it takes of one caller', () => {
    const told = templateOf({ ...oidc, callerRateLimit: '4', callerBurstLimit: '6' });
    told.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { CALLER_RATE_LIMIT: '4', CALLER_BURST_LIMIT: '6' } },
    });
  });

  test('lets pages of the given origins use it, without credentials, and of no other', () => {
    const cors = { AllowOrigins: ['https://care.example.com'], AllowMethods: ['GET', 'POST', 'PUT'] };
    templateOf({ ...oidc, allowedOrigins: cors.AllowOrigins[0] }).hasResourceProperties(
      'AWS::ApiGatewayV2::Api',
      { CorsConfiguration: { ...cors, AllowCredentials: Match.absent() } },
    );
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', { CorsConfiguration: Match.absent() });
  });

  test.each(['*', 'https://care.example.com/', 'https://care.example.com/app', 'null'])(
    '%s is no origin',
    (allowedOrigins) => {
      expect(() => createStack({ ...oidc, allowedOrigins })).toThrow();
    },
  );

  test('logs nothing that could name a person', () => {
    const settings = resourcesOf(template, 'AWS::ApiGatewayV2::Stage').map(
      (stage) => stage.Properties.AccessLogSettings,
    );
    const logged = [...JSON.stringify(settings).matchAll(/\$context\.([\w.]+)/g)].map(([, field]) => field);
    const harmless =
      /^(requestId|requestTime|httpMethod|routeKey|status|response\w+|integration\w+|error\.responseType)$/;
    expect(logged.filter((field) => !harmless.test(field ?? ''))).toEqual([]);
    expect(logged).toContain('routeKey');
  });
});

describe('who is let in', () => {
  /** Of each closed route, which are all the same. */
  const scopesOf = (context: Record<string, unknown>) => {
    const routes = resourcesIn(templatesOf(context), 'AWS::ApiGatewayV2::Route');
    const closed = routes.filter(({ Properties }) => Properties.AuthorizationType === 'JWT');
    const scopes = new Set(closed.map(({ Properties }) => JSON.stringify(Properties.AuthorizationScopes)));
    expect(scopes.size).toBe(1);
    return JSON.parse([...scopes][0] ?? '');
  };

  test('tokens of the given issuer and audience, without a user pool', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      JwtConfiguration: { Issuer: oidc.issuer, Audience: [oidc.audience] },
    });
    template.resourceCountIs('AWS::Cognito::UserPool', 0);
  });

  test('several audiences, and scopes that refuse identity tokens', () => {
    const strict = templateOf({ ...oidc, audience: 'app, portal', scopes: 'dealer-care' });
    strict.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      JwtConfiguration: { Audience: ['app', 'portal'] },
    });
    expect(scopesOf({ ...oidc, audience: 'app, portal', scopes: 'dealer-care' })).toEqual(['dealer-care']);
  });

  test('access tokens of a user pool where no issuer is given', () => {
    const own = templateOf({});
    own.resourceCountIs('AWS::Cognito::UserPool', 1);
    own.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      JwtConfiguration: { Issuer: { 'Fn::GetAtt': [Match.stringLikeRegexp('UserPool'), 'ProviderURL'] } },
    });
    expect(scopesOf({})).toEqual(['aws.cognito.signin.user.admin']);
  });

  test('in the China regions a deployment without an issuer is refused with a word of advice', () => {
    const rules = Object.keys(templateOf({}).toJSON().Rules as object);
    expect(rules.filter((name) => name.includes('IssuerRequired'))).toHaveLength(1);
  });

  test.each([
    ['an issuer without an audience', { issuer: oidc.issuer }],
    ['an audience without an issuer', { audience: oidc.audience }],
    ['an issuer without TLS', { ...oidc, issuer: 'http://login.example.com' }],
  ])('%s does not synthesize', (_, context) => {
    expect(() => createStack(context)).toThrow();
  });
});

import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { createStack, oidc, resourcesOf, templateOf } from './fixture.ts';

const template = templateOf();

describe('the stage', () => {
  test('throttles as the deployment says', () => {
    const context = { ...oidc, throttlingRateLimit: '7', throttlingBurstLimit: '9' };
    templateOf(context).hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 7, ThrottlingBurstLimit: 9 },
    });
  });

  test('logs nothing that could name a person', () => {
    const settings = resourcesOf(template, 'AWS::ApiGatewayV2::Stage').map(
      (stage) => stage.Properties.AccessLogSettings,
    );
    const logged = [...JSON.stringify(settings).matchAll(/\$context\.([\w.]+)/g)].map(([, field]) => field);
    const harmless =
      /^(requestId|requestTime|routeKey|status|response\w+|integration\w+|error\.responseType)$/;
    expect(logged.filter((field) => !harmless.test(field ?? ''))).toEqual([]);
    expect(logged).toContain('routeKey');
  });
});

describe('who is let in', () => {
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
    strict.hasResourceProperties('AWS::ApiGatewayV2::Route', { AuthorizationScopes: ['dealer-care'] });
  });

  test('access tokens of a user pool where no issuer is given', () => {
    const own = templateOf({});
    own.resourceCountIs('AWS::Cognito::UserPool', 1);
    own.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      JwtConfiguration: { Issuer: { 'Fn::GetAtt': [Match.stringLikeRegexp('UserPool'), 'ProviderURL'] } },
    });
    own.hasResourceProperties('AWS::ApiGatewayV2::Route', {
      AuthorizationScopes: ['aws.cognito.signin.user.admin'],
    });
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

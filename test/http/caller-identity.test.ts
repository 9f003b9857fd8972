import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { expect, test } from 'vitest';
import { identityOf } from '../../shared/http/caller-identity.ts';
import { Problem } from '../../shared/http/problem.ts';

const base = { iss: 'https://login.example.com', sub: 'someone', aud: 'dealer-care', exp: '1', iat: '1' };

function taken(claims: Record<string, string> | undefined): boolean {
  const authorizer = claims && { jwt: { claims, scopes: [] } };
  const event = { requestContext: { authorizer } } as unknown as APIGatewayProxyEventV2WithJWTAuthorizer;
  try {
    expect(identityOf(event)).toEqual({ issuer: base.iss, subject: base.sub });
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({ code: 'unauthenticated' });
    return false;
  }
}

test.each<[what: string, claims: Record<string, string> | undefined, is: boolean]>([
  ['an access token of Cognito', { ...base, token_use: 'access', client_id: 'x' }, true],
  ['an identity token of Cognito', { ...base, token_use: 'id', at_hash: 'x' }, false],
  ['an access token of Keycloak, which may have a nonce', { ...base, typ: 'Bearer', nonce: 'x' }, true],
  ['an identity token of Keycloak', { ...base, typ: 'ID' }, false],
  ['a refresh token of Keycloak', { ...base, typ: 'Refresh' }, false],
  ['an access token by RFC 9068, with its time of sign-in', { ...base, scope: 'care', auth_time: '1' }, true],
  ['an access token that says nothing of itself', base, true],
  ['an identity token by its nonce', { ...base, nonce: 'x' }, false],
  ['an identity token by the hash of its access token', { ...base, at_hash: 'x' }, false],
  ['an identity token by the hash of its code', { ...base, c_hash: 'x' }, false],
  ['a token that claims both', { ...base, token_use: 'id', scope: 'care' }, false],
  ['a token without a subject', { iss: base.iss }, false],
  ['a token with an empty subject', { ...base, sub: '' }, false],
  ['a token without an issuer', { sub: base.sub }, false],
  ['nothing of an authorizer', undefined, false],
])('%s', (_what, claims, is) => {
  expect(taken(claims)).toBe(is);
});

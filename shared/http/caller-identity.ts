import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { requestSays } from '../domain/refusals/request.ts';
import { Problem } from './problem.ts';

export interface CallerIdentity {
  readonly issuer: string;
  readonly subject: string;
}

/**
 * Who the gateway's authorizer found the token to be for. It has judged signature, issuer, audience, times and scopes;
 * what it does not tell apart are access and identity tokens, and an identity token is not meant for an API.
 *
 * @throws Problem `unauthenticated` for a token without subject, or one that is for something else than access
 */
export function identityOf(event: APIGatewayProxyEventV2WithJWTAuthorizer): CallerIdentity {
  const claims = event.requestContext.authorizer?.jwt?.claims ?? {};
  const { iss, sub } = claims;
  if (typeof iss !== 'string' || typeof sub !== 'string' || sub === '' || !isForAccess(claims)) {
    throw new Problem('unauthenticated', requestSays.token_needed);
  }
  return { issuer: iss, subject: sub };
}

/** What OpenID Connect has in identity tokens only. A time of sign-in (`auth_time`) may be in either (RFC 9068). */
const ofIdentityTokens = ['nonce', 'at_hash', 'c_hash', 's_hash'];

/**
 * A token that says what it is for is taken at its word: Cognito's by `token_use`, Keycloak's by `typ`. The header of
 * RFC 9068 (`at+jwt`) does not come through the gateway. Any other is an identity token where it has what only those
 * have.
 */
function isForAccess(claims: Readonly<Record<string, unknown>>): boolean {
  const { token_use: use, typ } = claims;
  if (use !== undefined) return use === 'access';
  if (typ !== undefined)
    return ['bearer', 'at+jwt', 'application/at+jwt'].includes(String(typ).toLowerCase());
  return ofIdentityTokens.every((name) => claims[name] === undefined);
}

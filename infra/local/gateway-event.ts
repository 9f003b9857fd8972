import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context } from 'aws-lambda';
import type { JWTPayload } from 'jose';
import { epochMilliseconds, type Instant } from '../../shared/domain/calendar.ts';
import type { GatewayRoute, Match } from './route-match.ts';

export interface GatewayRequest {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly body: Buffer;
  readonly match: Match<GatewayRoute>;
  /** Undefined on an open route. */
  readonly claims: JWTPayload | undefined;
  readonly now: Instant;
  readonly requestId: string;
}

/** @returns the request in API Gateway's payload format 2.0. */
export function gatewayEvent(from: GatewayRequest): APIGatewayProxyEventV2WithJWTAuthorizer {
  const { request, url, body, match, claims, now, requestId } = from;
  const { cookie, ...headers } = joinedHeaders(request);
  const routeKey = `${match.route.method} ${match.route.path}`;
  const isText = /^(text\/|application\/(.+\+)?(json|xml|javascript))/.test(
    headers['content-type'] ?? 'text/',
  );
  const query = joinedQuery(url);
  const event = {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    ...(cookie !== undefined && { cookies: cookie.split(/; */) }),
    ...(query && { queryStringParameters: query }),
    ...(Object.keys(match.pathParameters).length > 0 && { pathParameters: match.pathParameters }),
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: request.headers.host ?? 'localhost',
      domainPrefix: 'local',
      stage: '$default',
      routeKey,
      requestId,
      time: now,
      timeEpoch: epochMilliseconds(now),
      http: {
        method: request.method,
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: request.headers['user-agent'] ?? '',
      },
      ...(claims && { authorizer: { jwt: { claims: asStrings(claims), scopes: null } } }),
    },
  };
  // The type knows neither open routes, which have no authorizer, nor tokens without scopes.
  return event as unknown as APIGatewayProxyEventV2WithJWTAuthorizer;
}

/** @returns a Lambda context as far as there is one here, with the gateway's 30 seconds to run. */
export function lambdaContext(functionName: string, awsRequestId: string): Context {
  const deadline = Date.now() + 30_000;
  return {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${functionName}`,
    memoryLimitInMB: '1024',
    awsRequestId,
    logGroupName: functionName,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
}

function joinedHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values = []]) => [
      name,
      values.join(name === 'cookie' ? '; ' : ','),
    ]),
  );
}

function joinedQuery({ searchParams }: URL): Record<string, string> | undefined {
  const values = Map.groupBy(searchParams, ([name]) => name);
  if (values.size === 0) return undefined;
  return Object.fromEntries(
    [...values].map(([name, pairs]) => [name, pairs.map(([, value]) => value).join(',')]),
  );
}

/** Claims reach a function as strings only; a list in brackets, without commas. */
function asStrings(claims: JWTPayload): Record<string, string> {
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
    ]),
  );
}

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';
import { errors, type JWTPayload } from 'jose';
import type { Instant } from '../../shared/domain/calendar.ts';
import { localSays } from '../../shared/domain/refusals/local.ts';
import { requestSays } from '../../shared/domain/refusals/request.ts';
import { methodNotAllowed, methodsOf, operationMethod, optionsAnswer } from '../../shared/http/methods.ts';
import { Problem, problemOf } from '../../shared/http/problem.ts';
import { problemAnswerFor } from '../../shared/http/problem-answer.ts';
import { securityHeaders } from '../../shared/http/security-headers.ts';
import { errorFields, type Log } from '../../shared/log.ts';
import { corsHeaders, isPreflight } from './cors-headers.ts';
import { gatewayEvent, lambdaContext } from './gateway-event.ts';
import { BodyTooLarge, readBody } from './http.ts';
import type { Identity } from './identity.ts';
import { createMatcher, type GatewayRoute } from './route-match.ts';

const bodyLimitBytes = 10 * 1024 * 1024;
/** Of the request line and all headers together, as API Gateway takes them. */
const headLimitBytes = 10_240;

export type ApiHandler = (
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** A route with the function behind it. */
export interface ServedRoute extends GatewayRoute {
  /** Whether it is reached without a token. */
  readonly open: boolean;
  readonly functionName: string;
  readonly handler: ApiHandler;
}

/** A route that exists on one machine only and is answered by the gateway itself. */
export interface LocalRoute extends GatewayRoute {
  readonly answer: (body: string) => Promise<object>;
}

export interface GatewayParts {
  readonly routes: readonly ServedRoute[];
  readonly localRoutes: readonly LocalRoute[];
  readonly identity: Pick<Identity, 'verify'>;
  readonly now: () => Instant;
  readonly log: Log;
  /** Whose pages may use the API. */
  readonly allowedOrigins: readonly string[];
}

/** @returns what API Gateway does for an HTTP API with a JWT authorizer, as a request listener. */
export function createGateway(parts: GatewayParts): RequestListener {
  const matchServed = createMatcher(parts.routes);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET' } = request;
    for (const [name, value] of Object.entries(corsHeaders(request, parts.allowedOrigins)))
      response.setHeader(name, value);
    if (headBytes(request) > headLimitBytes) {
      throw new Problem('headers_too_large', requestSays.head_too_large);
    }
    if (isPreflight(request) && parts.allowedOrigins.length > 0) {
      send(response, { statusCode: 204 });
      return;
    }
    const url = parseUrl(request.url);
    const local = parts.localRoutes.filter(({ path }) => path === url.pathname);
    if (local.length > 0) {
      send(response, await answerLocally(local, request));
      return;
    }
    const match = matchPath(matchServed, method, url.pathname);
    if (!match) throw new Problem('not_found', localSays.path_unknown({ method, path: url.pathname }));
    const { open, functionName, handler } = match.route;
    const claims = open ? undefined : await authorize(request);
    const body = await readBody(request, bodyLimitBytes);
    const requestId = crypto.randomUUID();
    const event = gatewayEvent({ request, url, body, match, claims, now: parts.now(), requestId });
    send(response, await handler(event, lambdaContext(functionName, requestId)));
  }

  async function answerLocally(ofPath: readonly LocalRoute[], request: IncomingMessage) {
    const { method = 'GET' } = request;
    if (method === 'OPTIONS') return optionsAnswer(methodsOf(ofPath));
    const route = ofPath.find((one) => one.method === operationMethod(method));
    if (!route) throw methodNotAllowed(method, methodsOf(ofPath));
    const body = await readBody(request, bodyLimitBytes);
    const answer = JSON.stringify(await route.answer(body.toString()));
    return { headers: { 'content-type': 'application/json' }, body: answer };
  }

  async function authorize(request: IncomingMessage): Promise<JWTPayload> {
    const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw new Problem('unauthenticated', localSays.bearer_needed);
    try {
      return await parts.identity.verify(token);
    } catch (error) {
      const isExpired = error instanceof errors.JWTExpired;
      throw new Problem('unauthenticated', isExpired ? localSays.token_expired : localSays.token_not_valid);
    }
  }

  async function refuse(
    { headers }: IncomingMessage,
    response: ServerResponse,
    error: unknown,
  ): Promise<void> {
    const tooLarge = error instanceof BodyTooLarge;
    const problem = tooLarge ? new Problem('too_large', localSays.over_gateway_limit) : problemOf(error);
    if (problem.code === 'internal') parts.log('error', { event: 'request_failed', ...errorFields(error) });
    if (response.headersSent) {
      response.destroy();
      return;
    }
    // The rest of the body is not read, so the connection cannot serve another request.
    if (tooLarge) response.setHeader('connection', 'close');
    send(response, await problemAnswerFor(problem, headers['accept-language']));
  }

  return (request, response) => {
    serve(request, response)
      .catch((error: unknown) => refuse(request, response, error))
      .catch(() => response.destroy());
  };
}

function headBytes({ method = '', url = '', rawHeaders }: IncomingMessage): number {
  return Buffer.byteLength(`${method} ${url}`) + Buffer.byteLength(rawHeaders.join(''));
}

function parseUrl(target = '/'): URL {
  const url = URL.parse(`http://localhost${target}`);
  if (!url) throw new Problem('malformed', localSays.address_malformed);
  return url;
}

function matchPath<T>(match: (method: string, path: string) => T, method: string, path: string): T {
  try {
    return match(method, path);
  } catch {
    throw new Problem('malformed', localSays.path_not_encoded);
  }
}

function send(response: ServerResponse, result: APIGatewayProxyStructuredResultV2): void {
  for (const [name, value] of Object.entries({ ...securityHeaders, ...result.headers })) {
    // What an answer goes by adds up: the page that asks, and what it asks for.
    if (name === 'vary') response.appendHeader(name, String(value));
    else response.setHeader(name, String(value));
  }
  if (result.cookies) response.setHeader('set-cookie', result.cookies);
  response.statusCode = result.statusCode ?? 200;
  response.end(Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8'));
}

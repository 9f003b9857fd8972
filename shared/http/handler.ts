import middy from '@middy/core';
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';
import { epochMilliseconds } from '../domain/instant.ts';
import { requestSays } from '../domain/refusals/request.ts';
import { errorFields } from '../log.ts';
import type { Runtime } from '../runtime.ts';
import { headOf, methodNotAllowed, methodsOf, operationMethod, optionsAnswer } from './methods.ts';
import { Problem, problemOf } from './problem.ts';
import { problemAnswerFor } from './problem-answer.ts';
import { costlyCounts, createBuckets, tooMany } from './rate-limit.ts';
import type { Route } from './route.ts';
import { securityHeaders } from './security-headers.ts';
import { type Admission, serve } from './serve.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;
type Result = APIGatewayProxyStructuredResultV2;

export type HttpHandler = (event: Event, context: Context) => Promise<Result>;

/** The Lambda handler of an area: its routes behind one middy stack. */
export function httpHandler(routes: readonly Route[], runtime: Runtime): HttpHandler {
  const byPath = Map.groupBy(routes, ({ path }) => path);
  const admit = admission(runtime);
  const stack = middy<Event, Result>()
    .use(requestLog(byPath, runtime))
    .use(problems(runtime))
    .handler(async (event) => {
      const method = methodOf(event);
      const ofPath = routesAsked(byPath, event);
      if (ofPath.length === 0) throw new Problem('not_found', requestSays.no_such_route);
      if (method === 'OPTIONS') return optionsAnswer(methodsOf(ofPath));
      const route = routeAsked(byPath, event);
      if (!route) throw methodNotAllowed(method, methodsOf(ofPath));
      return await serve(route, event, runtime, admit);
    });
  return async (event, context) => {
    const answer = (await stack(event, context)) as Result;
    const { headers, ...sent } = methodOf(event) === 'HEAD' ? headOf(answer) : answer;
    return { ...sent, headers: { ...securityHeaders, ...headers } };
  };
}

type RoutesByPath = ReadonlyMap<string, readonly Route[]>;

function methodOf({ requestContext }: Event): string {
  return requestContext.http.method;
}

/** By the path of the gateway's route: its method may be `ANY`. */
function routesAsked(byPath: RoutesByPath, { routeKey }: Event): readonly Route[] {
  return byPath.get(routeKey.slice(routeKey.indexOf(' ') + 1)) ?? [];
}

function routeAsked(byPath: RoutesByPath, event: Event): Route | undefined {
  const asked = operationMethod(methodOf(event));
  return routesAsked(byPath, event).find(({ method }) => method === asked);
}

/** Every area's Lambda counts for itself what its callers send, as the deployment says. */
function admission(runtime: Runtime): Admission {
  let take: ReturnType<typeof createBuckets> | undefined;
  return (caller, route) => {
    const { CALLER_RATE_LIMIT: perSecond, CALLER_BURST_LIMIT: atOnce } = runtime.environment;
    take ??= createBuckets({ perSecond, atOnce });
    const seconds = take(caller, route.costly ? costlyCounts : 1, epochMilliseconds(runtime.now()));
    if (seconds > 0) throw tooMany(seconds);
  };
}

/** Every error becomes a problem document; only what nobody foresaw is logged with its stack. */
function problems(runtime: Runtime): middy.MiddlewareObj<Event, Result> {
  return {
    async onError(request) {
      const problem = problemOf(request.error, request.event.requestContext.requestId);
      if (problem.code === 'internal') {
        runtime.log('error', {
          event: 'unforeseen',
          ...requestFields(request.event),
          ...errorFields(request.error),
        });
      }
      request.response = await problemAnswerFor(problem, request.event.headers['accept-language']);
    },
  };
}

/** One line a request. It is attached first, so that it sees what an error was turned into. */
function requestLog(byPath: RoutesByPath, runtime: Runtime): middy.MiddlewareObj<Event, Result> {
  const started = new WeakMap<Event, number>();
  const log = (request: { event: Event; response: Result | null | undefined }) => {
    const operation = routeAsked(byPath, request.event)?.operation ?? 'none';
    const durationMs = Math.round(performance.now() - (started.get(request.event) ?? performance.now()));
    const status = request.response?.statusCode ?? 500;
    runtime.log('info', { event: 'request', operation, status, durationMs, ...requestFields(request.event) });
  };
  return {
    before: (request) => void started.set(request.event, performance.now()),
    after: (request) => log(request as { event: Event; response: Result }),
    onError: (request) => log(request as { event: Event; response: Result }),
  };
}

function requestFields(event: Event): { requestId: string } {
  return { requestId: event.requestContext.requestId };
}

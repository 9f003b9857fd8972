import middy from '@middy/core';
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';
import { epochMilliseconds } from '../domain/instant.ts';
import { errorFields } from '../log.ts';
import type { Runtime } from '../runtime.ts';
import { Problem, problemAnswer, problemOf } from './problem.ts';
import { costlyCounts, createBuckets, tooMany } from './rate-limit.ts';
import { type Route, routeKey } from './route.ts';
import { securityHeaders } from './security-headers.ts';
import { type Admission, serve } from './serve.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;
type Result = APIGatewayProxyStructuredResultV2;

export type HttpHandler = (event: Event, context: Context) => Promise<Result>;

/** The Lambda handler of an area: its routes behind one middy stack. */
export function httpHandler(routes: readonly Route[], runtime: Runtime): HttpHandler {
  const byKey = new Map(routes.map((route) => [routeKey(route), route]));
  const admit = admission(runtime);
  const stack = middy<Event, Result>()
    .use(requestLog(byKey, runtime))
    .use(problems(runtime))
    .handler(async (event) => {
      const route = byKey.get(event.routeKey);
      if (!route) throw new Problem('not_found', 'There is no such route.');
      return await serve(route, event, runtime, admit);
    });
  return async (event, context) => {
    const { headers, ...answer } = (await stack(event, context)) as Result;
    return { ...answer, headers: { ...securityHeaders, ...headers } };
  };
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
    onError(request) {
      const problem = problemOf(request.error, request.event.requestContext.requestId);
      if (problem.code === 'internal') {
        runtime.log('error', {
          event: 'unforeseen',
          ...requestFields(request.event),
          ...errorFields(request.error),
        });
      }
      request.response = problemAnswer(problem);
    },
  };
}

/** One line a request. It is attached first, so that it sees what an error was turned into. */
function requestLog(byKey: ReadonlyMap<string, Route>, runtime: Runtime): middy.MiddlewareObj<Event, Result> {
  const started = new WeakMap<Event, number>();
  const log = (request: { event: Event; response: Result | null | undefined }) => {
    const operation = byKey.get(request.event.routeKey)?.operation ?? 'none';
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

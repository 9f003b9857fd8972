import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { mayEver, type Personas, rolesFor } from '../access.ts';
import { writeAccess } from '../data/customer/access-record.ts';
import { personasOf, personasRef, callerRef as refOfCaller } from '../data/directory/caller.ts';
import { retryLostRaces } from '../data/table/retries.ts';
import { requestSays } from '../domain/refusals/request.ts';
import type { Runtime } from '../runtime.ts';
import { bodyText, jsonBody } from './body.ts';
import { type CallerIdentity, identityOf } from './caller-identity.ts';
import { answerGivenFirst, idempotentRequest, keepAnswer } from './idempotency.ts';
import { parse, parseAsync } from './parse.ts';
import { Problem, problemOf } from './problem.ts';
import { problemAnswerFor } from './problem-answer.ts';
import { plain, type Rendition, renderedAs, renditionOf, vary } from './rendition.ts';
import {
  type Answer,
  type ApiRequest,
  type Context,
  type GuardedRoute,
  type Route,
  renditionsOf,
} from './route.ts';

const nothing = z.strictObject({});

/** @throws Problem `too_many` where the caller must wait before they may use the route */
export type Admission = (caller: string, route: GuardedRoute) => void;

/**
 * Carries out one request: one read, the judgement, one transaction. Where another writer was faster it
 * begins again from the read, so what is decided always rests on what is stored.
 *
 * @param admit lets the caller in, or throws
 * @throws Problem, DomainError or whatever went wrong; nothing is stored then
 */
export async function serve(
  route: Route,
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  runtime: Runtime,
  admit: Admission,
): Promise<APIGatewayProxyStructuredResultV2> {
  if (route.action === 'open') return jsonAnswer(route, { body: await route.respond(runtime) });
  const identity = identityOf(event);
  const callerRef = refOfCaller(identity);
  // By the hash that the caller is stored under, and before anything is read.
  admit(callerRef.key.pk, route);
  const text = bodyText(event);
  return await retryLostRaces(() => attempt(route, event, { identity, callerRef, text }, runtime));
}

interface Sent {
  readonly identity: CallerIdentity;
  readonly callerRef: ReturnType<typeof refOfCaller>;
  readonly text: string;
}

async function attempt(
  route: GuardedRoute,
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  { identity, callerRef, text }: Sent,
  runtime: Runtime,
): Promise<APIGatewayProxyStructuredResultV2> {
  const { operation, action } = route;
  const { issuer, subject } = identity;
  const handling = await route.load();
  const { useCase } = handling;
  const now = runtime.now();
  const params = route.params ? parse(route.params, pathParameters(event)) : {};
  const { rendition, ownQuery } = renditionAsked(route, event);
  const query = await parseAsync(handling.query ?? nothing, ownQuery);
  const body = settled(() => (route.method === 'GET' ? undefined : jsonBody(text)));
  const key = route.method === 'POST' ? event.headers['idempotency-key'] : undefined;
  const idempotent =
    key === undefined
      ? undefined
      : idempotentRequest(key, {
          identity: JSON.stringify([issuer, subject]),
          operation,
          path: event.rawPath,
          body: text,
        });
  const standInsRef = personasRef(callerRef.key.pk);
  const reads =
    (await useCase.reads?.({ params, query, body: body.value, issuer, rendition }, runtime)) ?? [];
  const loaded = await runtime.table.load([
    callerRef,
    standInsRef,
    ...(idempotent ? [idempotent.ref] : []),
    ...reads,
  ]);

  const caller = loaded.get(callerRef);
  if (!caller) throw new Problem('forbidden', requestSays.caller_unknown);
  const personas: Personas = [caller, ...personasOf(loaded.get(standInsRef), now)];
  if (!mayEver(personas, action)) {
    throw new Problem('forbidden', requestSays.not_for_role({ role: caller.role, roles: rolesFor(action) }));
  }
  const first = idempotent && answerGivenFirst(idempotent, loaded.get(idempotent.ref), personas);
  if (first) return first;
  if (body.error) throw body.error;
  const request: ApiRequest = {
    params,
    query,
    body: route.method === 'GET' ? undefined : await parseAsync(handling.body ?? nothing, body.value),
    ifMatch: event.headers['if-match'],
    issuer,
    rendition,
  };
  const context: Context = { runtime, caller, personas, action, now, loaded };
  const answer = await useCase.run(request, context);
  const json = answer.refusal
    ? await problemAnswerFor(problemOf(answer.refusal), event.headers['accept-language'])
    : jsonAnswer(route, answer);
  const seen = answer.seen && writeAccess(answer.seen, now);
  const writes = [...(answer.writes ?? []), ...(seen ? [seen] : [])];
  if (writes.length > 0 || idempotent) {
    await runtime.table.transact([
      ...writes,
      ...(idempotent ? [keepAnswer(idempotent, json, { personas, now })] : []),
    ]);
  }
  return answer.refusal || rendition.format === 'json' ? json : await rendered(route, answer, rendition);
}

/** The form in which the answer is wanted, and what of the query is the use case's own. */
function renditionAsked(
  { renditions }: GuardedRoute,
  { queryStringParameters = {}, headers }: APIGatewayProxyEventV2WithJWTAuthorizer,
): { rendition: Rendition; ownQuery: unknown } {
  if (!renditions) return { rendition: plain, ownQuery: queryStringParameters };
  const { format: _, lang: __, ...ownQuery } = queryStringParameters;
  return { rendition: renditionOf(renditions, queryStringParameters, headers), ownQuery };
}

async function rendered(route: GuardedRoute, answer: Answer, rendition: Rendition) {
  const { renditions = {} } = route;
  const document = await answer.document?.();
  if (!document) throw new Error(`${route.operation} answers without a document`);
  const { headers, ...result } = await renderedAs(rendition, renditions, document);
  return { statusCode: route.answer.status, ...result, headers: { ...headersOf(route, answer), ...headers } };
}

function jsonAnswer(route: Route, answer: Answer) {
  return {
    statusCode: route.answer.status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headersOf(route, answer) },
    body: JSON.stringify(answer.body),
  };
}

function headersOf(route: Route, { headers }: Answer) {
  return { ...(renditionsOf(route) && { vary }), ...headers };
}

function pathParameters(event: APIGatewayProxyEventV2WithJWTAuthorizer): Record<string, string> {
  const given = Object.entries(event.pathParameters ?? {});
  return Object.fromEntries(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function settled<T>(make: () => T): { value?: T; error?: unknown } {
  try {
    return { value: make() };
  } catch (error) {
    return { error };
  }
}

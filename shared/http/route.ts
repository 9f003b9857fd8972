import type * as z from 'zod/mini';
import type { Action, Personas } from '../access.ts';
import type { Seen } from '../data/customer/access-record.ts';
import type { Caller } from '../data/directory/caller.ts';
import type { ItemRef } from '../data/table/item.ts';
import type { Loaded } from '../data/table/table.ts';
import type { Write } from '../data/table/transaction.ts';
import type { DomainError } from '../domain/errors.ts';
import type { Instant } from '../domain/instant.ts';
import type { ReportDocument } from '../domain/report/document.ts';
import type { Runtime } from '../runtime.ts';
import type { Rendition, Renditions } from './rendition.ts';

/** A request whose parts fit the route's schemas. */
export interface ApiRequest<Params = unknown, Query = unknown, Body = unknown> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The `If-Match` header, where the caller sent one. */
  readonly ifMatch?: string | undefined;
  /** Who issued the caller's token. */
  readonly issuer: string;
  /** In which form and language the answer is wanted; JSON but where the route declares others. */
  readonly rendition: Rendition;
}

/** The same before its body is judged, which may be anything. */
export type UnjudgedRequest<Params, Query> = Omit<ApiRequest<Params, Query>, 'ifMatch'>;

/** A field of a body that has not been judged yet. */
export function fieldOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}

export interface Context {
  readonly runtime: Runtime;
  readonly caller: Caller;
  /** As whom the caller can act; themself first. */
  readonly personas: Personas;
  readonly action: Action;
  readonly now: Instant;
  /** What `reads` asked for. */
  readonly loaded: Loaded;
}

export interface Answer {
  readonly body: unknown;
  /** Why the request is refused all the same, where something has to be written with that. */
  readonly refusal?: DomainError;
  /** The same as people read it, for the route's other forms than JSON. */
  readonly document?: () => ReportDocument | Promise<ReportDocument>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Done in one transaction, together with keeping the answer for a repeated request. */
  readonly writes?: readonly Write[];
  /** What personal of whom it shows or takes in full: that is written down first, or there is no answer (POLICY-3). */
  readonly seen?: Seen;
}

export interface UseCase<Params, Query, Body> {
  /**
   * What to bring in the one read, along with the caller and the first answer to a repeated request. Nothing is
   * judged by then, not even who calls: it may look up, and write nothing.
   */
  readonly reads?: (
    request: UnjudgedRequest<Params, Query>,
    runtime: Runtime,
  ) => readonly ItemRef<unknown>[] | Promise<readonly ItemRef<unknown>[]>;
  /** Called again from a fresh read where another writer was faster. */
  readonly run: (request: ApiRequest<Params, Query, Body>, context: Context) => Promise<Answer>;
}

interface Declared<Operation extends string> {
  /** Whether it takes much more than others, as what comes in other forms than JSON does: fewer are taken at a time. */
  readonly costly?: true;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** As API Gateway has it, such as `/complaints/{id}/contacts`. */
  readonly path: string;
  /** The operation's id: the stem of its use case. */
  readonly operation: Operation;
  readonly summary: string;
  readonly answer: {
    readonly status: 200 | 201;
    /** Built for the OpenAPI document, and for the end-to-end tests, which hold every answer to it. */
    readonly schema: () => z.ZodMiniType | Promise<z.ZodMiniType>;
  };
}

/** What a route does, and with which query and body: what the module of a use case exports. */
export interface Handling<Params = unknown, Query = unknown, Body = unknown> {
  readonly query?: z.ZodMiniType<Query>;
  readonly body?: z.ZodMiniType<Body>;
  readonly useCase: UseCase<Params, Query, Body>;
}

interface HandledOnDemand<Params, Query, Body> {
  /** A use case's module, which a cold start reads with the first request for it. */
  readonly load: () => Promise<Handling<Params, Query, Body>>;
}

type Declaration<Operation extends string, Params, Query, Body> = Declared<Operation> & {
  /** What the access table must allow. */
  readonly action: Action;
  readonly params?: z.ZodMiniType<Params>;
  /** What it answers in besides JSON, by `?format=` and `?lang=` or by what the caller accepts. */
  readonly renditions?: Renditions;
} & HandledOnDemand<Params, Query, Body>;

interface OpenDeclaration<Operation extends string> extends Declared<Operation> {
  readonly action: 'open';
  readonly respond: (runtime: Runtime) => Promise<unknown>;
}

/** A route that only callers of the directory may use. */
export type GuardedRoute<Operation extends string = string> = Declaration<
  Operation,
  unknown,
  unknown,
  unknown
>;

/** A route as gateway, documentation and tests see it. */
export type Route<Operation extends string = string> = GuardedRoute<Operation> | OpenDeclaration<Operation>;

/** Declares a route: once, for CDK, the local gateway, the OpenAPI document and the tests alike. */
export function route<const Operation extends string, Params, Query, Body>(
  declaration: Declaration<Operation, Params, Query, Body>,
): Route<Operation> {
  // The schemas stand before the use case and give it what its types say.
  const declared = declaration as unknown as GuardedRoute<Operation>;
  return declared.renditions ? { ...declared, costly: true } : declared;
}

/** The same where no module does it alone, such as a command among others. */
export function handling<Params, Query, Body>(declared: Handling<Params, Query, Body>): Handling {
  // The schemas stand before the use case and give it what its types say.
  return declared as unknown as Handling;
}

/** Declares a route that needs no token and takes no input. */
export function openRoute<const Operation extends string>(
  declaration: Omit<OpenDeclaration<Operation>, 'action' | 'method'>,
): Route<Operation> {
  return { ...declaration, method: 'GET', action: 'open' };
}

/** What the route answers in besides JSON, where it does. */
export function renditionsOf(route: Route): Renditions | undefined {
  return 'renditions' in route ? route.renditions : undefined;
}

/** How API Gateway names the route, such as `POST /complaints`. */
export function routeKey({ method, path }: Route): string {
  return `${method} ${path}`;
}

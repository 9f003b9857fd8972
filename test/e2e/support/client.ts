import { setTimeout as wait } from 'node:timers/promises';
import type { ComplaintShown } from '../../../functions/complaints/complaint-view.ts';
import { holdToContract } from './contract.ts';
import { indexLagMs } from './faulty-dynamodb.ts';
import { rememberPath, rememberPersonal } from './personal.ts';

/** What a request was answered. A refusal's body is a {@link ProblemView}. */
export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface ProblemView {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly allowed?: readonly string[];
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface NoticeView {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly subject: { readonly type: string; readonly id: string; readonly number: string };
  readonly text: { readonly zh: string; readonly en: string };
  readonly read: boolean;
}

export interface RecordView {
  readonly entry: number;
  readonly at: string;
  readonly by: {
    readonly role: string;
    readonly name?: string;
    readonly person?: string;
    readonly inPlaceOf?: { readonly person: string; readonly name: string };
  };
  readonly action: string;
  readonly changes: readonly { readonly path: string; readonly before?: unknown; readonly after?: unknown }[];
}

export interface TaskView {
  readonly id: string;
  readonly kind: string;
  readonly dueAt: string;
  readonly state: string;
  readonly subject: { readonly id: string; readonly number: string };
}

export interface Figures {
  readonly received: number;
  readonly closed: number;
  readonly withdrawn: number;
  readonly reopened: number;
  readonly openAtEnd: number;
  readonly byCategory: Readonly<Record<string, number>>;
  readonly byChannel: Readonly<Record<string, number>>;
  readonly deadlines: Readonly<Record<string, { met: number; late: number; overdue: number }>>;
  readonly escalations: Readonly<Record<string, number>>;
}

export interface Request {
  readonly method?: string;
  readonly token?: string | undefined;
  /** Sent as JSON; a text or bytes are sent as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Whoever holds a token. */
export interface Caller {
  readonly token: string;
  readonly personId: string;
  /** How far the lists they read may lag behind. */
  readonly indexLagMs: number;
  get<T>(path: string): Promise<Answer<T>>;
  post<T = ComplaintShown>(
    path: string,
    body: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer<T>>;
  put<T>(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer<T>>;
}

export interface Who {
  readonly role: string;
  readonly name?: string;
  readonly branchIds?: readonly string[];
  readonly regionId?: string;
}

export interface Client {
  send<T>(path: string, request?: Request): Promise<Answer<T>>;
  /** The person of that role, by default at the branch the tests work at. */
  as(who: string | Who): Promise<Caller>;
  withToken(token: string, personId?: string): Caller;
  /** The virtual clock in epoch milliseconds. */
  now(): Promise<number>;
  moveTo(to: string): Promise<Answer<{ now: string }>>;
  /** What stored figures differ from a recount in. */
  recount(): Promise<readonly unknown[]>;
}

/** A client of the API over nothing but HTTP. @param system its address may change with a restart */
export function createClient(system: { readonly url: string; readonly faults?: unknown }): Client {
  async function send<T>(path: string, request: Request = {}): Promise<Answer<T>> {
    const { method = 'GET', token, body, headers } = request;
    rememberPath(path);
    rememberPersonal({ ...headers, token, body });
    const raw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(`${system.url}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: raw ? (body as string) : JSON.stringify(body) }),
    });
    const { status, headers: answered } = response;
    const answer = (await response.json()) as T;
    // Parameters have names too.
    if (path !== '/openapi.json') rememberPersonal(answer);
    // As it went over the wire.
    const sent = raw || body === undefined ? undefined : (JSON.parse(JSON.stringify(body)) as unknown);
    await holdToContract(method, path, status, answer, sent);
    return { status, headers: answered, body: answer };
  }

  const withToken = (token: string, personId = ''): Caller => ({
    token,
    personId,
    indexLagMs: system.faults === undefined ? 0 : indexLagMs,
    get: (path) => send(path, { token }),
    post: (path, body, headers = {}) => send(path, { method: 'POST', token, body, headers }),
    put: (path, body, headers = {}) => send(path, { method: 'PUT', token, body, headers }),
  });

  return {
    send,
    withToken,
    async as(who) {
      const wanted = typeof who === 'string' ? { role: who } : who;
      const { status, body } = await send<{ token: string; personId: string }>('/_local/tokens', {
        method: 'POST',
        body: wanted,
      });
      if (status !== 200) throw new Error(`no token for ${JSON.stringify(wanted)}: ${JSON.stringify(body)}`);
      return withToken(body.token, body.personId);
    },
    now: async () => Date.parse((await send<{ now: string }>('/_local/clock')).body.now),
    moveTo: (to) => send('/_local/clock', { method: 'POST', body: { to } }),
    async recount() {
      const { status, body } = await send<{ differences: readonly unknown[] }>('/_local/recount', {
        method: 'POST',
      });
      if (status !== 200) throw new Error(`no recount: ${JSON.stringify(body)}`);
      return body.differences;
    },
  };
}

/** All items of a list, page by page, once the index it is read from has caught up with what was written. */
export async function allOf<T>(caller: Caller, path: string, limit = 100): Promise<T[]> {
  if (caller.indexLagMs > 0) await wait(caller.indexLagMs);
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const query: string = `${path.includes('?') ? '&' : '?'}limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`;
    const { status, body }: Answer<Page<T>> = await caller.get<Page<T>>(path + query);
    if (status !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`);
    items.push(...body.items);
    cursor = body.nextCursor;
  } while (cursor !== null);
  return items;
}

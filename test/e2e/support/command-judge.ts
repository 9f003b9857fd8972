import { randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import { routes } from '../../../functions/routes.ts';
import { lambdaContext } from '../../../infra/local/gateway-event.ts';
import { createMatcher } from '../../../infra/local/route-match.ts';
import type { EvidenceStore } from '../../../shared/data/complaint/evidence-store.ts';
import type { ItemRef } from '../../../shared/data/table/item.ts';
import type { Loaded, Table } from '../../../shared/data/table/table.ts';
import { fromEpoch } from '../../../shared/domain/calendar.ts';
import { type HttpHandler, httpHandler } from '../../../shared/http/handler.ts';
import { createRuntime } from '../../../shared/runtime.ts';
import type { Caller, Client } from './client.ts';
import { photo } from './evidence-files.ts';
import { tableOf } from './second-group.ts';
import type { SystemUnderTest } from './system-under-test.ts';

export interface Judged {
  readonly status: number;
  readonly allowed: readonly string[];
  readonly detail: string;
}

/** What a command would be answered now, by the API's own handlers, of which nothing is written. */
export type Judge = (by: Caller, path: string, body: unknown) => Promise<Judged>;

type Event = Parameters<HttpHandler>[0];

const matchOf = createMatcher(routes);

/** @returns a function that fixes the present moment and what is stored, for as many commands as are judged by it */
export function createJudge(system: SystemUnderTest, client: Client): () => Promise<Judge> {
  const stored = tableOf(system);
  return async () => {
    const now = fromEpoch(await client.now());
    const runtime = createRuntime(
      { TABLE_NAME: 'read-only', CALLER_RATE_LIMIT: '1e6', CALLER_BURST_LIMIT: '1e6' },
      () => now,
    );
    const handler = httpHandler(routes, {
      environment: runtime.environment,
      table: readOnce(stored),
      scheduler: runtime.scheduler,
      importFiles: runtime.importFiles,
      evidence: async () => arrived,
      now: runtime.now,
      newId: runtime.newId,
      log: () => undefined,
    });
    return async (by, path, body) => {
      const answer = await handler(eventOf(by, path, body), lambdaContext('judge', randomUUID()));
      const { allowed = [], detail = '' } = JSON.parse(answer.body ?? '{}') as Partial<Judged>;
      return { status: answer.statusCode ?? 500, allowed, detail };
    };
  };
}

function eventOf({ token }: Caller, path: string, body: unknown): Event {
  const match = matchOf('POST', path);
  if (!match) throw new Error(`there is no POST ${path}`);
  const { iss, sub } = decodeJwt(token);
  const event = {
    version: '2.0',
    routeKey: `POST ${match.route.path}`,
    rawPath: path,
    rawQueryString: '',
    headers: {},
    pathParameters: match.pathParameters,
    body: JSON.stringify(body),
    isBase64Encoded: false,
    requestContext: {
      requestId: randomUUID(),
      http: { method: 'POST' },
      authorizer: { jwt: { claims: { iss, sub }, scopes: null } },
    },
  };
  return event as unknown as Event;
}

/** The table as it is now: every item is read once, and nothing is written. */
function readOnce(table: Table): Table {
  const read = new Map<string, Promise<Loaded>>();
  const idOf = ({ key }: ItemRef<unknown>) => `${key.pk} ${key.sk}`;
  return {
    ...table,
    transact: async () => undefined,
    increment: async () => {
      throw new Error('no command counts outside its transaction');
    },
    async load(refs) {
      const unread = refs.filter((ref) => !read.has(idOf(ref)));
      const loading = table.load(unread);
      for (const ref of unread) read.set(idOf(ref), loading);
      const loaded = new Map<string, Loaded>();
      for (const ref of refs) loaded.set(idOf(ref), await (read.get(idOf(ref)) ?? loading));
      return { get: (ref) => loaded.get(idOf(ref))?.get(ref) };
    },
  };
}

/** Every file that is asked for has been sent as it was announced. */
const arrived: EvidenceStore = {
  uploadForm: async () => ({ url: 'http://127.0.0.1:9', fields: {} }),
  findUpload: async () => ({
    type: 'image/jpeg',
    size: photo.length,
    told: { name: '照片.jpg', kind: 'photo', size: photo.length },
    version: 'v1',
  }),
  beginningOf: async () => photo,
  keep: async () => 'v1',
  link: async () => 'http://127.0.0.1:9',
  erase: async () => 0,
};

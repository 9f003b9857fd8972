import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { routes } from '../../../functions/routes.ts';
import { ensureTable } from '../../../infra/local/create-table.ts';
import { startEngine } from '../../../infra/local/engine.ts';
import { evidenceBucket, serveEvidence } from '../../../infra/local/evidence.ts';
import { lambdaContext } from '../../../infra/local/gateway-event.ts';
import { createMatcher } from '../../../infra/local/route-match.ts';
import { keepUpStream } from '../../../infra/local/stream-upkeep.ts';
import { enterBranch, enterGroup, enterStaff, personId } from '../../../shared/data/directory/directory.ts';
import { writePlannedReport } from '../../../shared/data/figures/report-head.ts';
import type { Write } from '../../../shared/data/table/transaction.ts';
import { fromEpoch, localMonth, monthAfter, monthBounds } from '../../../shared/domain/calendar.ts';
import { type Role, roleLabels } from '../../../shared/domain/roles.ts';
import { httpHandler } from '../../../shared/http/handler.ts';
import { createRuntime, type Runtime } from '../../../shared/runtime.ts';
import { type CountingProxy, startCountingProxy } from './counting-proxy.ts';

export const tableName = 'dealer-care-bench';
export const groupId = 'ben';
export const branchIds = Array.from({ length: 10 }, (_, at) => `${groupId}.br${at}`);
export const branchId = `${groupId}.br0`;
export const regionId = 'east';
export const timeZone = 'Asia/Shanghai';
export const issuer = 'https://issuer.test';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

/** A group with one person a role in its first branch, on an engine of its own, behind a counting proxy. */
export interface Bench {
  readonly runtime: Runtime;
  readonly endpoint: string;
  readonly requests: Pick<CountingProxy, 'taken' | 'cancelCrossing'>;
  stop(): Promise<void>;
}

export async function startBench(): Promise<Bench> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dealer-care-bench-'));
  const engine = await startEngine(dataDir);
  const proxy = await startCountingProxy(engine.endpoint);
  const now = () => fromEpoch(Date.now());
  const evidenceServer = await serveEvidence(dataDir, now, () => undefined);
  Object.assign(process.env, environmentOf(proxy.endpoint, `http://127.0.0.1:${evidenceServer.port}`));
  await ensureTable(new DynamoDBClient({}), tableName);
  const endUpkeep = keepUpStream(join(dataDir, 'dynamodb.db'), () => undefined);
  const { environment, table, scheduler, evidence, importFiles, newId } = createRuntime();
  await table.transact([
    ...enterGroup({ id: groupId, name: '测试集团' }),
    ...branchIds.flatMap(branchWrites),
  ]);
  for (const role of Object.keys(roleLabels) as Role[]) await table.transact(staffWrites(role));
  proxy.taken();
  return {
    runtime: { environment, table, scheduler, evidence, importFiles, now, newId, log: () => undefined },
    endpoint: engine.endpoint,
    requests: proxy,
    async stop() {
      await evidenceServer.close();
      await proxy.close();
      endUpkeep();
      await engine.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** What a Lambda is given to know of its table, and of its bucket where it is to use one. */
export function environmentOf(endpoint: string, s3 = 'http://127.0.0.1:9'): Record<string, string> {
  return {
    TABLE_NAME: tableName,
    // What is measured is the work, not how a caller is held back.
    CALLER_RATE_LIMIT: '1000000',
    CALLER_BURST_LIMIT: '1000000',
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    EVIDENCE_BUCKET: evidenceBucket,
    AWS_ENDPOINT_URL_SCHEDULER: 'http://127.0.0.1:9',
    AWS_ENDPOINT_URL_S3: s3,
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
}

function branchOf(id: string) {
  return { id, code: `B${id.slice(-1)}`, name: '测试店', groupId, regionId, brand: '大众', timeZone };
}

function branchWrites(id: string) {
  return enterBranch(branchOf(id));
}

/** The month before the last one, whose report is overdue on every day of this one. */
export const overdueMonth = monthAfter(localMonth(fromEpoch(Date.now()), timeZone), -2);

/** A report that should have been signed off by now. */
export function overdueReport(): Write[] {
  const { from } = monthBounds(overdueMonth, timeZone);
  return writePlannedReport(branchOf(branchId), overdueMonth, from);
}

/** The id of the person who has the role. */
export function personOf(role: Role): string {
  return personId(groupId, { issuer, subject: role });
}

function staffWrites(role: Role) {
  const identity = { issuer, subject: role };
  const id = personOf(role);
  // Whoever calls does so for two branches.
  const at = role === 'care_specialist' ? branchIds.slice(0, 2) : [branchId];
  return enterStaff({ id, groupId, name: roleLabels[role], role, branchIds: at, regionId }, identity);
}

export interface BenchRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body?: unknown;
  readonly role: Role;
}

/** The request as API Gateway hands it over; one that writes comes with an `Idempotency-Key`. */
export function eventOf({ method, path, body, role }: BenchRequest): Event {
  const url = new URL(path, 'http://localhost');
  const match = createMatcher(routes)(method, url.pathname);
  if (!match) throw new Error(`there is no ${method} ${path}`);
  const query = Object.fromEntries(url.searchParams);
  const event = {
    version: '2.0',
    routeKey: `${match.route.method} ${match.route.path}`,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: { ...(method !== 'GET' && { 'idempotency-key': randomUUID() }) },
    ...(url.search !== '' && { queryStringParameters: query }),
    pathParameters: match.pathParameters,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    isBase64Encoded: false,
    requestContext: {
      requestId: randomUUID(),
      http: { method },
      authorizer: { jwt: { claims: { iss: issuer, sub: role }, scopes: null } },
    },
  };
  return event as unknown as Event;
}

export type Send = (request: BenchRequest) => Promise<Record<string, unknown>>;

/** @returns a function that carries out a request without HTTP and throws where it is refused. */
export function sender(runtime: Runtime): Send {
  const handler = httpHandler(routes, runtime);
  return async (request) => {
    const { statusCode = 500, body = '' } = await handler(
      eventOf(request),
      lambdaContext('bench', randomUUID()),
    );
    if (statusCode >= 400) throw new Error(`${request.method} ${request.path}: ${statusCode} ${body}`);
    return JSON.parse(body) as Record<string, unknown>;
  };
}

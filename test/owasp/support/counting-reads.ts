import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { areas } from '../../../functions/routes.ts';
import { lambdaContext } from '../../../infra/local/gateway-event.ts';
import type { Table } from '../../../shared/data/table/table.ts';
import { httpHandler } from '../../../shared/http/handler.ts';
import { createRuntime, type Runtime } from '../../../shared/runtime.ts';

/** The real handler of complaints over a table that counts how often it is read. */
export function countingReads(table: Table, limits: Readonly<Record<string, string>> = {}) {
  let count = 0;
  const counted: Table = {
    ...table,
    load: (refs) => {
      count += 1;
      return table.load(refs);
    },
  };
  return { ask: asking(counted, limits), reads: () => count };
}

/** Asks the real handler of complaints, as the gateway does once it has taken a token. */
export function asking(table: Table, limits: Readonly<Record<string, string>> = {}) {
  const { environment, newId, now, scheduler, evidence, importFiles } = createRuntime({
    TABLE_NAME: 'dealer-care',
    ...limits,
  });
  const log = () => undefined;
  const runtime: Runtime = { environment, newId, now, scheduler, evidence, importFiles, table, log };
  const handler = httpHandler(areas.complaints, runtime);
  return (
    routeKey: string,
    claims: Readonly<Record<string, string>>,
    pathParameters: Record<string, string>,
  ) => {
    const event = {
      version: '2.0',
      routeKey,
      rawPath: '/',
      headers: {},
      pathParameters,
      isBase64Encoded: false,
      requestContext: {
        requestId: 'request-1',
        http: { method: routeKey.split(' ')[0] },
        authorizer: { jwt: { claims, scopes: null } },
      },
    };
    return handler(
      event as unknown as APIGatewayProxyEventV2WithJWTAuthorizer,
      lambdaContext('complaints', 'request-1'),
    );
  };
}

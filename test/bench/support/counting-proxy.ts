import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { isCrossed, itemsOf } from './crossing.ts';

export interface CountingProxy {
  readonly endpoint: string;
  /** The operations that went through since the last call, such as `BatchGetItem`. */
  taken(): string[];
  /** Whether transactions that cross are cancelled, as DynamoDB does and the embedded engine does not. */
  cancelCrossing(cancel: boolean): void;
  close(): Promise<void>;
}

/** Counts what really reaches DynamoDB, retries included. */
export async function startCountingProxy(endpoint: string): Promise<CountingProxy> {
  let operations: string[] = [];
  let cancelling = false;
  const underWay = new Set<readonly string[]>();
  const server = createServer(async (incoming, outgoing) => {
    const operation = operationOf(incoming);
    operations.push(operation);
    const body = await buffer(incoming);
    if (cancelling && operation === 'TransactWriteItems') {
      const items = itemsOf(body.toString());
      if (isCrossed(items, underWay)) {
        cancel(outgoing, items);
        return;
      }
      underWay.add(items);
      outgoing.once('close', () => underWay.delete(items));
    }
    pass(endpoint, incoming, body, outgoing);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    taken() {
      const taken = operations;
      operations = [];
      return taken;
    },
    cancelCrossing(cancel) {
      cancelling = cancel;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function pass(endpoint: string, incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse): void {
  const { method = 'POST', headers, url } = incoming;
  const onward = httpRequest(`${endpoint}${url}`, { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.once('error', () => outgoing.destroy());
  onward.end(body);
}

function cancel(outgoing: ServerResponse, items: readonly string[]): void {
  outgoing.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
  outgoing.end(
    JSON.stringify({
      __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
      message: 'Transaction cancelled: another one is writing the same items',
      CancellationReasons: items.map(() => ({ Code: 'TransactionConflict' })),
    }),
  );
}

function operationOf({ headers }: IncomingMessage): string {
  return String(headers['x-amz-target']).replace(/^.*\./, '');
}

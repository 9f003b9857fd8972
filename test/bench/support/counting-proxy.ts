import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { isCrossed, itemsOf } from './crossing.ts';
import { type NotingProxy, operationOf, startProxy } from './proxy.ts';

/** It notes the operations, such as `BatchGetItem`. */
export interface CountingProxy extends NotingProxy<string> {
  /** Whether transactions that cross are cancelled, as DynamoDB does and the embedded engine does not. */
  cancelCrossing(cancel: boolean): void;
}

/** Counts what really reaches DynamoDB, retries included. */
export async function startCountingProxy(endpoint: string): Promise<CountingProxy> {
  let cancelling = false;
  const underWay = new Set<readonly string[]>();
  const proxy = await startProxy<string>(async (incoming, outgoing, note) => {
    const operation = operationOf(incoming);
    note(operation);
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
  });
  return {
    ...proxy,
    cancelCrossing(cancel) {
      cancelling = cancel;
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

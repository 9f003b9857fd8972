import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CountingProxy {
  readonly endpoint: string;
  /** The operations that went through since the last call, such as `BatchGetItem`. */
  taken(): string[];
  close(): Promise<void>;
}

/** Counts what really reaches DynamoDB, retries included. */
export async function startCountingProxy(endpoint: string): Promise<CountingProxy> {
  let operations: string[] = [];
  const server = createServer((incoming, outgoing) => {
    operations.push(operationOf(incoming));
    const { method, headers, url } = incoming;
    const onward = httpRequest(`${endpoint}${url}`, { method: method ?? 'POST', headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.once('error', () => outgoing.destroy());
    incoming.pipe(onward);
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
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function operationOf({ headers }: IncomingMessage): string {
  return String(headers['x-amz-target']).replace(/^.*\./, '');
}

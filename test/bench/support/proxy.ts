import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands before a database and notes what goes through. */
export interface NotingProxy<T> {
  readonly endpoint: string;
  /** What was noted since the last call. */
  taken(): T[];
  close(): Promise<void>;
}

/** @param serve answers a request, and notes of it what there is to note */
export async function startProxy<T>(
  serve: (incoming: IncomingMessage, outgoing: ServerResponse, note: (one: T) => void) => Promise<void>,
): Promise<NotingProxy<T>> {
  let noted: T[] = [];
  const note = (one: T) => {
    noted.push(one);
  };
  const server = createServer((incoming, outgoing) => serve(incoming, outgoing, note)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    taken() {
      const taken = noted;
      noted = [];
      return taken;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Such as `BatchGetItem`. */
export function operationOf({ headers }: IncomingMessage): string {
  return String(headers['x-amz-target']).replace(/^.*\./, '');
}

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { post } from './small-client.ts';

/** A request as it came to the database. */
export interface Recorded {
  readonly target: string;
  readonly body: string;
}

export interface Recorder {
  readonly endpoint: string;
  /** What went through since the last call. */
  taken(): Recorded[];
  close(): Promise<void>;
}

/** Hands on what comes, and keeps it. */
export async function startRecorder(database: string): Promise<Recorder> {
  let recorded: Recorded[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const one = { target: String(incoming.headers['x-amz-target']), body: await text(incoming) };
    recorded.push(one);
    outgoing.end(await replay(database, one));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken() {
      const taken = recorded;
      recorded = [];
      return taken;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Sends a request once more, raw: the embedded engine looks at no signature. */
export function replay(database: string, { target, body }: Recorded): Promise<string> {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': target,
    'x-amz-date': '20261123T020000Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=local/20261123/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
  };
  return post({ url: `${database}/`, headers, body });
}

import { text } from 'node:stream/consumers';
import { type NotingProxy, startProxy } from './proxy.ts';
import { post } from './small-client.ts';

/** A request as it came to the database. */
export interface Recorded {
  readonly target: string;
  readonly body: string;
}

/** Hands on what comes, and notes it. */
export async function startRecorder(database: string): Promise<NotingProxy<Recorded>> {
  return await startProxy<Recorded>(async (incoming, outgoing, note) => {
    const one = { target: String(incoming.headers['x-amz-target']), body: await text(incoming) };
    note(one);
    outgoing.end(await replay(database, one));
  });
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

import { Agent, type OutgoingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Post {
  readonly url: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
}

const agent = new Agent({ keepAlive: true });

/** As little as a client can do: so what is measured is what answers. @throws Error where it is refused */
export async function post({ url, headers, body }: Post): Promise<string> {
  const { status, answer } = await new Promise<{ status: number; answer: string }>((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(body) };
    const outgoing = request(
      url,
      { method: 'POST', agent, headers: { ...headers, ...length } },
      (incoming) => {
        const { statusCode: status = 0 } = incoming;
        text(incoming).then((answer) => resolve({ status, answer }), reject);
      },
    );
    outgoing.once('error', reject).end(body);
  });
  if (status >= 300) throw new Error(`refused: ${status} ${answer}`);
  return answer;
}

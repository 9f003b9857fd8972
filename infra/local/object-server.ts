import type { IncomingMessage } from 'node:http';
import { largestImportBytes } from '../../shared/domain/import/import.ts';
import { errorFields, type Log } from '../../shared/log.ts';
import { BodyTooLarge, type Listening, listen, readBody } from './http.ts';
import { createObjectApi, type ObjectApiParts, type ObjectReply } from './object-api.ts';
import { ObjectError } from './object-error.ts';

/** The largest file there may be, and the form around it. */
const bodyLimitBytes = largestImportBytes + 1024 * 1024;

export interface ObjectServerParts extends ObjectApiParts {
  readonly log: Log;
}

/** Serves S3's protocol, for the unchanged SDK client and for browsers, on a free loopback port. */
export function serveObjects({ log, ...parts }: ObjectServerParts): Promise<Listening> {
  const api = createObjectApi(parts);

  async function answer(request: IncomingMessage): Promise<ObjectReply> {
    try {
      const { method = 'GET', headers } = request;
      const url = new URL(request.url ?? '/', 'http://localhost');
      return await api({ method, url, headers, body: await readBody(request, bodyLimitBytes) });
    } catch (error) {
      return refusal(error);
    }
  }

  function refusal(error: unknown): ObjectReply {
    if (error instanceof ObjectError) return refused(error);
    if (error instanceof BodyTooLarge) {
      const tooLarge = new ObjectError(400, 'EntityTooLarge', 'The body is larger than any may be.');
      // The rest of it is not read, so the connection cannot serve another request.
      return { ...refused(tooLarge), headers: { connection: 'close' } };
    }
    log('error', { event: 'objects_failed', ...errorFields(error) });
    return refused(new ObjectError(500, 'InternalError', 'Internal failure.'));
  }

  return listen((request, response) => {
    void answer(request).then(({ status, headers, body }) => {
      response.writeHead(status, { 'x-amz-request-id': crypto.randomUUID(), ...headers });
      response.end(body);
    });
  }, 0);
}

function refused({ status, code, message }: ObjectError): ObjectReply {
  const text = message.replace(/[&<>]/g, (one) => `&#${one.charCodeAt(0)};`);
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${text}</Message></Error>`,
  };
}

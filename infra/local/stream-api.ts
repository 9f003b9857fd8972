import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { localCredentials, localRegion } from './direct-clients.ts';
import { signRequest } from './request-signature.ts';

/** An error as the service names it, such as `ExpiredIteratorException`. */
export class StreamError extends Error {
  override readonly name: string;
  constructor(type: string, status: number) {
    super(`DynamoDB Streams answers ${status}`);
    this.name = type;
  }
}

export interface StreamApi {
  /**
   * @param operation such as `GetRecords`
   * @param schema what of the answer is needed
   * @throws StreamError where it is refused; whatever fetch throws where nothing answers
   */
  send<T>(operation: string, input: object, schema: z.ZodType<T>): Promise<T>;
}

/** It stands in `__type`, behind the name of its service. */
const refusalSchema = z.object({ __type: z.string().transform((type) => type.replace(/^.*#/, '')) });

const timeoutMs = 5_000;
const attempts = 3;
const firstPauseMs = 50;
const throttled = new Set([
  'ThrottlingException',
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
]);

/**
 * DynamoDB Streams' JSON protocol, over which the records come as a Lambda gets them. All of its operations only read,
 * so one that fails for the moment is tried again.
 */
export function createStreamApi(endpoint: string): StreamApi {
  const url = new URL(endpoint);

  async function ask(operation: string, body: string): Promise<unknown> {
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDBStreams_20120810.${operation}`,
    };
    const signed = signRequest(
      { method: 'POST', url, headers },
      { body, region: localRegion, service: 'dynamodb', at: new Date() },
      localCredentials,
    );
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { method: 'POST', headers: signed, body, signal });
    if (response.ok) return await response.json();
    const refusal = refusalSchema.safeParse(await response.json().catch(() => undefined));
    throw new StreamError(refusal.data?.__type ?? 'UnknownError', response.status);
  }

  return {
    async send(operation, input, schema) {
      const body = JSON.stringify(input);
      for (let attempt = 1; ; attempt += 1) {
        try {
          return schema.parse(await ask(operation, body));
        } catch (error) {
          if (attempt === attempts || !isForTheMoment(error)) throw error;
          await wait(firstPauseMs * 2 ** (attempt - 1));
        }
      }
    },
  };
}

/** A refusal is for good unless it is for the rate or the service's own fault; no answer may be one later. */
function isForTheMoment(error: unknown): boolean {
  if (error instanceof StreamError) return throttled.has(error.name) || error.name.startsWith('Internal');
  return !(error instanceof z.ZodError);
}

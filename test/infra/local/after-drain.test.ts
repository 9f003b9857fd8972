import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context } from 'aws-lambda';
import { expect, test } from 'vitest';
import { afterDrain } from '../../../infra/local/after-drain.ts';

test.each([
  ['never end', () => new Promise<void>(() => undefined)],
  ['fail', () => Promise.reject(new Error('no'))],
])('a request is answered also where the streams %s', async (_, drain) => {
  const began = performance.now();
  const handler = afterDrain(drain, async () => ({ statusCode: 200 }));
  const answer = await handler({} as APIGatewayProxyEventV2WithJWTAuthorizer, {} as Context);
  expect(answer).toEqual({ statusCode: 200 });
  expect(performance.now() - began).toBeLessThan(1000);
});

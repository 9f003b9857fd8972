import type { IncomingMessage } from 'node:http';
import { cors } from '../cors.ts';

/** Whether a browser asks what the page that it shows may send. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

/** What a browser is told of the page that a request comes from; nothing of pages of other origins. */
export function corsHeaders(
  request: IncomingMessage,
  allowedOrigins: readonly string[],
): Readonly<Record<string, string>> {
  const { origin } = request.headers;
  if (origin === undefined || !allowedOrigins.includes(origin)) return {};
  const allowed = { 'access-control-allow-origin': origin, vary: 'Origin' };
  if (!isPreflight(request)) {
    return { ...allowed, 'access-control-expose-headers': cors.answerHeaders.join(',') };
  }
  return {
    ...allowed,
    'access-control-allow-methods': cors.methods.join(','),
    'access-control-allow-headers': cors.requestHeaders.join(','),
    'access-control-max-age': String(cors.maxAgeSeconds),
  };
}

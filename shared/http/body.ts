import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type FieldError, malformed, Problem } from './problem.ts';

const largestBody = 256 * 1024;

/** The body as text. @throws Problem where it is larger than 256 KB. */
export function bodyText({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): string {
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  if (Buffer.byteLength(text) > largestBody) throw new Problem('too_large', 'A body has at most 256 KB.');
  return text;
}

/** A JSON body; an empty one is an empty object. @throws Problem where it is no JSON or has torn characters. */
export function jsonBody(text: string): unknown {
  const value = text.trim() === '' ? {} : parseJson(text);
  const torn = tornStrings(value);
  if (torn.length > 0) throw malformed(torn);
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed([{ path: '', message: 'the body is not JSON' }]);
  }
}

/** Half of a surrogate pair is no character: it could not be stored and given back as it came. */
function tornStrings(value: unknown, path = ''): FieldError[] {
  if (typeof value === 'string') {
    return value.isWellFormed() ? [] : [{ path, message: 'has half a character (a lone surrogate)' }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [
    ...tornStrings(key, path),
    ...tornStrings(part, path === '' ? key : `${path}.${key}`),
  ]);
}

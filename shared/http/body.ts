import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type FieldError, malformed, Problem } from './problem.ts';

const largestBody = 256 * 1024;
const deepestNesting = 32;

/** The body as text. @throws Problem where it is larger than 256 KB. */
export function bodyText({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): string {
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  if (Buffer.byteLength(text) > largestBody) throw new Problem('too_large', 'A body has at most 256 KB.');
  return text;
}

/**
 * A JSON body; an empty one is an empty object.
 *
 * @throws Problem where it is no JSON, is nested more than 32 levels deep, or has torn characters
 */
export function jsonBody(text: string): unknown {
  const value = text.trim() === '' ? {} : parseJson(text);
  const unusable = unusablePart(value);
  if (unusable) throw malformed([unusable]);
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed([{ path: '', message: 'the body is not JSON' }]);
  }
}

/**
 * The first part that cannot be kept, if there is one. Half of a surrogate pair is no character: it could not be
 * stored and given back as it came.
 */
function unusablePart(value: unknown, path: readonly string[] = []): FieldError | undefined {
  if (path.length > deepestNesting) return { path: '', message: 'the body is nested too deeply' };
  if (typeof value === 'string') {
    const message = 'has half a character (a lone surrogate)';
    return value.isWellFormed() ? undefined : { path: path.join('.'), message };
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const unusable = unusablePart(key, path) ?? unusablePart(part, [...path, key]);
    if (unusable) return unusable;
  }
  return undefined;
}

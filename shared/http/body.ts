import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { requestSays } from '../domain/refusals/request.ts';
import { type FieldError, malformed, Problem } from './problem.ts';

const largestBody = 256 * 1024;
const deepestNesting = 32;
/** More than any route takes: a campaign's customers are the most there is. */
const longestList = 5_000;
const mostFields = 500;

/** What stands for bytes that are no character: whoever reads them has lost what was written. */
const lost = '\u{fffd}';

/** The body as text. @throws Problem where it is larger than 256 KB, or not UTF-8 */
export function bodyText({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): string {
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  if (Buffer.byteLength(text) > largestBody) throw new Problem('too_large', requestSays.body_too_large);
  // A gateway that reads the body as text has put it there already.
  const at = text.indexOf(lost);
  if (at >= 0) {
    const line = text.slice(0, at).split('\n').length;
    throw malformed([{ path: '', said: requestSays.not_utf8({ line }) }]);
  }
  return text;
}

/**
 * A JSON body; an empty one is an empty object.
 *
 * @throws Problem where it is no JSON, is nested more than 32 levels deep, has a list or an object that is too long, or
 *   torn characters
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
    throw malformed([{ path: '', said: requestSays.not_json }]);
  }
}

/**
 * The first part that cannot be kept, if there is one. Half of a surrogate pair is no character: it could not be
 * stored and given back as it came.
 */
function unusablePart(value: unknown, path: readonly string[] = []): FieldError | undefined {
  if (path.length > deepestNesting) {
    return { path: '', said: requestSays.nested_too_deeply({ most: deepestNesting }) };
  }
  if (typeof value === 'string') {
    const said = requestSays.lone_surrogate;
    return value.isWellFormed() ? undefined : { path: path.join('.'), said };
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const parts = Object.entries(value);
  if (Array.isArray(value) && parts.length > longestList) {
    return { path: path.join('.'), said: requestSays.list_too_long({ most: longestList }) };
  }
  if (!Array.isArray(value) && parts.length > mostFields) {
    return { path: path.join('.'), said: requestSays.too_many_fields({ most: mostFields }) };
  }
  for (const [key, part] of parts) {
    const unusable = unusablePart(key, path) ?? unusablePart(part, [...path, key]);
    if (unusable) return unusable;
  }
  return undefined;
}

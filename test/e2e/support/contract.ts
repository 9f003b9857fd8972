import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { routes } from '../../../functions/routes.ts';
import { createMatcher } from '../../../infra/local/route-match.ts';
import { problemSchema } from '../../../shared/http/problem-schema.ts';
import { misfits, misfitsOf, takesBody } from '../../support/openapi.ts';

const match = createMatcher(routes);

/**
 * Holds an answer to what its route declares: its status, and a body with every declared field and no other. What was
 * sent and taken, and what was answered, fits the document's closed types.
 *
 * @param sent the request's body, where it was JSON
 * @throws Error where they differ
 */
export async function holdToContract(
  method: string,
  path: string,
  status: number,
  body: unknown,
  sent: unknown,
): Promise<void> {
  const pathname = path.split('?')[0] ?? path;
  const route = pathname.startsWith('/_local/') ? undefined : matched(method, pathname)?.route;
  const declared = route?.answer;
  if (status >= 400) {
    fits(problemSchema, body, `${method} ${path}`);
    return conforms(misfitsOf('#/components/schemas/Problem', body), `${method} ${path}`);
  }
  if (!declared) return;
  if (status !== declared.status)
    throw new Error(`${method} ${path} answered ${status}, not ${declared.status}`);
  fits(await declared.schema(), body, `${method} ${path}`);
  conforms(misfits(route, status, body), `the answer of ${method} ${path}`);
  // What an operation that takes no body is sent is not looked at.
  if (sent !== undefined && takesBody(route)) {
    conforms(misfits(route, 'body', sent), `what ${method} ${path} took`);
  }
}

function conforms(errors: readonly object[], what: string): void {
  if (errors.length > 0) throw new Error(`${what} does not fit the document: ${JSON.stringify(errors)}`);
}

function matched(method: string, pathname: string) {
  try {
    return match(method, pathname);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function fits(schema: z.ZodMiniType, body: unknown, what: string): void {
  const result = z.safeParse(schema, body);
  if (!result.success) throw new Error(`${what} does not fit its schema: ${result.error.message}`);
  if (!isDeepStrictEqual(result.data, body)) {
    throw new Error(`${what} has more than its schema: ${JSON.stringify(body)}`);
  }
}

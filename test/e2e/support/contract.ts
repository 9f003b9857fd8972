import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { routes } from '../../../functions/routes.ts';
import { createMatcher } from '../../../infra/local/route-match.ts';
import { problemSchema } from '../../../shared/http/problem-schema.ts';

const match = createMatcher(routes);

/**
 * Holds an answer to what its route declares: its status, and a body with every declared field and no other.
 *
 * @throws Error where they differ
 */
export async function holdToContract(
  method: string,
  path: string,
  status: number,
  body: unknown,
): Promise<void> {
  const pathname = path.split('?')[0] ?? path;
  const declared = pathname.startsWith('/_local/') ? undefined : matched(method, pathname)?.answer;
  if (status >= 400) return fits(problemSchema, body, `${method} ${path}`);
  if (!declared) return;
  if (status !== declared.status)
    throw new Error(`${method} ${path} answered ${status}, not ${declared.status}`);
  fits(await declared.schema(), body, `${method} ${path}`);
}

function matched(method: string, pathname: string) {
  try {
    return match(method, pathname)?.route;
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

import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { requestSays } from '../domain/refusals/request.ts';
import { Problem } from './problem.ts';

type Result = APIGatewayProxyStructuredResultV2;

/** Every method that a path may have, as they are told. */
export const knownMethods = ['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS'] as const;

type Method = (typeof knownMethods)[number];

/** The methods of a path: those of its operations, HEAD where there is a GET, and OPTIONS, which tells them. */
export function methodsOf(routes: readonly { readonly method: string }[]): Method[] {
  const declared = new Set(routes.map(({ method }) => method));
  return knownMethods.filter((method) => method === 'OPTIONS' || declared.has(operationMethod(method)));
}

/** The operation that a method stands for: HEAD is a GET of which only the head is sent. */
export function operationMethod(method: string): string {
  return method === 'HEAD' ? 'GET' : method;
}

export function methodNotAllowed(method: string, methods: readonly Method[]): Problem {
  return new Problem('method_not_allowed', requestSays.no_such_method({ method, methods }), { methods });
}

/** What OPTIONS answers. */
export function optionsAnswer(methods: readonly Method[]): Result {
  return { statusCode: 204, headers: { allow: methods.join(', ') } };
}

/** The head of an answer, which says how long the body would be. */
export function headOf({ body = '', isBase64Encoded = false, ...answer }: Result): Result {
  const length = Buffer.byteLength(body, isBase64Encoded ? 'base64' : 'utf8');
  return { ...answer, headers: { ...answer.headers, 'content-length': String(length) } };
}

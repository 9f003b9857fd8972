import { StillContended } from '../data/table/retries.ts';
import { DomainError } from '../domain/errors.ts';

/** Every way a request can fail, with its status and title. */
export const problems = {
  malformed: [400, 'The request does not fit'],
  unauthenticated: [401, 'A valid token is needed'],
  forbidden: [403, 'Not allowed to this caller'],
  not_found: [404, 'Not found'],
  method_not_allowed: [405, 'Not to be asked by that method'],
  not_acceptable: [406, 'Not to be had in that form'],
  not_allowed: [409, 'The state does not allow this'],
  stale: [412, 'Changed since it was read'],
  too_large: [413, 'The body is too large'],
  key_reused: [422, 'The idempotency key was used for another body'],
  too_many: [429, 'Too many requests'],
  headers_too_large: [431, 'Address and headers are too large'],
  internal: [500, 'An unexpected error'],
  busy: [503, 'Busy, try again'],
} as const;

export type ProblemCode = keyof typeof problems;

export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** A request that is refused, as RFC 9457 says it to the caller. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly members: {
    readonly errors?: readonly FieldError[];
    readonly allowed?: readonly string[];
    readonly available?: readonly string[];
    readonly methods?: readonly string[];
    /** By which the log has what nobody foresaw. */
    readonly requestId?: string;
  };
  /** When to send it again, where it is known. */
  readonly retryAfterSeconds: number | undefined;
  constructor(
    code: ProblemCode,
    detail: string,
    members: Problem['members'] = {},
    retryAfterSeconds?: number,
  ) {
    super(detail);
    this.code = code;
    this.members = members;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** @returns the problem behind any error; what nobody foresaw says nothing about itself but where the log has it. */
export function problemOf(error: unknown, requestId?: string): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof StillContended || isPassing(error)) {
    return new Problem(
      'busy',
      'It may or may not have been done; with an Idempotency-Key it can be sent again.',
      {},
      1,
    );
  }
  if (!(error instanceof DomainError)) {
    return new Problem('internal', 'The request was not carried out.', requestId ? { requestId } : {});
  }
  const { refusal } = error;
  switch (refusal.code) {
    case 'invalid':
      return malformed([{ path: refusal.path, message: refusal.message }]);
    case 'not_allowed':
      return new Problem('not_allowed', refusal.message, { allowed: refusal.allowed });
    case 'forbidden':
      return new Problem('forbidden', refusal.message);
  }
}

/** How many places of an input are named. */
export const mostErrors = 20;

/** A refusal of input, naming the places: the first of them, and of a very long one its beginning. */
export function malformed(found: readonly FieldError[]): Problem {
  const errors = found
    .slice(0, mostErrors)
    .map(({ path, message }) => ({ path: clipped(path), message: clipped(message) }));
  const detail = errors.map(({ path, message }) => (path ? `${path} ${message}` : message)).join('; ');
  return new Problem('malformed', detail, { errors });
}

function clipped(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300).toWellFormed()}…` : text.toWellFormed();
}

/** How a caller tells one problem from another. */
export function problemType(code: ProblemCode): string {
  return `urn:dealer-care:problem:${code.replaceAll('_', '-')}`;
}

export function problemAnswer({ code, message, members, retryAfterSeconds }: Problem) {
  const [status, title] = problems[code];
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
      ...(code === 'unauthenticated' && { 'www-authenticate': 'Bearer' }),
      ...(code === 'not_acceptable' && { vary: 'Accept' }),
      ...(members.methods && { allow: members.methods.join(', ') }),
    },
    body: JSON.stringify({
      type: problemType(code),
      title,
      status,
      detail: message,
      ...members,
    }),
  };
}

const passing = [
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TimeoutError',
];

/** Throttling, silence, or a fault of the service itself, that outlasted the retries. */
function isPassing(error: unknown): boolean {
  return (
    error instanceof Error &&
    (passing.includes(error.name) || ('$fault' in error && error.$fault === 'server'))
  );
}

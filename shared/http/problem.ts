import { StillContended } from '../data/table/retries.ts';
import { DomainError } from '../domain/errors.ts';
import { requestSays, titleSays } from '../domain/refusals/request.ts';
import type { Said } from '../domain/refusals/sentences.ts';
import { clipped } from '../domain/refusals/told.ts';

/** Every way a request can fail, with its status and title. */
export const problems = {
  malformed: [400, titleSays.malformed.message],
  unauthenticated: [401, titleSays.unauthenticated.message],
  forbidden: [403, titleSays.forbidden.message],
  not_found: [404, titleSays.not_found.message],
  method_not_allowed: [405, titleSays.method_not_allowed.message],
  not_acceptable: [406, titleSays.not_acceptable.message],
  not_allowed: [409, titleSays.not_allowed.message],
  stale: [412, titleSays.stale.message],
  too_large: [413, titleSays.too_large.message],
  key_reused: [422, titleSays.key_reused.message],
  too_many: [429, titleSays.too_many.message],
  headers_too_large: [431, titleSays.headers_too_large.message],
  internal: [500, titleSays.internal.message],
  busy: [503, titleSays.busy.message],
} as const satisfies Record<keyof typeof titleSays, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof problems;

export interface FieldError {
  readonly path: string;
  readonly said: Said;
}

/** A request that is refused, as RFC 9457 says it to the caller. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly said: Said;
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
  constructor(code: ProblemCode, said: Said, members: Problem['members'] = {}, retryAfterSeconds?: number) {
    super(code === 'malformed' && members.errors ? detailOf(members.errors) : said.message);
    this.code = code;
    this.said = said;
    this.members = members;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** @returns the problem behind any error; what nobody foresaw says nothing about itself but where the log has it. */
export function problemOf(error: unknown, requestId?: string): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof StillContended || isPassing(error)) {
    return new Problem('busy', requestSays.may_be_done, {}, 1);
  }
  if (!(error instanceof DomainError)) {
    return new Problem('internal', requestSays.not_carried_out, requestId ? { requestId } : {});
  }
  const { refusal } = error;
  switch (refusal.code) {
    case 'invalid':
      return malformed([{ path: refusal.path, said: refusal.said }]);
    case 'not_allowed':
      return new Problem('not_allowed', refusal.said, { allowed: refusal.allowed });
    case 'forbidden':
      return new Problem('forbidden', refusal.said);
  }
}

/** How many places of an input are named. */
export const mostErrors = 20;

/** A refusal of input, naming the places: the first of them. */
export function malformed(found: readonly FieldError[]): Problem {
  const errors = found.slice(0, mostErrors).map(({ path, said }) => ({ path: clipped(path), said }));
  return new Problem('malformed', titleSays.malformed, { errors });
}

/** All that does not fit, in a line: `customer.phone is not a telephone number; channel is required`. */
export function detailOf(
  errors: readonly FieldError[],
  { between = '; ', say = ({ message }: Said) => message } = {},
): string {
  return errors
    .map(({ path, said }) => (path ? `${path} ${clipped(say(said))}` : clipped(say(said))))
    .join(between);
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

import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { fromEpoch, type Instant, instantSchema } from '../../shared/domain/calendar.ts';
import { localSays } from '../../shared/domain/refusals/local.ts';
import { roleSchema } from '../../shared/domain/roles.ts';
import { jsonBody } from '../../shared/http/body.ts';
import { parse } from '../../shared/http/parse.ts';
import { malformed, Problem } from '../../shared/http/problem.ts';
import type { Clock } from './clock.ts';
import { ClockMoveRefused } from './clock-move.ts';
import type { LocalRoute } from './gateway.ts';

const postRequestSchema = z.strictObject({
  role: roleSchema,
  name: z.string().trim().min(1).max(100).optional(),
  branchIds: z.array(z.string().min(1)).min(1).max(99).optional(),
  regionId: z.string().min(1).optional(),
});

export type PostRequest = z.infer<typeof postRequestSchema>;

const subjectRequestSchema = z.strictObject({ subject: z.string().min(1).max(255) });

/** Somebody by their role, or by what they sign in with. */
export type TokenRequest = PostRequest | z.infer<typeof subjectRequestSchema>;

export const operatorRequestSchema = z.strictObject({
  issuer: z.string().min(1).max(255).optional(),
  subject: z.string().min(1).max(255),
  name: z.string().trim().min(1).max(100),
});

export type OperatorRequest = z.infer<typeof operatorRequestSchema>;

function tokenRequestIn(body: unknown): TokenRequest {
  const bySubject = typeof body === 'object' && body !== null && 'subject' in body;
  return bySubject ? parse(subjectRequestSchema, body) : parse(postRequestSchema, body);
}

const moveSchema = z
  .strictObject({
    advance: z.iso.duration('must be a duration such as P7D').optional(),
    to: z.optional(instantSchema),
  })
  .refine(({ advance, to }) => (advance === undefined) !== (to === undefined), 'needs either advance or to');

/** Months are those of this century; and there is no way back from a clock moved too far. */
const lastInstant = '2099-12-31T23:59:59.999Z';
const beyondTime = '9999-12-31T23:59:59.999Z';

export interface LocalRoutesParts {
  readonly clock: Pick<Clock, 'now'>;
  /** @throws ClockMoveRefused */
  readonly moveClock: (targetFrom: (now: Instant) => Instant) => Promise<void>;
  readonly enterOperator: (request: OperatorRequest) => Promise<object>;
  readonly issueToken: (request: TokenRequest) => Promise<object>;
  readonly recount: () => Promise<{ differences: readonly unknown[] }>;
}

/** The routes that exist on one machine only. */
export function localRoutes({
  clock,
  moveClock,
  enterOperator,
  issueToken,
  recount,
}: LocalRoutesParts): readonly LocalRoute[] {
  async function move(body: string) {
    const { advance, to } = parse(moveSchema, jsonBody(body));
    const path = to ? 'to' : 'advance';
    const targetFrom = (now: Instant) => {
      const target = to ?? advanced(now, advance ?? 'PT0S');
      if (target > lastInstant) throw malformed([{ path, said: localSays.beyond_the_calendar }]);
      return target;
    };
    await moveClock(targetFrom).catch((error: unknown) => refuse(error, path));
    return { now: clock.now() };
  }

  return [
    { method: 'GET', path: '/_local/clock', answer: async () => ({ now: clock.now() }) },
    { method: 'POST', path: '/_local/clock', answer: move },
    {
      method: 'POST',
      path: '/_local/tokens',
      answer: (body) => issueToken(tokenRequestIn(jsonBody(body))),
    },
    {
      method: 'POST',
      path: '/_local/operators',
      answer: (body) => enterOperator(parse(operatorRequestSchema, jsonBody(body))),
    },
    { method: 'POST', path: '/_local/recount', answer: recount },
  ];
}

/** Days, weeks and months are those of UTC. */
function advanced(now: Instant, duration: string): Instant {
  try {
    const later = Temporal.Instant.from(now).toZonedDateTimeISO('UTC').add(duration);
    return later.year < 2100 ? fromEpoch(later.epochMilliseconds) : beyondTime;
  } catch (error) {
    if (error instanceof RangeError) return beyondTime;
    throw error;
  }
}

function refuse(error: unknown, path: string): never {
  if (!(error instanceof ClockMoveRefused)) throw error;
  if (error.reason === 'backward') throw malformed([{ path, said: localSays.clock_backward }]);
  throw new Problem('not_allowed', localSays.clock_moves);
}

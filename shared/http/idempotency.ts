import { createHash } from 'node:crypto';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Personas } from '../access.ts';
import { itemRef } from '../data/table/item.ts';
import { keys } from '../data/table/keys.ts';
import type { Write } from '../data/table/transaction.ts';
import { epochSeconds, type Instant } from '../domain/instant.ts';
import { requestSays } from '../domain/refusals/request.ts';
import { malformed, Problem } from './problem.ts';
import { sealed, unsealed } from './sealed.ts';

const keptForSeconds = 24 * 60 * 60;

const answerSchema = z.strictObject({
  statusCode: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

type Answer = z.infer<typeof answerSchema>;

const firstAnswerSchema = z.strictObject({
  bodyHash: z.string(),
  /** What the caller might do when it was given. */
  rightsHash: z.string(),
  /** Not kept here as well any more: the item says so itself. */
  expiresAtEpochSeconds: z.optional(z.int()),
  /** Sealed with the request itself, which names a key that only whoever sent it has. */
  answer: z.union([z.instanceof(Uint8Array), z.string()]),
});

/** One request as its `Idempotency-Key` marks it: the same caller, operation, path, key and body. */
export interface IdempotentRequest {
  readonly ref: ReturnType<typeof itemRef<z.infer<typeof firstAnswerSchema>>>;
  readonly bodyHash: string;
  /** What seals its answer. */
  readonly secret: string;
  /** What it says itself, and its answer repeats. */
  readonly said: string;
}

/** @param key the header's value. @throws Problem where it is empty or longer than 255 characters. */
export function idempotentRequest(
  key: string,
  request: { identity: string; operation: string; path: string; body: string },
): IdempotentRequest {
  if (key === '' || key.length > 255) {
    throw malformed([{ path: 'Idempotency-Key', said: requestSays.key_length }]);
  }
  return {
    ref: itemRef(keys.idempotency(request.identity, request.operation, request.path, key), firstAnswerSchema),
    secret: JSON.stringify(['answer', key, request.identity, request.operation, request.path]),
    said: request.path + request.body,
    bodyHash: createHash('sha256').update(request.body).digest('base64url'),
  };
}

/**
 * The answer given first, where the request came before. Whoever has other rights by now is not told again what they
 * were told with those.
 *
 * @throws Problem where the key came with another body, or with other rights
 */
export function answerGivenFirst(
  request: IdempotentRequest,
  first: z.infer<typeof firstAnswerSchema> | undefined,
  personas: Personas,
): APIGatewayProxyStructuredResultV2 | undefined {
  if (first === undefined) return undefined;
  if (first.rightsHash !== rightsHashOf(personas)) {
    throw new Problem('forbidden', requestSays.rights_changed);
  }
  if (first.bodyHash === request.bodyHash) {
    return answerFrom(unsealed(first.answer, request.secret, request.said), typeof first.answer);
  }
  throw new Problem('key_reused', requestSays.other_body);
}

/** The body as it is, behind a line with the rest: as a text within a text it would take more room. */
function textOf({ body, ...rest }: Answer): string {
  return `${JSON.stringify(rest)}\n${body}`;
}

/** @param kept the type it was kept as: a `string` is one of before, all of it in JSON */
function answerFrom(text: string, kept: string): Answer {
  if (kept === 'string') return answerSchema.parse(JSON.parse(text));
  const end = text.indexOf('\n');
  return answerSchema.parse({ ...(JSON.parse(text.slice(0, end)) as object), body: text.slice(end + 1) });
}

/** Who they are and as whom they act, each with role and reach; their names may change meanwhile. */
function rightsHashOf(personas: Personas): string {
  const rights = personas.map(({ id, role, groupId, branchIds, regionId }) => {
    return [id, role, groupId, branchIds.toSorted(), regionId ?? null];
  });
  return createHash('sha256').update(JSON.stringify(rights)).digest('base64url');
}

/** Keeps the answer for 24 hours, in the transaction of what it answers. */
export function keepAnswer(
  request: IdempotentRequest,
  answer: Answer,
  { personas, now }: { readonly personas: Personas; readonly now: Instant },
): Write {
  const expiresAtEpochSeconds = epochSeconds(now) + keptForSeconds;
  return {
    put: request.ref.key,
    data: {
      bodyHash: request.bodyHash,
      rightsHash: rightsHashOf(personas),
      answer: sealed(textOf(answer), request.secret, request.said),
    },
    attributes: { expiresAtEpochSeconds },
    when: {
      expression: 'attribute_not_exists(pk) OR expiresAtEpochSeconds <= :now',
      values: { ':now': epochSeconds(now) },
    },
  };
}

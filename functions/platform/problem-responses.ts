import { StillContended } from '../../shared/data/table/retries.ts';
import { commonSays } from '../../shared/domain/refusals/common.ts';
import { complaintSays } from '../../shared/domain/refusals/complaint.ts';
import { requestSays } from '../../shared/domain/refusals/request.ts';
import { schemaSays } from '../../shared/domain/refusals/schema.ts';
import { named } from '../../shared/http/documentation.ts';
import { methodNotAllowed } from '../../shared/http/methods.ts';
import { malformed, Problem, type ProblemCode, problemOf, problems } from '../../shared/http/problem.ts';
import { problemAnswer } from '../../shared/http/problem-answer.ts';
import { problemSchema } from '../../shared/http/problem-schema.ts';
import { tooMany } from '../../shared/http/rate-limit.ts';
import { mediaTypes } from '../../shared/http/rendition.ts';
import { type Route, renditionsOf } from '../../shared/http/route.ts';
import { notAllowed } from '../example-case.ts';
import { componentName } from './component-names.ts';

interface ProblemDocs {
  readonly when: string;
  readonly example: Problem;
}

const documentation: Readonly<Record<ProblemCode, ProblemDocs>> = {
  malformed: {
    when: 'Path, query, header or body does not fit; `errors` tells every place. Correct it.',
    example: malformed([
      { path: 'customer.phone', said: commonSays.not_a_phone_number },
      { path: 'colour', said: schemaSays.unknown_field },
    ]),
  },
  unauthenticated: {
    when: 'No token, an expired one, or one of another issuer or audience. On AWS the gateway itself answers so, with a plain `{"message": …}`.',
    example: new Problem('unauthenticated', requestSays.token_needed),
  },
  forbidden: {
    when: 'The caller is not in the directory, or may not do this to what they may see.',
    example: new Problem(
      'forbidden',
      requestSays.not_for_role({ role: 'sales_adviser', roles: ['care_director'] }),
    ),
  },
  not_found: {
    when: 'There is nothing by that id that the caller may see.',
    example: new Problem('not_found', complaintSays.no_such_complaint),
  },
  method_not_allowed: {
    when: 'The path is asked by a method that it has not; `Allow` and `methods` name those it has.',
    example: methodNotAllowed('DELETE', ['GET', 'HEAD', 'OPTIONS']),
  },
  not_acceptable: {
    when: '`Accept` takes none of the forms that it can be had in; `available` names them.',
    example: new Problem(
      'not_acceptable',
      requestSays.no_such_form({ available: [mediaTypes.json, mediaTypes.csv] }),
      {
        available: [mediaTypes.json, mediaTypes.csv],
      },
    ),
  },
  not_allowed: {
    when: 'The state forbids the command; `allowed` names those it allows, by their operation ids.',
    example: notAllowed,
  },
  stale: {
    when: '`If-Match` names an older version. Read, decide again, and send with the new one.',
    example: new Problem('stale', requestSays.changed_since({ version: 4 })),
  },
  too_large: {
    when: 'The body has more than 256 KB.',
    example: new Problem('too_large', requestSays.body_too_large),
  },
  key_reused: {
    when: 'The `Idempotency-Key` came before with another body. Use a new key.',
    example: new Problem('key_reused', requestSays.other_body),
  },
  too_many: {
    when: 'The caller has sent too many requests in a short time. Wait as long as `Retry-After` says. On AWS the gateway may answer so itself, with a plain `{"message": …}`.',
    example: tooMany(2),
  },
  headers_too_large: {
    when: 'Address and headers have more than 10 KB. On AWS the gateway itself answers so.',
    example: new Problem('headers_too_large', requestSays.head_too_large),
  },
  internal: {
    when: 'Nobody foresaw it. It is logged and raises an alarm; the same request may be sent again.',
    example: problemOf(new Error('unforeseen'), 'JKJaXmPLvHcESHA='),
  },
  busy: {
    when: 'Too much at once. Send the same request again, with the same `Idempotency-Key`.',
    example: problemOf(new StillContended('gave up')),
  },
};

const codes = Object.keys(problems) as ProblemCode[];

const toldDocs = {
  code: 'Which refusal it is, for programs; it stays the same when the words change.',
  values: 'What the refusal says, by name; of one within it the code, and its values beside the others.',
};

export const problemNamed = named(
  problemSchema,
  'Why a request was refused, as RFC 9457 has it. A refused request has changed nothing.',
  {
    type: 'Tells one kind of refusal from another: decide by it, or by the status.',
    title: 'The kind, for people.',
    status: 'The status code of the answer.',
    detail: 'What happened, for people.',
    ...toldDocs,
    errors: [
      'Every place that does not fit; the first twenty.',
      {
        path: 'Where, such as `customer.phone`; empty for the body itself.',
        ...toldDocs,
        message: 'What is wrong, going on from the path.',
      },
    ],
    allowed: 'What the caller may do to it instead, as it stands now, by operation id.',
    available: 'The media types that it can be had in.',
    methods: 'The methods that the path has.',
    requestId: 'Of what nobody foresaw: by which the log has it. Name it when you report it.',
  },
);

/** Every refusal as a response to refer to. */
export const problemResponses = Object.fromEntries(
  codes.map((code) => {
    const { when, example } = documentation[code];
    const answer = problemAnswer(example);
    const headers = Object.entries(answer.headers).filter(([name]) => name !== 'content-type');
    return [
      componentName(code),
      {
        description: `${problems[code][1]}. ${when}`,
        ...(headers.length > 0 && {
          headers: Object.fromEntries(
            headers.map(([name, value]) => [name, { schema: { type: 'string' }, example: value }]),
          ),
        }),
        content: {
          'application/problem+json': {
            schema: { $ref: '#/components/schemas/Problem' },
            example: JSON.parse(answer.body),
          },
        },
      },
    ];
  }),
);

/** How an operation can be refused, by status: what everything of its kind can meet, and what it says of itself. */
export function refusalsOf(route: Route, own: readonly ProblemCode[]) {
  const general: readonly ProblemCode[] =
    route.action === 'open'
      ? ['internal']
      : ['malformed', 'unauthenticated', 'forbidden', 'too_many', 'internal', 'busy'];
  const ofBodies: readonly ProblemCode[] = route.method === 'GET' ? [] : ['too_large'];
  const ofForms: readonly ProblemCode[] = renditionsOf(route) ? ['not_acceptable'] : [];
  const ofKeys: readonly ProblemCode[] = route.method === 'POST' ? ['key_reused'] : [];
  const met = new Set([...general, ...ofBodies, ...ofForms, ...ofKeys, ...own]);
  return Object.fromEntries(
    codes
      .filter((code) => met.has(code))
      .map((code) => [problems[code][0], { $ref: `#/components/responses/${componentName(code)}` }]),
  );
}

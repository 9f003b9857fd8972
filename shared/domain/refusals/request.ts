import { sentences } from './sentences.ts';

/** What is said of a request as such, whatever it is for. */
export const requestSays = sentences(
  {
    token_needed: 'The request needs the access token of the configured issuer.',
    caller_unknown: 'The caller is not in the directory.',
    not_for_role: 'This is not for the role {role}, but for {roles}.',
    only_for_owner: 'This is for the owner, the {role}.',
    not_for_owner: 'This is for the owner, the {role}, or others with the right to it: {roles}.',
    for_others: 'This is for others: {roles}.',
    rights_changed: 'The caller had other rights when this request was answered first.',
    no_such_route: 'There is no such route.',
    no_such_method: 'There is no {method} here, but {methods}.',
    no_such_form: 'It can be had as {available}.',
    changed_since: 'It is at version "{version}" by now.',
    body_too_large: 'A body has at most 256 KB.',
    head_too_large: 'Address and headers have at most 10 KB.',
    other_body: 'The same Idempotency-Key came before with another body.',
    too_many_requests: 'This caller sends more than the system takes.',
    not_carried_out: 'The request was not carried out.',
    may_be_done: 'It may or may not have been done; with an Idempotency-Key it can be sent again.',
    no_such_branch: 'There is no such branch.',
    no_branch_of_caller: 'names no branch of the caller',
    key_length: 'must have 1 to 255 characters',
    not_an_etag: 'must be an ETag with its quotes, such as "{version}", or *',
    not_a_cursor: 'is not a cursor of this list',
    not_utf8: 'the body is not UTF-8: line {line} has bytes that are no character',
    not_json: 'the body is not JSON',
    nested_too_deeply: 'the body is nested too deeply, in more than {most} levels',
    lone_surrogate: 'has half a character (a lone surrogate)',
    list_too_long: 'has more than {most} items',
    too_many_fields: 'has more than {most} fields',
  },
  () => import('./zh/request.ts'),
);

/** What each kind of refusal is called. */
export const titleSays = sentences(
  {
    malformed: 'The request does not fit',
    unauthenticated: 'A valid token is needed',
    forbidden: 'Not allowed to this caller',
    not_found: 'Not found',
    method_not_allowed: 'Not to be asked by that method',
    not_acceptable: 'Not to be had in that form',
    not_allowed: 'The state does not allow this',
    stale: 'Changed since it was read',
    too_large: 'The body is too large',
    key_reused: 'The idempotency key was used for another body',
    too_many: 'Too many requests',
    headers_too_large: 'Address and headers are too large',
    internal: 'An unexpected error',
    busy: 'Busy, try again',
  },
  () => import('./zh/titles.ts'),
);

import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { epochMilliseconds, type Instant } from '../../shared/domain/calendar.ts';
import { accessDenied, ObjectError } from './object-error.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface SignedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
}

const algorithm = 'AWS4-HMAC-SHA256';
const scopeParts = 4;
/** How far a signature's time may be ahead of the clock. */
const skewMs = 15 * 60_000;

/**
 * Signature Version 4, over the headers or in the query. What a client signs to be sent at once bears the machine's
 * own time and is not judged by the system's clock; a link is.
 *
 * @throws ObjectError where there is no signature, a wrong one, or one that has expired
 */
export function verifyRequest(request: SignedRequest, credentials: Credentials, now: Instant): void {
  const { url, headers } = request;
  const presigned = url.searchParams.has('X-Amz-Signature');
  const given = presigned ? fromQuery(url.searchParams) : fromHeader(headers);
  if (presigned) requireValidity(given.date, Number(url.searchParams.get('X-Amz-Expires')), now);
  const text = [algorithm, given.date, given.scope, sha256(canonical(request, given))].join('\n');
  requireSignature(given, text, credentials);
}

/**
 * Signs a request as a client does that sends it at once.
 *
 * @param service such as `dynamodb`
 * @param at the machine's own time
 * @returns all the headers to send, `authorization` among them; `host` is the address's own
 */
export function signRequest(
  { method, url, headers }: SignedRequest,
  { body, region, service, at }: { body: string; region: string; service: string; at: Date },
  credentials: Credentials,
): Record<string, string> {
  const date = at.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const scope = `${date.slice(0, 8)}/${region}/${service}/aws4_request`;
  const all: IncomingHttpHeaders = { ...headers, host: url.host, 'x-amz-date': date };
  const signedHeaders = Object.keys(all).toSorted();
  const request = canonical({ method, url, headers: all }, { signedHeaders, payloadHash: sha256(body) });
  const signature = signatureOf([algorithm, date, scope, sha256(request)].join('\n'), scope, credentials);
  const { host: _, ...sent } = all;
  const credential = `${credentials.accessKeyId}/${scope}`;
  return {
    ...(sent as Record<string, string>),
    authorization: `${algorithm} Credential=${credential}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`,
  };
}

interface GivenSignature {
  readonly accessKeyId: string;
  /** Such as `20261120T031900Z`. */
  readonly date: string;
  /** The four parts that make the key: day, region, service and `aws4_request`. */
  readonly scope: string;
  readonly signedHeaders: readonly string[];
  readonly payloadHash: string;
  readonly signature: string;
}

function fromQuery(query: URLSearchParams): GivenSignature {
  const get = (name: string) => query.get(`X-Amz-${name}`) ?? '';
  return {
    ...credentialOf(get('Credential')),
    date: get('Date'),
    signedHeaders: get('SignedHeaders').split(';'),
    payloadHash: 'UNSIGNED-PAYLOAD',
    signature: get('Signature'),
  };
}

function fromHeader(headers: IncomingHttpHeaders): GivenSignature {
  const [, credential = '', signedHeaders = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  return {
    ...credentialOf(credential),
    date: textOf(headers['x-amz-date']),
    signedHeaders: signedHeaders.split(';'),
    payloadHash: textOf(headers['x-amz-content-sha256']),
    signature,
  };
}

export function credentialOf(credential: string): Pick<GivenSignature, 'accessKeyId' | 'scope'> {
  const [accessKeyId = '', ...scope] = credential.split('/');
  return { accessKeyId, scope: scope.join('/') };
}

function canonical(
  { method, url, headers }: SignedRequest,
  given: Pick<GivenSignature, 'signedHeaders' | 'payloadHash'>,
): string {
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted();
  const signed = given.signedHeaders.map((name) => `${name}:${textOf(headers[name]).trim()}\n`);
  return [
    method,
    url.pathname,
    query.join('&'),
    signed.join(''),
    given.signedHeaders.join(';'),
    given.payloadHash,
  ].join('\n');
}

/** @throws ObjectError where it is not the signature of the text */
export function requireSignature(
  { accessKeyId, scope, signature }: Pick<GivenSignature, 'accessKeyId' | 'scope' | 'signature'>,
  text: string,
  credentials: Credentials,
): void {
  if (accessKeyId === '') throw accessDenied('Access Denied');
  if (accessKeyId !== credentials.accessKeyId) {
    throw new ObjectError(403, 'InvalidAccessKeyId', 'There is no such access key.');
  }
  if (scope.split('/', scopeParts + 1).length !== scopeParts) {
    throw new ObjectError(400, 'AuthorizationHeaderMalformed', 'The credential has no such scope.');
  }
  if (signatureOf(text, scope, credentials) !== signature) {
    throw new ObjectError(403, 'SignatureDoesNotMatch', 'The signature is not that of the request.');
  }
}

function signatureOf(text: string, scope: string, { secretAccessKey }: Credentials): string {
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  return hmac(key, text).toString('hex');
}

function requireValidity(date: string, seconds: number, now: Instant): void {
  const from = Date.parse(date.replace(/^(....)(..)(..T..)(..)/, '$1-$2-$3:$4:'));
  const at = epochMilliseconds(now);
  if (!(from <= at + skewMs)) throw accessDenied('Request is not yet valid');
  if (!(at <= from + seconds * 1000)) throw accessDenied('Request has expired');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function textOf(header: string | string[] | undefined): string {
  return [header ?? ''].flat().join(',');
}

import type { IncomingHttpHeaders } from 'node:http';
import type { Instant } from '../../shared/domain/calendar.ts';
import { parseForm, verifyForm } from './form-upload.ts';
import { ObjectError } from './object-error.ts';
import { isObjectKey, type ObjectStore, type ObjectVersion } from './object-store.ts';
import { type Credentials, verifyRequest } from './request-signature.ts';

export interface ObjectCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface ObjectReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface ObjectApiParts {
  readonly store: ObjectStore;
  readonly bucket: string;
  readonly credentials: Credentials;
  readonly now: () => Instant;
}

const metadataPrefix = 'x-amz-meta-';

/** S3's operations on objects of one bucket with versions, as far as files that are sent and fetched need them. */
export function createObjectApi({ store, bucket, credentials, now }: ObjectApiParts) {
  async function postForm({ body, headers }: ObjectCall): Promise<ObjectReply> {
    const form = await parseForm(body, headers['content-type'] ?? '');
    verifyForm(form, bucket, credentials, now());
    const key = checkedKey(form.fields.get('key') ?? '');
    const type = form.fields.get('content-type') ?? 'application/octet-stream';
    const made = await store.put(key, form.file, { type, metadata: metadataIn(form.fields) });
    return { status: 204, headers: { etag: made.etag, 'x-amz-version-id': made.version } };
  }

  async function copy(key: string, { headers }: ObjectCall): Promise<ObjectReply> {
    const source = new URL(String(headers['x-amz-copy-source']), 'http://localhost');
    const [from, sourceKey = ''] = splitPath(source);
    if (from !== bucket) throw noSuchKey();
    const object = await existing(sourceKey, source.searchParams);
    const replaced = headers['x-amz-metadata-directive'] === 'REPLACE';
    const about = replaced
      ? {
          type: headers['content-type'] ?? 'application/octet-stream',
          metadata: metadataIn(Object.entries(headers).map(([name, value]) => [name, String(value)])),
        }
      : object;
    const made = await store.put(key, await store.read(object), about);
    const parts = `<LastModified>${made.at}</LastModified><ETag>${made.etag}</ETag>`;
    return {
      status: 200,
      headers: { 'content-type': 'application/xml', 'x-amz-version-id': made.version },
      body: `<?xml version="1.0" encoding="UTF-8"?><CopyObjectResult>${parts}</CopyObjectResult>`,
    };
  }

  async function get(key: string, { method, url, headers }: ObjectCall): Promise<ObjectReply> {
    const object = await existing(key, url.searchParams);
    const range = method === 'GET' ? rangeOf(headers.range, object) : undefined;
    const disposition = url.searchParams.get('response-content-disposition');
    const { from = 0, to = object.size - 1 } = range ?? {};
    return {
      status: range ? 206 : 200,
      headers: {
        'content-type': object.type,
        'content-length': String(to - from + 1),
        'last-modified': new Date(object.at).toUTCString(),
        etag: object.etag,
        'x-amz-version-id': object.version,
        ...Object.fromEntries(
          Object.entries(object.metadata).map(([name, value]) => [`${metadataPrefix}${name}`, value]),
        ),
        ...(range && { 'content-range': `bytes ${from}-${to}/${object.size}` }),
        ...(disposition !== null && { 'content-disposition': disposition }),
      },
      ...(method === 'GET' && { body: await store.read(object, { from, to }) }),
    };
  }

  async function listVersions({ searchParams }: URL): Promise<ObjectReply> {
    const prefix = searchParams.get('prefix') ?? '';
    if (!prefix.endsWith('/') || !isObjectKey(prefix.slice(0, -1))) {
      throw new ObjectError(501, 'NotImplemented', 'Only what lies below a folder is listed here.');
    }
    const versions = (await store.list(prefix)).map(
      ({ key, version }) => `<Version><Key>${key}</Key><VersionId>${version}</VersionId></Version>`,
    );
    return {
      status: 200,
      headers: { 'content-type': 'application/xml' },
      body: `<?xml version="1.0" encoding="UTF-8"?><ListVersionsResult><IsTruncated>false</IsTruncated>${versions.join('')}</ListVersionsResult>`,
    };
  }

  async function remove(key: string, { searchParams }: URL): Promise<ObjectReply> {
    const version = searchParams.get('versionId');
    if (version === null) throw new ObjectError(501, 'NotImplemented', 'Only versions are removed here.');
    if (!isObjectKey(version)) throw new ObjectError(400, 'InvalidArgument', 'There is no such version.');
    await store.remove(key, version);
    return { status: 204, headers: { 'x-amz-version-id': version } };
  }

  async function existing(key: string, query: URLSearchParams): Promise<ObjectVersion> {
    const version = query.get('versionId') ?? undefined;
    const object = await store.find(checkedKey(key), version);
    if (object) return object;
    if (version === undefined) throw noSuchKey();
    throw new ObjectError(404, 'NoSuchVersion', 'There is no such version.');
  }

  /** @throws ObjectError as the service would answer */
  return async (call: ObjectCall): Promise<ObjectReply> => {
    const { method, url, headers } = call;
    const [named, key = ''] = splitPath(url);
    if (named !== bucket) throw new ObjectError(404, 'NoSuchBucket', 'There is no such bucket.');
    if (method === 'POST' && key === '') return await postForm(call);
    verifyRequest(call, credentials, now());
    if (method === 'GET' && key === '' && url.searchParams.has('versions')) return await listVersions(url);
    if (method === 'DELETE') return await remove(checkedKey(key), url);
    if (method === 'GET' || method === 'HEAD') return await get(key, call);
    if (method === 'PUT' && headers['x-amz-copy-source'] !== undefined) {
      return await copy(checkedKey(key), call);
    }
    throw new ObjectError(501, 'NotImplemented', 'There is no such operation here.');
  };
}

/** The bucket and the key in a path. */
function splitPath({ pathname }: URL): [bucket: string, key?: string] {
  const [, bucket = '', ...key] = decodeURIComponent(pathname).split('/');
  return [bucket, key.join('/')];
}

function checkedKey(key: string): string {
  if (isObjectKey(key)) return key;
  throw new ObjectError(400, 'InvalidArgument', 'Such a key is not kept here.');
}

function metadataIn(fields: Iterable<readonly [name: string, value: string]>): Record<string, string> {
  return Object.fromEntries(
    [...fields]
      .filter(([name]) => name.startsWith(metadataPrefix))
      .map(([name, value]) => [name.slice(metadataPrefix.length), value]),
  );
}

/** Only the kind of range that starts somewhere; undefined for the whole. */
function rangeOf(
  range: string | undefined,
  { size }: ObjectVersion,
): { from: number; to: number } | undefined {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (first === undefined) return undefined;
  const from = Number(first);
  if (from >= size) throw new ObjectError(416, 'InvalidRange', 'The range lies behind the end.');
  return { from, to: Math.min(last ? Number(last) : size - 1, size - 1) };
}

function noSuchKey(): ObjectError {
  return new ObjectError(404, 'NoSuchKey', 'There is no such object.');
}

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  NotFound,
  S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serveObjects } from '../../../infra/local/object-server.ts';
import { createObjectStore, isObjectKey } from '../../../infra/local/object-store.ts';
import { sendFile } from '../../support/evidence-files.ts';
import { silent, temporaryDirectory } from './helpers.ts';

const bucket = 'care';
const key = 'uploads/c.1/f1';
const content = Buffer.from('the content of a file');
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

async function objects(directory = temporaryDirectory(), told: { clockAheadMs?: number } = {}) {
  let aheadMs = told.clockAheadMs ?? 0;
  const now = () => new Date(Date.now() + aheadMs).toISOString();
  const store = createObjectStore(directory, now);
  const { port, close } = await serveObjects({ store, bucket, credentials, now, log: silent });
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new S3Client({ endpoint, region: 'local', credentials });
  onTestFinished(async () => {
    client.destroy();
    await close();
  });
  return {
    store,
    client,
    endpoint,
    later: (ms: number) => {
      aheadMs += ms;
    },
    async form(size = content.length, over: { Key?: string; Expires?: number } = {}) {
      return await createPresignedPost(client, {
        Bucket: bucket,
        Key: key,
        Fields: { 'Content-Type': 'image/jpeg', 'x-amz-meta-told': 'abc' },
        Conditions: [['content-length-range', size, size]],
        Expires: 600,
        ...over,
      });
    },
  };
}

const refusalOf = async (response: Response) =>
  `${response.status} ${/<Code>(\w+)</.exec(await response.text())?.[1]}`;

test('the SDK finds, reads and copies what a form has brought, version by version', async () => {
  const { client, form } = await objects();
  const at = { Bucket: bucket, Key: key };
  await expect(client.send(new HeadObjectCommand(at))).rejects.toThrow(NotFound);
  expect((await sendFile(await form(), content)).status).toBe(204);
  const first = await client.send(new HeadObjectCommand(at));
  expect(first).toMatchObject({
    ContentType: 'image/jpeg',
    ContentLength: content.length,
    Metadata: { told: 'abc' },
    VersionId: expect.any(String),
  });

  const other = Buffer.from('THE CONTENT OF A FILE');
  await sendFile(await form(), other);
  const second = await client.send(new HeadObjectCommand(at));
  expect(second.VersionId).not.toBe(first.VersionId);
  const read = async (VersionId: string | undefined, Range?: string) => {
    const { Body } = await client.send(new GetObjectCommand({ ...at, VersionId, Range }));
    return await Body?.transformToString();
  };
  expect(await read(first.VersionId)).toBe(String(content));
  expect(await read(second.VersionId, 'bytes=4-10')).toBe('CONTENT');
  expect(await read(undefined, 'bytes=0-9999')).toBe(String(other));
  await expect(read(first.VersionId, 'bytes=9999-')).rejects.toMatchObject({ name: 'InvalidRange' });
  await expect(read('no-such-version')).rejects.toMatchObject({ name: 'NoSuchVersion' });

  const copy = await client.send(
    new CopyObjectCommand({
      Bucket: bucket,
      Key: 'evidence/c.1/f1',
      CopySource: `${bucket}/${key}?versionId=${first.VersionId}`,
      MetadataDirective: 'REPLACE',
      ContentType: 'image/png',
    }),
  );
  const kept = await client.send(
    new GetObjectCommand({ Bucket: bucket, Key: 'evidence/c.1/f1', VersionId: copy.VersionId }),
  );
  expect(kept).toMatchObject({ ContentType: 'image/png', Metadata: {} });
  expect(await kept.Body?.transformToString()).toBe(String(content));
});

describe('a form', () => {
  type Form = Awaited<ReturnType<typeof createPresignedPost>>;
  const withField = (form: Form, over: Record<string, string>) => ({
    ...form,
    fields: { ...form.fields, ...over },
  });

  test.each<[what: string, change: (form: Form) => Form, refusal: string]>([
    ['another key', (form) => withField(form, { key: 'evidence/c.1/f1' }), '403 AccessDenied'],
    ['another type', (form) => withField(form, { 'Content-Type': 'text/html' }), '403 AccessDenied'],
    ['other words with it', (form) => withField(form, { 'x-amz-meta-told': 'x' }), '403 AccessDenied'],
    ['a field more', (form) => withField(form, { acl: 'public-read' }), '403 AccessDenied'],
    [
      'another policy',
      (form) => withField(form, { Policy: Buffer.from('{"conditions":[]}').toString('base64') }),
      '403 SignatureDoesNotMatch',
    ],
    ['another signature', (form) => withField(form, { 'X-Amz-Signature': '0' }), '403 SignatureDoesNotMatch'],
    ['no signature', (form) => ({ ...form, fields: { key } }), '403 AccessDenied'],
    ['another bucket', (form) => ({ ...form, url: form.url.replace(bucket, 'other') }), '404 NoSuchBucket'],
  ])('with %s is refused', async (_, change, refusal) => {
    const { form, store } = await objects();
    expect(await refusalOf(await sendFile(change(await form()), content))).toBe(refusal);
    expect(await store.find(key)).toBeUndefined();
  });

  test.each([
    ['smaller', content.length + 1, 'EntityTooSmall'],
    ['larger', content.length - 1, 'EntityTooLarge'],
  ])('takes no file that is %s', async (_, size, code) => {
    const { form, store } = await objects();
    expect(await refusalOf(await sendFile(await form(size), content))).toBe(`400 ${code}`);
    expect(await store.find(key)).toBeUndefined();
  });

  test('takes no body that is larger than any may be', async () => {
    const { form } = await objects();
    const large = Buffer.alloc(52 * 1024 * 1024);
    const refused = await sendFile(await form(large.length), large).catch(() => undefined);
    if (refused) expect(await refusalOf(refused)).toBe('400 EntityTooLarge');
  });

  test('expires by the clock of the system', async () => {
    const { form, later } = await objects();
    const given = await form();
    later(599_000);
    expect((await sendFile(given, content)).status).toBe(204);
    later(10_000);
    expect(await refusalOf(await sendFile(given, content))).toBe('403 AccessDenied');
  });

  test('that is none is refused', async () => {
    const { endpoint } = await objects();
    const post = (init: RequestInit) => fetch(`${endpoint}/${bucket}`, { method: 'POST', ...init });
    const typed = { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: 'torn' };
    expect(await refusalOf(await post({ body: '{}' }))).toBe('400 MalformedPOSTRequest');
    expect(await refusalOf(await post(typed))).toBe('400 MalformedPOSTRequest');
    expect(await refusalOf(await post({ body: new FormData() }))).toMatch(/^400 /);
  });
});

describe('a link', () => {
  async function linked() {
    const parts = await objects();
    await sendFile(await parts.form(), content);
    const command = new GetObjectCommand({
      Bucket: bucket,
      Key: key,
      VersionId: (await parts.store.find(key))?.version,
      ResponseContentDisposition: "attachment; filename*=UTF-8''%E5%8D%95.jpg",
    });
    return { ...parts, link: await getSignedUrl(parts.client, command, { expiresIn: 300 }) };
  }

  test('brings the content, to be saved under its name', async () => {
    const { link } = await linked();
    const answer = await fetch(link);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%E5%8D%95.jpg");
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(content);
  });

  test('expires by the clock of the system, and is no good before its time', async () => {
    const { link, later } = await linked();
    later(310_000);
    expect(await refusalOf(await fetch(link))).toBe('403 AccessDenied');
    later(-24 * 3600_000);
    expect(await refusalOf(await fetch(link))).toBe('403 AccessDenied');
  });

  test.each([
    ['another version', /versionId=[^&]+/, 'versionId=x'],
    ['another object', 'f1?', 'f2?'],
    ['a longer time', 'X-Amz-Expires=300', 'X-Amz-Expires=3000'],
    ['another name', 'attachment', 'inline'],
  ])('is no good for %s', async (_, found, replacement) => {
    const { link } = await linked();
    expect(await refusalOf(await fetch(link.replace(found, replacement)))).toBe('403 SignatureDoesNotMatch');
  });

  test('is needed', async () => {
    const { endpoint } = await linked();
    expect(await refusalOf(await fetch(`${endpoint}/${bucket}/${key}`))).toBe('403 AccessDenied');
    const put = await fetch(`${endpoint}/${bucket}/${key}`, { method: 'PUT', body: 'x' });
    expect(await refusalOf(put)).toBe('403 AccessDenied');
  });
});

test('a request that is signed with another key is refused', async () => {
  const { endpoint } = await objects();
  const stranger = new S3Client({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'other' },
  });
  onTestFinished(() => stranger.destroy());
  const command = new GetObjectCommand({ Bucket: bucket, Key: key });
  await expect(stranger.send(command)).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
});

describe('the folder', () => {
  const about = { type: 'image/jpeg', metadata: {} };
  const store = (directory: string, now = '2026-11-20T00:00:00.000Z') =>
    createObjectStore(directory, () => now);

  test('has what was put, in another process too, and nothing that was only begun', async () => {
    const directory = temporaryDirectory();
    const { version } = await store(directory).put(key, content, about);
    // A kill leaves files that nothing describes.
    for (const name of ['zzzzzzzzzzz-1', 'zzzzzzzzzzz-1.json.new', 'zzzzzzzzzzz-2.new']) {
      writeFileSync(join(directory, key, name), 'half');
    }
    const found = await store(directory).find(key);
    expect(found).toMatchObject({ version, size: content.length });
    expect(found && (await store(directory).read(found))).toEqual(content);
  });

  test('tells the newest of many versions', async () => {
    const one = store(temporaryDirectory());
    for (let at = 0; at < 50; at += 1) await one.put(key, Buffer.from(String(at)), about);
    const newest = await one.find(key);
    expect(newest && String(await one.read(newest))).toBe('49');
  });

  test('forgets uploads when their time is over, and nothing else', async () => {
    const directory = temporaryDirectory();
    await store(directory, '2026-11-20T00:00:00.000Z').put(key, content, about);
    await store(directory, '2026-11-20T00:00:00.000Z').put('evidence/c.1/f1', content, about);
    await store(directory, '2026-11-21T00:00:00.000Z').put('uploads/c.1/f2', content, about);
    await store(directory).expire('uploads/', '2026-11-20T12:00:00.000Z');
    const left = await Promise.all(
      [key, 'evidence/c.1/f1', 'uploads/c.1/f2'].map((one) => store(directory).find(one)),
    );
    expect(left.map((object) => object !== undefined)).toEqual([false, true, true]);
    expect(existsSync(join(directory, key))).toBe(true);
  });

  test.each(['', '/a', 'a/', '../a', 'a/../b', 'a/./b', 'a//b', 'a\\b', 'a\0', '..'])(
    'has no key %j',
    (bad) => {
      expect(isObjectKey(bad)).toBe(false);
    },
  );
});

test('the SDK lists every version below a folder and removes it, and nothing of another folder', async () => {
  const { client, form, store } = await objects();
  for (const Key of [key, key, 'uploads/c.1/f2', 'uploads/c.10/f1']) {
    await sendFile(await form(content.length, { Key }), content);
  }
  const list = (Prefix: string) => client.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix }));
  const { Versions = [] } = await list('uploads/c.1/');
  expect(Versions.map((one) => one.Key).toSorted()).toEqual([key, key, 'uploads/c.1/f2']);
  for (const { Key, VersionId } of Versions) {
    const remove = () => client.send(new DeleteObjectCommand({ Bucket: bucket, Key, VersionId }));
    await remove();
    // Again it is as if it had been there.
    await remove();
  }
  expect((await list('uploads/c.1/')).Versions ?? []).toEqual([]);
  expect(await store.find(key)).toBeUndefined();
  expect(await store.find('uploads/c.10/f1')).toBeDefined();
});

test('neither all of a bucket is listed, nor is an object removed without its version', async () => {
  const { client, form } = await objects();
  await sendFile(await form(), content);
  await expect(client.send(new ListObjectVersionsCommand({ Bucket: bucket }))).rejects.toThrow();
  await expect(client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }))).rejects.toThrow();
  expect(await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))).toBeDefined();
});

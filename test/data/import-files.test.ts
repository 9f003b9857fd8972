import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveObjects } from '../../infra/local/object-server.ts';
import { createObjectStore } from '../../infra/local/object-store.ts';
import { createImportFiles, type ImportFiles } from '../../shared/data/job/import-files.ts';
import { sendFile } from '../support/evidence-files.ts';
import { later } from '../support/time.ts';

const directory = mkdtempSync(join(tmpdir(), 'dealer-care-'));
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const now = () => new Date().toISOString();
const megabyte = 1024 * 1024;

let served: Awaited<ReturnType<typeof serveObjects>>;
let client: S3Client;
let files: ImportFiles;

beforeAll(async () => {
  const store = createObjectStore(directory, now);
  served = await serveObjects({ store, bucket: 'care', credentials, now, log: () => undefined });
  client = new S3Client({ endpoint: `http://127.0.0.1:${served.port}`, region: 'local', credentials });
  files = createImportFiles(client, 'care');
});
afterAll(async () => {
  client.destroy();
  await served.close();
  rmSync(directory, { recursive: true, force: true });
});

async function send(id: string, content: Buffer): Promise<void> {
  const form = await files.uploadForm(id, content.length, { from: now(), until: later(now(), 60) });
  expect((await sendFile(form, content)).status).toBe(204);
}

/** Bytes of which no two places look the same. */
function contentOf(size: number): Buffer {
  const numbers = Uint32Array.from({ length: Math.ceil(size / 4) }, (_, nth) => nth * 2654435761);
  return Buffer.from(numbers.buffer).subarray(0, size);
}

test.each([1, megabyte - 1, megabyte, megabyte + 1, 2 * megabyte, 2 * megabyte + 7])(
  'a file of %i bytes is read as it was sent, a megabyte at a time',
  async (size) => {
    const id = `imp.tst.br1.${size}`;
    const content = contentOf(size);
    await send(id, content);
    const sent = await files.find(id);
    if (!sent) throw new Error('it has not arrived');
    expect(sent.size).toBe(size);
    const parts: Uint8Array[] = [];
    for await (const part of files.read(id, sent)) parts.push(part);
    expect(parts.map(({ length }) => length)).toEqual(
      Array.from({ length: Math.ceil(size / megabyte) }, (_, nth) =>
        Math.min(megabyte, size - nth * megabyte),
      ),
    );
    expect(Buffer.concat(parts).equals(content)).toBe(true);
  },
);

test('the version that was found is read, whatever is sent later; the last one is found', async () => {
  await send('imp.tst.br1.again', Buffer.from('first'));
  const first = await files.find('imp.tst.br1.again');
  await send('imp.tst.br1.again', Buffer.from('later'));
  const last = await files.find('imp.tst.br1.again');
  if (!first || !last) throw new Error('it has not arrived');
  const read = async (file: typeof first) => {
    for await (const part of files.read('imp.tst.br1.again', file)) return Buffer.from(part).toString();
    return undefined;
  };
  expect([await read(first), await read(last)]).toEqual(['first', 'later']);
});

test('what has not arrived is not found; what cannot be asked is an error', async () => {
  expect(await files.find('imp.tst.br1.none')).toBeUndefined();
  const stranger = new S3Client({
    endpoint: `http://127.0.0.1:${served.port}`,
    region: 'local',
    credentials: { ...credentials, secretAccessKey: 'another' },
  });
  await expect(createImportFiles(stranger, 'care').find('imp.tst.br1.again')).rejects.toThrow();
  stranger.destroy();
});

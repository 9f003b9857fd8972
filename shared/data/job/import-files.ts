import type { S3Client } from '@aws-sdk/client-s3';
import { versionOf } from '../complaint/evidence-store.ts';
import { type UploadForm, uploadFormFor, type Validity } from '../complaint/upload-form.ts';
import { objectKeys } from '../table/keys.ts';

/** The file of an import that has arrived: one version of it, whatever is sent to the same address later. */
export interface SentFile {
  readonly version: string;
  readonly size: number;
}

/** Where the files of imports lie for as long as they are read. */
export interface ImportFiles {
  /** Whoever has the form can send a file of that size and no other, until it expires. */
  uploadForm(importId: string, size: number, validity: Validity): Promise<UploadForm>;
  /** What was sent last; undefined where nothing has arrived. */
  find(importId: string): Promise<SentFile | undefined>;
  /** The bytes of a version, part by part: no request lasts for as long as it takes to work on them. */
  read(importId: string, file: SentFile): AsyncIterable<Uint8Array>;
}

const partBytes = 1024 * 1024;

export function createImportFiles(client: S3Client, bucket: string): ImportFiles {
  const object = (importId: string) => ({ Bucket: bucket, Key: objectKeys.import(importId) });
  return {
    async uploadForm(importId, size, validity) {
      const fields = { 'Content-Type': 'text/csv' };
      return await uploadFormFor(client, object(importId), { size, fields }, validity);
    },

    async find(importId) {
      const { HeadObjectCommand, NotFound } = await import('@aws-sdk/client-s3');
      try {
        const head = await client.send(new HeadObjectCommand(object(importId)));
        return { version: versionOf(head), size: head.ContentLength ?? 0 };
      } catch (error) {
        if (error instanceof NotFound) return undefined;
        throw error;
      }
    },

    async *read(importId, { version, size }) {
      const { GetObjectCommand } = await import('@aws-sdk/client-s3');
      for (let from = 0; from < size; from += partBytes) {
        const Range = `bytes=${from}-${Math.min(from + partBytes, size) - 1}`;
        const command = new GetObjectCommand({ ...object(importId), VersionId: version, Range });
        const { Body } = await client.send(command);
        yield (await Body?.transformToByteArray()) ?? new Uint8Array();
      }
    },
  };
}

import type { ListObjectVersionsCommandOutput, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { epochMilliseconds } from '../../domain/calendar.ts';
import { objectKeys } from '../table/keys.ts';
import { secondsOf, type UploadForm, uploadFormFor, type Validity } from './upload-form.ts';

/** Which file of which complaint. */
export interface FileId {
  readonly complaintId: string;
  readonly attachmentId: string;
}

/** What somebody wants to send. */
export interface Announced {
  readonly type: string;
  readonly size: number;
  /** Goes with the file, signed, and comes back with it as it is; up to a kilobyte as JSON. */
  readonly told: unknown;
}

/** A file that has arrived: one version of it, whatever is sent to the same address later. */
export interface Upload extends Announced {
  readonly version: string;
}

/** Where files lie: those that were sent, and, out of reach of whoever sends, those that were checked. */
export interface EvidenceStore {
  /** Whoever has the form can send this file and no other, until it expires. */
  uploadForm(file: FileId, announced: Announced, validity: Validity): Promise<UploadForm>;
  /** What was sent last; undefined where nothing has arrived. */
  findUpload(file: FileId): Promise<Upload | undefined>;
  /** The first bytes of an upload, up to `size` of them. */
  beginningOf(file: FileId, upload: Upload, size: number): Promise<Uint8Array>;
  /** Keeps the very version that was checked, and returns the version it is kept as. */
  keep(file: FileId, upload: Upload): Promise<string>;
  /** An address from which a kept version can be fetched under its name, until it expires. */
  link(
    file: FileId,
    kept: { readonly version: string; readonly name: string },
    validity: Validity,
  ): Promise<string>;
  /** Removes every version of every file of a complaint, sent or kept; nothing where there is none. @returns how many */
  erase(complaintId: string): Promise<number>;
}

const told = 'told';

/** The files behind S3's client; every call is one request, but for the forms and links, which are made here. */
export function createEvidenceStore(client: S3Client, bucket: string): EvidenceStore {
  const uploadOf = ({ complaintId, attachmentId }: FileId) => ({
    Bucket: bucket,
    Key: objectKeys.upload(complaintId, attachmentId),
  });
  const evidenceOf = ({ complaintId, attachmentId }: FileId) => ({
    Bucket: bucket,
    Key: objectKeys.evidence(complaintId, attachmentId),
  });

  return {
    async uploadForm(file, announced, validity) {
      const fields = {
        'Content-Type': announced.type,
        [`x-amz-meta-${told}`]: Buffer.from(JSON.stringify(announced.told)).toString('base64url'),
      };
      return await uploadFormFor(client, uploadOf(file), { size: announced.size, fields }, validity);
    },

    async findUpload(file) {
      const { HeadObjectCommand, NotFound } = await import('@aws-sdk/client-s3');
      try {
        const head = await client.send(new HeadObjectCommand(uploadOf(file)));
        const { ContentType: type = '', ContentLength: size = 0, Metadata = {} } = head;
        return { version: versionOf(head), type, size, told: toldBy(Metadata[told]) };
      } catch (error) {
        if (error instanceof NotFound) return undefined;
        throw error;
      }
    },

    async beginningOf(file, { version }, size) {
      const { GetObjectCommand } = await import('@aws-sdk/client-s3');
      const Range = `bytes=0-${size - 1}`;
      const command = new GetObjectCommand({ ...uploadOf(file), VersionId: version, Range });
      const { Body } = await client.send(command);
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    },

    async keep(file, { version, type }) {
      const { CopyObjectCommand } = await import('@aws-sdk/client-s3');
      const { Key } = uploadOf(file);
      const copy = new CopyObjectCommand({
        ...evidenceOf(file),
        CopySource: `${bucket}/${Key}?versionId=${encodeURIComponent(version)}`,
        MetadataDirective: 'REPLACE',
        ContentType: type,
      });
      return versionOf(await client.send(copy));
    },

    async link(file, { version, name }, validity) {
      const { GetObjectCommand } = await import('@aws-sdk/client-s3');
      const command = new GetObjectCommand({
        ...evidenceOf(file),
        VersionId: version,
        // Never shown by the browser itself: it is what a stranger may have sent.
        ResponseContentDisposition: `attachment; filename*=UTF-8''${encodedName(name)}`,
      });
      const signingDate = new Date(epochMilliseconds(validity.from));
      return await getSignedUrl(client, command, { expiresIn: secondsOf(validity), signingDate });
    },

    async erase(complaintId) {
      const { DeleteObjectCommand } = await import('@aws-sdk/client-s3');
      let erased = 0;
      for (const Prefix of objectKeys.filesOf(complaintId)) {
        for await (const { Key, VersionId } of versionsBelow(client, bucket, Prefix)) {
          await client.send(new DeleteObjectCommand({ Bucket: bucket, Key, VersionId }));
          erased += 1;
        }
      }
      return erased;
    },
  };
}

/** Every version below a prefix, and every mark that says that there is none any more. */
async function* versionsBelow(client: S3Client, Bucket: string, Prefix: string) {
  const { ListObjectVersionsCommand } = await import('@aws-sdk/client-s3');
  let after: { KeyMarker?: string; VersionIdMarker?: string } | undefined = {};
  while (after) {
    const page: ListObjectVersionsCommandOutput = await client.send(
      new ListObjectVersionsCommand({ Bucket, Prefix, ...after }),
    );
    yield* [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
    const { NextKeyMarker, NextVersionIdMarker } = page;
    after = page.IsTruncated
      ? {
          ...(NextKeyMarker !== undefined && { KeyMarker: NextKeyMarker }),
          ...(NextVersionIdMarker !== undefined && { VersionIdMarker: NextVersionIdMarker }),
        }
      : undefined;
  }
}

export function versionOf({ VersionId }: { VersionId?: string | undefined }): string {
  if (VersionId === undefined) throw new Error('the bucket keeps no versions');
  return VersionId;
}

function toldBy(text = ''): unknown {
  return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
}

/** As RFC 8187 has it. */
function encodedName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*!]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

import type { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { epochMilliseconds, type Instant } from '../../domain/calendar.ts';

/** A form that takes one file and nothing else. */
export interface UploadForm {
  readonly url: string;
  /** To be sent before the file, as they are. */
  readonly fields: Readonly<Record<string, string>>;
}

/** From when until when a form or a link is good. */
export interface Validity {
  readonly from: Instant;
  readonly until: Instant;
}

/** Signs a form for one object of exactly that size. */
export async function uploadFormFor(
  client: S3Client,
  object: { readonly Bucket: string; readonly Key: string },
  { size, fields }: { readonly size: number; readonly fields: Readonly<Record<string, string>> },
  validity: Validity,
): Promise<UploadForm> {
  // The signer takes no date, only how far the clock is off.
  const systemClockOffset = epochMilliseconds(validity.from) - Date.now();
  const dated = { config: { ...client.config, systemClockOffset } } as S3Client;
  return await createPresignedPost(dated, {
    ...object,
    Fields: { ...fields },
    Conditions: [['content-length-range', size, size]],
    Expires: secondsOf(validity),
  });
}

export function secondsOf({ from, until }: Validity): number {
  return Math.round((epochMilliseconds(until) - epochMilliseconds(from)) / 1000);
}

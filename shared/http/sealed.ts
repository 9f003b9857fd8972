import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { compressed, decompressed } from '../data/table/packed.ts';

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/**
 * A text that nobody can read who does not know the secret, such as whoever reads the table: what is kept only to be
 * given again to who knows it already is not kept in the open meanwhile (POLICY-3).
 *
 * @param known what whoever opens it has at hand as well, and much of which the text repeats
 */
export function sealed(text: string, secret: string, known = ''): Uint8Array {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, keyOf(secret), iv);
  const content = Buffer.concat([cipher.update(compressed(text, known)), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), content]);
}

/**
 * @param kept what was sealed; one that is a text was sealed without being compressed
 * @throws Error where it was sealed by another secret, or is not what was sealed
 */
export function unsealed(kept: Uint8Array | string, secret: string, known = ''): string {
  const bytes = typeof kept === 'string' ? Buffer.from(kept, 'base64url') : kept;
  const decipher = createDecipheriv(algorithm, keyOf(secret), bytes.subarray(0, ivBytes));
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  const content = bytes.subarray(ivBytes + tagBytes);
  const opened = Buffer.concat([decipher.update(content), decipher.final()]);
  return typeof kept === 'string' ? opened.toString('utf8') : decompressed(opened, known);
}

function keyOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

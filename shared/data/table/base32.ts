const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** The random part of an id: 16 characters of lower-case base 32, 80 bits, out of as many bytes or more. */
export function base32(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 16), (byte) => alphabet[byte % 32]).join('');
}

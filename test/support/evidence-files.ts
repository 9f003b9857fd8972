import { crc32 } from 'node:zlib';
import type { FileTypeName } from '../../shared/domain/file-types.ts';

/** A form as the API gives it. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Sends a file as a browser does: the fields as they are, then the file. */
export async function sendFile({ url, fields }: UploadForm, content: Uint8Array): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([Uint8Array.from(content)]));
  return await fetch(url, { method: 'POST', body: form });
}

/** Texts as Latin-1, numbers as bytes, one after the other. */
function bytes(...parts: readonly (string | number)[]): Buffer {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from([part]))),
  );
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A container of films, pictures or recordings that says which. */
const boxed = (brand: string) =>
  bytes(0, 0, 0, 24, `ftyp${brand}`, 0, 0, 0, 0, 'isommp42', 0, 0, 0, 8, 'mdat');

/** A ZIP archive of entries that are not compressed. */
export function archive(entries: Readonly<Record<string, string | Buffer>>): Buffer {
  let local = Buffer.alloc(0);
  let central = Buffer.alloc(0);
  for (const [name, entry] of Object.entries(entries)) {
    const content = Buffer.from(entry);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt32LE(crc32(content), 10);
    header.writeUInt32LE(content.length, 14);
    header.writeUInt32LE(content.length, 18);
    header.writeUInt16LE(name.length, 22);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(local.length, 10);
    central = Buffer.concat([central, bytes('PK', 1, 2, 20, 0), header, more, Buffer.from(name)]);
    local = Buffer.concat([local, bytes('PK', 3, 4), header, Buffer.from(name), content]);
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(entries).length, 4);
  end.writeUInt16LE(Object.keys(entries).length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, bytes('PK', 5, 6), end]);
}

/** What an office document since 2007 says it is. */
export function officeDocument(contentType: string, before: Record<string, Buffer> = {}): Buffer {
  const types = `<Types><Override ContentType="${contentType}.main+xml"/></Types>`;
  return archive({ ...before, '[Content_Types].xml': types });
}

const beforeOffice2007 = bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, '\0'.repeat(504));
const office = 'application/vnd.openxmlformats-officedocument';

/** The least that makes a file of each type. */
export const sampleFiles: Readonly<Record<FileTypeName, Buffer>> = {
  'image/jpeg': bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16, 'JFIF', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9),
  'image/png': Buffer.concat([
    bytes(0x89, 'PNG\r\n', 0x1a, '\n'),
    chunk('IHDR', bytes(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0)),
    chunk('IDAT', bytes(0x78, 0x9c, 0x63, 0, 0, 0, 2, 0, 1)),
    chunk('IEND', bytes()),
  ]),
  'image/webp': bytes('RIFF', 12, 0, 0, 0, 'WEBPVP8 '),
  'image/gif': bytes('GIF89a', 1, 0, 1, 0, 0, 0, 0, 0x3b),
  'image/heic': boxed('heic'),
  'image/heif': boxed('mif1'),
  'application/pdf': bytes('%PDF-1.7\n%%EOF\n'),
  'audio/mpeg': bytes('ID3', 4, 0, 0, 0, 0, 0, 10, '\0'.repeat(10), 0xff, 0xfb, 0x90, 0x64, '\0'.repeat(413)),
  'audio/mp4': boxed('M4A '),
  'audio/x-m4a': boxed('mp42'),
  'audio/wav': bytes('RIFF', 4, 0, 0, 0, 'WAVEfmt '),
  'audio/x-wav': bytes('RIFF', 4, 0, 0, 0, 'WAVEfmt '),
  'audio/amr': bytes('#!AMR\n'),
  'audio/ogg': bytes('OggS', '\0'.repeat(24), 'OpusHead', '\0'.repeat(16)),
  [`${office}.wordprocessingml.document` as const]: officeDocument(`${office}.wordprocessingml.document`),
  [`${office}.spreadsheetml.sheet` as const]: officeDocument(`${office}.spreadsheetml.sheet`),
  [`${office}.presentationml.presentation` as const]: officeDocument(`${office}.presentationml.presentation`),
  'application/msword': beforeOffice2007,
  'application/vnd.ms-excel': beforeOffice2007,
  'application/vnd.ms-powerpoint': beforeOffice2007,
};

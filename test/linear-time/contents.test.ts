import { fileTypeFromBuffer } from 'file-type';
import { expect, test } from 'vitest';
import { growthOf, isLinear } from './measure.ts';

const kb = 1024;

/** What a file begins with, and what goes on until it is as large as a file may be. */
const contents: Readonly<Record<string, readonly [begin: Buffer, piece: Buffer]>> = {
  'a picture of empty chunks': [
    Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\0\0\0\0', 'latin1'),
    Buffer.from('\0\0\0\0tEXt\0\0\0\0', 'latin1'),
  ],
  'an archive of empty files': [
    Buffer.from(''),
    Buffer.from(`PK\x03\x04\x14\0\0\0\0\0${'\0'.repeat(16)}\x01\0\0\0a`, 'latin1'),
  ],
  'an archive that does not end': [
    Buffer.from(`PK\x03\x04\x14\0\x08\0\0\0${'\0'.repeat(16)}\x01\0\0\0a`, 'latin1'),
    Buffer.from('PK\x07'),
  ],
  'tags before a recording': [Buffer.from(''), Buffer.from('ID3\x03\0\0\0\0\0\0', 'latin1')],
  'a recording in pieces': [
    Buffer.from([
      0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11, 0xa6, 0xd9, 0, 0xaa, 0, 0x62, 0xce, 0x6c, 0, 0, 0, 0, 0,
      0, 0, 1, 0, 0, 0, 0, 0, 0,
    ]),
    Buffer.from(`${'x'.repeat(16)}\x18\0\0\0\0\0\0\0`, 'latin1'),
  ],
  'a film of boxes': [
    Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    Buffer.from([0x42, 0x86, 0x81, 1]),
  ],
  'marks of a picture': [Buffer.from([0xff, 0xd8, 0xff]), Buffer.from([0xff, 0xe0, 0, 2])],
  'a document that is only begun': [Buffer.from('%PDF-1.7\n'), Buffer.from('%')],
  'a text': [Buffer.from('<?xml '), Buffer.from(' ')],
};

test.each(Object.entries(contents))(
  'the content of a file is recognised in linear time: %s',
  { timeout: 120_000 },
  async (_, [begin, piece]) => {
    const growth = await growthOf({
      size: 20 * 1024 * kb,
      prepare: (size) => Buffer.concat([begin, Buffer.alloc(size, piece)]),
      work: (bytes) => fileTypeFromBuffer(bytes),
    });
    expect([growth, isLinear(growth)]).toEqual([growth, true]);
  },
);

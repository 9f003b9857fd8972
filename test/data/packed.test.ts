import { createHash } from 'node:crypto';
import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, test } from 'vitest';
import { contentOf } from '../../shared/data/table/item.ts';
import { compressed, decompressed, packed, unpacked } from '../../shared/data/table/packed.ts';
import { phrases } from '../../shared/data/table/phrases.ts';
import { contentOfImage } from '../../shared/data/table/stream-image.ts';
import { transactItem } from '../../shared/data/table/transaction.ts';
import { complaintSchema } from '../../shared/domain/complaint/complaint.ts';
import { received } from '../support/complaint.ts';

const head = received().contact('2026-11-23 11:00').complaint;
const key = { pk: head.id, sk: 'head' };

test('what was packed once is still read: the text it refers to is the same for ever', () => {
  expect(createHash('sha256').update(phrases).digest('hex')).toBe(
    'ead40457f005b1c0356043d47127de19e9eef77423d46de3a07c1a2250cff266',
  );
  const kept = 'AavGUmqgtw9f7F32bM6ul7snPt3Yr1QLAA==';
  expect(decompressed(Buffer.from(kept, 'base64'))).toBe('{"status":"received","description":"车机黑屏"}');
});

describe('content that is worthwhile to pack', () => {
  const { Item } = transactItem('table', { put: key, data: head, packs: true }).Put ?? {};

  test('takes less than a third, and is read as it was', () => {
    expect(Item?.data).toBeInstanceOf(Uint8Array);
    expect(Buffer.from(Item?.data).length).toBeLessThan(JSON.stringify(head).length / 3);
    expect(contentOf(Item ?? {}, 'data')).toEqual(JSON.parse(JSON.stringify(head)));
  });

  test('is read out of a stream record, where bytes are in base 64', () => {
    const { data, ...image } = marshall(Item ?? {}, { removeUndefinedValues: true });
    const B = Buffer.from(data?.B ?? []).toString('base64');
    expect(contentOfImage({ ...image, data: { B } } as never, 'data', complaintSchema)).toEqual(head);
  });

  test('as it was stored before, in the open, is read alike, by itself and out of a stream record', () => {
    const item = { ...key, data: head };
    expect(contentOf(item, 'data')).toBe(head);
    const image = marshall(item, { removeUndefinedValues: true });
    expect(contentOfImage(image as never, 'data', complaintSchema)).toEqual(head);
  });
});

test('what is short stays in the open, and so does what a condition may look into', () => {
  expect(packed({ id: 'short' })).toEqual({ id: 'short' });
  expect(transactItem('table', { put: key, data: head }).Put?.Item?.data).toBe(head);
});

test('what is short is so by its bytes, of which a Chinese character takes three', () => {
  const description = (letters: number) => ({ description: '响'.repeat(letters) });
  expect(packed(description(227))).toEqual(description(227));
  expect(packed(description(228))).toBeInstanceOf(Uint8Array);
  expect(unpacked(packed(description(228)))).toEqual(description(228));
});

test('a text that refers to what is at hand is read with that alone, and bytes of another way not at all', () => {
  const said = '客户要求更换前保险杠并赔偿误工费用';
  const bytes = compressed(`{"demand":"${said}"}`, said);
  expect(bytes.length).toBeLessThan(compressed(`{"demand":"${said}"}`).length);
  expect(decompressed(bytes, said)).toBe(`{"demand":"${said}"}`);
  expect(() => decompressed(Buffer.of(9, ...bytes.subarray(1)), said)).toThrow('not compressed in a way');
});

test('content that has moved is read from where it lay before as well', () => {
  const page = { branchId: 'tst.br1', month: '2026-11', counters: { received: 3 } };
  expect(contentOf({ row: page }, 'moved')).toEqual(page);
  expect(contentOf({ data: packed(page), row: { branchId: 'tst.br1' } }, 'moved')).toEqual(page);
});

import { expect, test } from 'vitest';
import { findReading, recordsOf } from '../../functions/jobs/read-file.ts';
import { largestImportBytes } from '../../shared/domain/import/import.ts';
import { slowFor, timeOf } from './measure.ts';
import { shapes } from './shapes.ts';

const mb = 1024 * 1024;

const unframed = shapes.filter(({ name }) => !name.includes('between'));
/** A whole number of every piece that opens something, so that a row closes it as well; and within what a row may have. */
const [shortRow, longestRow] = [120, 65_520];

/** Of rows of a file, over and over, as many as fit into so many bytes. */
function fileOf(rows: readonly string[], size: number, end = Buffer.of()): Buffer {
  const block = Buffer.from(rows.map((row) => `${row}\n`).join(''));
  const times = Math.floor((size - end.length) / block.length);
  return Buffer.concat([Buffer.alloc(times * block.length, block), end]);
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

/** @returns how many rows it has with anything on them */
async function read(bytes: Uint8Array): Promise<number> {
  let rows = 0;
  for await (const _ of recordsOf(once(bytes), await findReading(() => once(bytes)))) rows += 1;
  return rows;
}

const rowsWithin = (size: number) => unframed.map(({ of }) => of(size));
const isAscii = (row: string) => Buffer.byteLength(row) === row.length;
/** It is UTF-8 as well but for its end, so that it is read to there twice before anything is known. */
const endInGb18030 = Buffer.from([0xd0, 0xd5, 0x0a]);

test.each([
  ['in UTF-8', rowsWithin(longestRow), undefined],
  ['in GB18030', rowsWithin(longestRow).filter(isAscii), endInGb18030],
])('the largest file there may be takes ten times as long as a tenth of it: %s', async (_, rows, end) => {
  const [tenth, whole] = [0.1, 1].map((share) => fileOf(rows, share * largestImportBytes, end));
  const found: number[] = [];
  const ms: number[] = [];
  for (const file of [tenth, whole]) {
    ms.push(await timeOf(async (bytes: Buffer) => void found.push(await read(bytes)), file ?? Buffer.of()));
  }
  expect(whole?.length).toBeGreaterThan(0.95 * largestImportBytes);
  // Both are read to their end: in either every row is found that has anything on it.
  const times = (whole?.length ?? 0) / (tenth?.length ?? 1);
  expect((found[1] ?? 0) / (found[0] ?? 0)).toBeCloseTo(times, 0);
  expect((ms[1] ?? 0) / (ms[0] ?? 0)).toBeLessThan(2 * times);
});

test.each([
  ['the longest ones', longestRow],
  ['short ones', shortRow],
])('a file of rows that are all alike takes linear time: %s', async (_, rowLength) => {
  const judge = (file: string) => read(Buffer.from(file));
  const files = unframed.map(({ name, of }) => ({
    name,
    of: (size: number) => `${of(rowLength)}\n`.repeat(Math.floor(size / rowLength)),
  }));
  expect(await slowFor(files, 2 * mb, judge)).toEqual([]);
});

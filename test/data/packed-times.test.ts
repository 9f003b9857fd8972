import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packTimes, unpackTimes } from '../../shared/data/table/packed-times.ts';
import { fromEpoch } from '../../shared/domain/calendar.ts';

const dayMs = 86_400_000;
const monday = Date.UTC(2026, 10, 23);

test('packed times come out as they went in, to the millisecond, those of the same instant as well', () => {
  const ends = fc.integer({ min: 0, max: 6 * dayMs });
  fc.assert(
    fc.property(fc.array(fc.oneof(ends, fc.integer({ min: 0, max: 200 }))), (offsets) => {
      const times = offsets.map((by) => fromEpoch(monday + by)).toSorted();
      expect(unpackTimes(packTimes(times))).toEqual(times);
    }),
    { seed: 20261130 },
  );
});

test('six hundred times of two days take less than two kilobytes, and two thousand of six days seven', () => {
  const packed = (count: number, days: number) =>
    packTimes(Array.from({ length: count }, (_, nth) => fromEpoch(monday + nth * ((days * dayMs) / count))));
  expect(packed(600, 2).length).toBeLessThan(2_000);
  expect(packed(2_000, 6).length).toBeLessThan(7_000);
});

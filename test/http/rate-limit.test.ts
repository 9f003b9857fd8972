import { describe, expect, test } from 'vitest';
import { problemAnswer } from '../../shared/http/problem-answer.ts';
import { createBuckets, tooMany } from '../../shared/http/rate-limit.ts';

const second = 1000;

describe('a bucket a caller', () => {
  test('gives what it holds at once, then refills by the second', () => {
    const take = createBuckets({ perSecond: 2, atOnce: 3 });
    expect([take('a', 1, 0), take('a', 1, 0), take('a', 1, 0), take('a', 1, 0)]).toEqual([0, 0, 0, 1]);
    expect([take('a', 1, 499), take('a', 1, 500), take('a', 1, 500)]).toEqual([1, 0, 1]);
  });

  test('holds no more than it did, however long nobody came', () => {
    const take = createBuckets({ perSecond: 2, atOnce: 3 });
    take('a', 1, 0);
    const later = 3600 * second;
    expect([1, 2, 3, 4].map(() => take('a', 1, later))).toEqual([0, 0, 0, 1]);
  });

  test('says how long to wait for what takes more, and takes nothing meanwhile', () => {
    const take = createBuckets({ perSecond: 2, atOnce: 10 });
    expect(take('a', 10, 0)).toBe(0);
    expect(take('a', 5, 0)).toBe(3);
    expect(take('a', 5, 2 * second)).toBe(1);
    expect(take('a', 5, 3 * second)).toBe(0);
  });

  test('lets a request through that counts for more than it ever holds, once it is full', () => {
    const take = createBuckets({ perSecond: 1, atOnce: 2 });
    expect([take('a', 5, 0), take('a', 5, second), take('a', 5, 2 * second)]).toEqual([0, 1, 0]);
  });

  test('is each caller’s own', () => {
    const take = createBuckets({ perSecond: 1, atOnce: 1 });
    expect([take('a', 1, 0), take('a', 1, 0), take('b', 1, 0)]).toEqual([0, 1, 0]);
  });

  test('survives a clock that goes back, and gives nothing for it', () => {
    const take = createBuckets({ perSecond: 1, atOnce: 1 });
    expect([take('a', 1, 10 * second), take('a', 1, 0), take('a', 1, second)]).toEqual([0, 1, 0]);
  });

  test('of whoever was quiet longest is forgotten where there are too many, and of nobody else', () => {
    const take = createBuckets({ perSecond: 1, atOnce: 1 }, 2);
    expect([take('a', 1, 0), take('b', 1, 0), take('a', 1, 0), take('c', 1, 0)]).toEqual([0, 0, 1, 0]);
    expect([take('a', 1, 0), take('c', 1, 0), take('b', 1, 0)]).toEqual([1, 1, 0]);
  });
});

test('a refusal says after how many seconds to come back', () => {
  expect(problemAnswer(tooMany(7))).toMatchObject({ statusCode: 429, headers: { 'retry-after': '7' } });
});

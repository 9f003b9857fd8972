import { expect, test } from 'vitest';
import { RaceLost, reasonToTryAgain, TooLarge } from '../../shared/data/table/transaction.ts';

function failed(name: string, codes: readonly (string | undefined)[] = [], message = ''): Error {
  const CancellationReasons = codes.map((Code) => ({ Code }));
  return Object.assign(new Error(message), { name, CancellationReasons });
}

const cancelled = (...codes: (string | undefined)[]) => failed('TransactionCanceledException', codes);

test.each([
  ['one that is under way', failed('TransactionInProgressException'), 'refused'],
  ['one that crossed another', cancelled('None', 'TransactionConflict'), 'crossed'],
  ['one that was throttled', cancelled('None', 'ThrottlingError'), 'refused'],
  ['one beyond what the table takes', cancelled('ProvisionedThroughputExceeded'), 'refused'],
  ['one that crossed and was throttled', cancelled('ThrottlingError', 'TransactionConflict'), 'crossed'],
])('a transaction may be tried again: %s', (_, error, reason) => {
  expect(reasonToTryAgain(error)).toBe(reason);
});

test.each([
  ['a condition failed', cancelled('None', 'ConditionalCheckFailed'), RaceLost],
  [
    'a condition failed, whatever else',
    cancelled('TransactionConflict', 'ConditionalCheckFailed', 'ValidationError'),
    RaceLost,
  ],
  ['an update makes an item too large', cancelled('None', 'ValidationError'), TooLarge],
  [
    'an item is told that is too large',
    failed('ValidationException', [], 'Item size has exceeded the maximum allowed size'),
    TooLarge,
  ],
])('a transaction has failed: %s', (_, error, kind) => {
  expect(() => reasonToTryAgain(error)).toThrow(kind);
});

test.each([
  ['is none of its kinds', failed('ValidationException', [], 'Invalid UpdateExpression')],
  ['was cancelled for a reason that nobody knows', cancelled('None', 'ItemCollectionSizeLimitExceeded')],
  ['was cancelled without a reason', cancelled()],
  ['is no error', 'none' as unknown as Error],
])('a failure is passed on as it is where it %s', (_, error) => {
  expect(() => reasonToTryAgain(error)).toThrow(error);
});

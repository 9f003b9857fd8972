import { expect, test } from 'vitest';
import { checkVersion } from '../../shared/http/command.ts';

const version = 4;

test.each([undefined, '*', '"4"', 'W/"4"', '"3", "4"', ' "4" '])('If-Match %s takes version 4', (ifMatch) => {
  expect(() => checkVersion(ifMatch, { version })).not.toThrow();
});

test.each(['"3"', 'W/"5"', '"3","5"', '""', '"04"'])('If-Match %s names another version', (ifMatch) => {
  expect(() => checkVersion(ifMatch, { version })).toThrow('It is at version "4" by now.');
});

test.each(['4', '', '"4', '4"', '"4" "5"', '"4", 5', "'4'"])('If-Match %s names none', (ifMatch) => {
  expect(() => checkVersion(ifMatch, { version })).toThrow(
    'If-Match must be an ETag with its quotes, such as "4", or *',
  );
});

import { expect, test } from 'vitest';
import { matchesAny, matchesFilter } from '../../../infra/local/stream-filter.ts';
import { streamFilters } from '../../../shared/data/table/table-schema.ts';

const record = (eventName: string, sk: string, pk: string) => ({
  eventName,
  dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } } },
});

test.each([
  ['INSERT', 'task#t1', true, false],
  ['REMOVE', 'task#t1', true, false],
  ['INSERT', 'head', false, true],
  ['MODIFY', 'head', false, true],
  ['REMOVE', 'head', false, false],
  ['INSERT', 'headline', false, false],
  ['INSERT', 'month#2026-11', false, false],
  ['INSERT', 'head', true, true, 'cmp.demo.sh01.x'],
  ['MODIFY', 'head', false, true, 'cmp.demo.sh01.x'],
  ['INSERT', 'details', false, false, 'cmp.demo.sh01.x'],
])('%s of %s: scheduleTasks %s, aggregateMonth %s', (eventName, sk, tasks, figures, pk = 'x') => {
  expect(matchesAny(record(eventName, sk, pk), streamFilters.scheduleTasks)).toBe(tasks);
  expect(matchesAny(record(eventName, sk, pk), streamFilters.aggregateMonth)).toBe(figures);
});

test('a field that is missing, or no text where a prefix is wanted, does not fit', () => {
  expect(matchesFilter({}, { a: { b: ['x'] } })).toBe(false);
  expect(matchesFilter({ a: 1 }, { a: [{ prefix: '1' }] })).toBe(false);
  expect(matchesFilter({ a: null }, { a: [null, 2] })).toBe(true);
});

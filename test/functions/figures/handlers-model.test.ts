import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recount } from '../../../infra/local/recount.ts';
import { type Backends, startBackends } from '../../support/backends.ts';
import { openBranchesAtWork } from '../../support/branches-at-work.ts';
import type { Deed } from '../../support/deeds.ts';
import { openEngineStream } from '../../support/engine-stream.ts';
import { failingTable } from '../../support/failing-table.ts';
import { StreamDeliveries } from '../../support/stream-deliveries.ts';

/** When work begins: some hours before a month ends in one zone after the other, or before clocks are changed. */
const beginnings = [
  ['the end of a February of 28 days', '2027-02-28T06:00:00.000Z'],
  ['the end of a year', '2027-12-31T08:00:00.000Z'],
  ['the 28th of February in a leap year', '2028-02-28T08:00:00.000Z'],
  ['the 29th of February', '2028-02-29T09:00:00.000Z'],
  ["Newfoundland's clocks put on", '2028-03-12T01:00:00.000Z'],
  ["New Zealand's clocks put back", '2028-04-01T09:00:00.000Z'],
  ["the end of the month in which New Zealand's clocks are put on", '2028-09-30T09:00:00.000Z'],
] as const;

const deed: fc.Arbitrary<Deed> = fc.record({
  what: fc.oneof(
    { weight: 9, arbitrary: fc.constant('handle' as const) },
    { weight: 7, arbitrary: fc.constantFrom('complaint', 'complaint', 'work', 'call', 'correct', 'arrival') },
    { weight: 1, arbitrary: fc.constant('drill' as const) },
  ),
  nth: fc.nat({ max: 1000 }),
  code: fc.nat({ max: 1000 }),
  yes: fc.boolean(),
});

/** Somebody does something after a while, and then the aggregator gets a batch, in one of many ways. */
const step = fc.record({
  minutes: fc.constantFrom(0, 10, 20, 30, 40, 60),
  served: fc.boolean(),
  deed,
  delivery: fc.constantFrom('none', 'none', 'whole', 'failing', 'crash', 'replay'),
  nth: fc.nat(),
  size: fc.integer({ min: 1, max: 30 }),
  call: fc.integer({ min: 1, max: 5 }),
  after: fc.boolean(),
});

/** Within about a day a month ends in all three zones; afterwards there is another hour or two of work, days later. */
const history = fc.noBias(
  fc.record({
    steps: fc.array(step, { minLength: 50, maxLength: 60, size: 'max' }),
    days: fc.integer({ min: 1, max: 33 }),
    afterwards: fc.array(step, { minLength: 5, maxLength: 10, size: 'max' }),
  }),
);

let backends: Backends;
/** How often each kind of request was accepted in all of them. */
const done: Record<string, number> = {};

beforeEach(async () => {
  backends = await startBackends('2027-01-01T00:00:00.000Z');
});

afterEach(() => backends.stop());

test.each(beginnings)(
  'STAT-3 whatever branches in three time zones do around %s, every figure equals a plain recount',
  async (_, beginning) => {
    const { table, environment } = backends.runtime;
    const newRecords = await openEngineStream(environment.TABLE_NAME);
    const stream = new StreamDeliveries();
    await fc.assert(
      fc.asyncProperty(history, async ({ steps, days, afterwards }) => {
        backends.setNow(beginning);
        const branches = await openBranchesAtWork(backends);
        for (const [at, one] of [...steps, ...afterwards].entries()) {
          const { minutes, served, deed, delivery, nth, size, call, after } = one;
          await branches.pass(minutes * 60 + (at === steps.length ? days * 86_400 : 0), served);
          await branches.do(deed);
          if (delivery === 'none') continue;
          stream.written(...(await newRecords()));
          const batch = { nth, size };
          if (delivery === 'whole') await stream.deliver(table, batch);
          else if (delivery === 'failing') await stream.deliver(failingTable(table, call + 1, after), batch);
          else if (delivery === 'crash') await stream.crash(table, batch, call, after);
          else await stream.replay(table, batch);
        }
        stream.written(...(await newRecords()));
        await stream.deliverAll(table);
        expect(await recount(environment.TABLE_NAME)).toEqual({ differences: [] });
        for (const [name, times] of Object.entries(branches.accepted)) done[name] = (done[name] ?? 0) + times;
      }),
      // What a run has written stays, so there is nothing to shrink by.
      { seed: Date.parse(beginning) / 1000, numRuns: 1, endOnFailure: true },
    );
  },
);

test('those histories have most of what can happen to complaints, visits and calls', () => {
  const most = ['contacts', 'findings', 'solution', 'resolution', 'verification', 'reopening', 'merge'];
  const others = ['classification', 'assignment', 'escalations', 'hand-back', 'attempts', 'emergency-plans'];
  expect(Object.keys(done)).toEqual(expect.arrayContaining([...most, ...others]));
  expect(done.complaints).toBeGreaterThan(50);
});

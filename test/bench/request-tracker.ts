import { setTimeout as wait } from 'node:timers/promises';
import { fromEpoch, localMonth } from '../../shared/domain/calendar.ts';
import type { Figure } from './report.ts';
import { startOurs } from './request-tracker/ours.ts';
import { startTheirs, whatIsMissing } from './request-tracker/theirs.ts';
import type { Answer, Tracker } from './request-tracker/tracker.ts';
import { timeZone } from './support/branch.ts';
import { inTurn, median, milliseconds, timed } from './support/measure.ts';

const stored = 2_000;
/** The last of them are registered in turn and measured, the others before them by two callers at once. */
const rounds = 300;
/** How many times as long Request Tracker takes for a list, at least. */
const bound = 4;

interface Side {
  readonly tracker: Tracker;
  /** The complaints that were registered in turn. */
  readonly ids: string[];
  readonly bytes: Map<string, number>;
}

/** The same complaints in both systems, and the same questions put to both by the same caller, in turn. */
export const requestTracker: Figure = {
  name: 'request-tracker',
  title: `Beside Request Tracker: ${stored.toLocaleString('en')} complaints in either, ${rounds} requests each`,
  missing: whatIsMissing,
  async run() {
    const started = await Promise.allSettled([startOurs(), startTheirs()]);
    try {
      const [here, there] = started.map(sideOf);
      if (!here || !there) throw new Error('both are needed');
      const month = localMonth(fromEpoch(Date.now()), timeZone);
      for (const { tracker } of [here, there]) await fill(tracker, stored - rounds);
      const compare = async (name: string, work: (side: Side, round: number) => Promise<unknown>) => {
        const [ours, theirs] = await inPairs(here, there, work);
        return { name, ours, theirs, bytes: [here, there].map(({ bytes }) => bytes.get(name) ?? 0) };
      };
      const found = [
        await compare('registering one', async ({ tracker, ids }, round) => {
          ids.push(await tracker.register(stored - rounds + round));
        }),
      ];
      // Figures follow what they count.
      while ((await here.tracker.month(month)).complaints < stored) await wait(100);
      const reading = (
        name: string,
        complaints: number,
        ask: (side: Side, round: number) => Promise<Answer>,
      ) =>
        compare(name, async (side, round) => {
          const answer = await ask(side, round);
          if (answer.complaints !== complaints) throw new Error(`${name}: ${answer.complaints} complaints`);
          side.bytes.set(name, answer.bytes);
        });
      found.push(
        await reading('reading one', 1, ({ tracker, ids }, round) => tracker.read(ids[round] ?? '')),
        await reading('a list of 50', 50, ({ tracker }) => tracker.list()),
        await reading('the figure of the month', stored, ({ tracker }) => tracker.month(month)),
      );
      const list = found.find(({ name }) => name === 'a list of 50');
      const ratio = list ? list.theirs / list.ours : 0;
      return {
        tables: [
          {
            head: [
              'p50',
              'here, ms',
              'Request Tracker, ms',
              'times as long',
              'here, KB',
              'Request Tracker, KB',
            ],
            rows: found.map(({ name, ours, theirs, bytes }) => [
              name,
              milliseconds(ours),
              milliseconds(theirs),
              (theirs / ours).toFixed(1),
              ...bytes.map((count) => (count === 0 ? '' : (count / 1_000).toFixed(1))),
            ]),
          },
        ],
        broken: ratio >= bound ? [] : [`Request Tracker takes ${ratio.toFixed(1)} times as long for a list`],
      };
    } finally {
      for (const result of started) if (result.status === 'fulfilled') await result.value.stop();
    }
  },
};

function sideOf(started: PromiseSettledResult<Tracker>): Side {
  if (started.status === 'rejected') throw started.reason;
  return { tracker: started.value, ids: [], bytes: new Map() };
}

async function fill(tracker: Tracker, complaints: number): Promise<void> {
  let next = 0;
  const caller = async () => {
    while (next < complaints) await tracker.register(next++);
  };
  await Promise.all([caller(), caller()]);
}

/** @returns the medians, in milliseconds */
async function inPairs(here: Side, there: Side, work: (side: Side, round: number) => Promise<unknown>) {
  const round = { here: 0, there: 0 };
  const times = await inTurn(rounds, {
    here: () => timed(() => work(here, round.here++)),
    there: () => timed(() => work(there, round.there++)),
  });
  return [median(times.get('here') ?? []), median(times.get('there') ?? [])] as const;
}

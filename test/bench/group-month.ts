import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { recount } from '../../infra/local/recount.ts';
import { startSystem } from '../../infra/local/system.ts';
import type { Figure } from './report.ts';
import { timed } from './support/measure.ts';
import { differencesOf } from './support/played-month/differences.ts';
import { enterPlayedGroup } from './support/played-month/group.ts';
import { sumOf } from './support/played-month/own-count.ts';
import { playMonth } from './support/played-month/play.ts';
import { scriptOf } from './support/played-month/script.ts';
import { PlayedTime } from './support/played-month/time.ts';
import { usageOf } from './support/process-usage.ts';

const size = {
  branches: Number(process.env.BRANCHES ?? 100),
  complaints: Number(process.env.COMPLAINTS ?? 100),
  visits: Number(process.env.VISITS ?? 300),
  callers: Number(process.env.CALLERS ?? 8),
  seed: Number(process.env.SEED ?? 2026),
};

/**
 * A month of a group as `npm start` runs it: every request over HTTP in the order of time, every deadline at its
 * instant, figures and schedules from the stream. `BRANCHES`, `COMPLAINTS` and `VISITS` (of each branch), `CALLERS`
 * (branches at work at the same time) and `SEED` make it another one.
 */
export const groupMonth: Figure = {
  name: 'group-month',
  title: `A month of ${size.branches} branches, each with ${size.complaints} complaints and ${size.visits} visits`,
  apart: true,
  async run() {
    const dataDir = mkdtempSync(join(tmpdir(), 'dealer-care-bench-'));
    const info = console.info;
    console.info = () => undefined;
    const system = await startSystem({ port: 0, dataDir, log: () => undefined });
    const engine = Number(readFileSync(join(dataDir, 'engine.pid'), 'utf8'));
    try {
      const group = await enterPlayedGroup(system, size.branches);
      const time = new PlayedTime(system.now());
      const scripts = group.desks.map((desk, nth) =>
        scriptOf(desk, { nth, month: size, time, seed: size.seed }),
      );
      const days: { service: number; engine: number }[] = [];
      const processor = () => usageOf(process.pid).processorSeconds + usageOf(engine).processorSeconds;
      const before = processor();
      const startedAt = performance.now();
      const onDay = (day: number) => {
        days.push({
          service: usageOf(process.pid).memoryMegabytes,
          engine: usageOf(engine).memoryMegabytes,
        });
        const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
        console.log(`day ${day} of ${time.days}: ${group.sent.commands} commands, ${minutes} minutes`);
      };
      const played = await timed(() => playMonth(scripts, { group, time, atOnce: size.callers, onDay }));
      const seconds = played / 1000;
      const share = (processor() - before) / seconds / availableParallelism();
      const { commands } = group.sent;
      const counted = scripts.map(({ count }) => count.figures(time));
      const differences = await differencesOf(scripts, counted, time.month);
      console.log(
        `${differences.length} differences from the count of its own; a recount goes through all of it`,
      );
      const { differences: recounted } = await recount(system.runtime.environment.TABLE_NAME ?? '');
      const letters = system.deadLetters.list();

      const quarter = days[Math.round(days.length / 4)];
      const last = days.at(-1);
      const all = sumOf(counted);
      return {
        tables: [
          {
            head: [
              'branches',
              'complaints',
              'visits',
              'attempts',
              'commands',
              'minutes',
              'commands a second',
              'of the processor, %',
            ],
            rows: [
              [
                String(size.branches),
                String((all.received ?? 0) + (all.enquiries ?? 0)),
                String(all.visits),
                String(all.attempts),
                String(commands),
                (seconds / 60).toFixed(1),
                (commands / seconds).toFixed(0),
                (share * 100).toFixed(0),
              ],
            ],
          },
          {
            head: ['memory, MB', 'after a quarter', 'at the end'],
            rows: (['service', 'engine'] as const).map((name) => [
              name,
              (quarter?.[name] ?? 0).toFixed(0),
              (last?.[name] ?? 0).toFixed(0),
            ]),
          },
        ],
        broken: [
          ...differences,
          ...(recounted.length > 0 ? [`${recounted.length} figures differ from a recount`] : []),
          ...(letters.length > 0 ? [`${letters.length} dead letters, the first: ${letters[0]?.reason}`] : []),
        ],
      };
    } finally {
      console.info = info;
      await system.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type System, startSystem } from '../../infra/local/system.ts';
import { differencesOf } from '../bench/support/played-month/differences.ts';
import { enterPlayedGroup } from '../bench/support/played-month/group.ts';
import { sumOf } from '../bench/support/played-month/own-count.ts';
import { playMonth } from '../bench/support/played-month/play.ts';
import { scriptOf } from '../bench/support/played-month/script.ts';
import { PlayedTime } from '../bench/support/played-month/time.ts';

let dataDir: string;
let system: System;

beforeAll(async () => {
  vi.spyOn(console, 'info').mockReturnValue();
  dataDir = mkdtempSync(join(tmpdir(), 'dealer-care-'));
  system = await startSystem({ port: 0, dataDir, log: () => undefined });
});

afterAll(async () => {
  await system.stop();
  rmSync(dataDir, { recursive: true, force: true });
  vi.restoreAllMocks();
});

test('STAT-3 STAT-5 after a month of work at two branches, their figures and those of their group are what was done', async () => {
  const group = await enterPlayedGroup(system, 2);
  const time = new PlayedTime(system.now());
  const month = { complaints: 12, visits: 8 };
  const scripts = group.desks.map((desk, nth) => scriptOf(desk, { nth, seed: 2026, month, time }));
  await playMonth(scripts, { group, time, atOnce: 2 });
  const counted = scripts.map(({ count }) => count.figures(time));
  expect(await differencesOf(scripts, counted, time.month)).toEqual([]);
  expect(await group.local('recount', {})).toEqual({ differences: [] });
  expect(system.deadLetters.list()).toEqual([]);
  const { received = 0, enquiries = 0, closed = 0, visits } = sumOf(counted);
  expect({ complaints: received + enquiries, visits }).toEqual({ complaints: 24, visits: 16 });
  expect(closed).toBeGreaterThan(10);
}, 180_000);

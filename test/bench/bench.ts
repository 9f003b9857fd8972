import { join } from 'node:path';
import { aggregator } from './aggregator.ts';
import { areaReport } from './area-report.ts';
import { callersDay } from './callers-day.ts';
import { clock } from './clock.ts';
import { imports } from './imports.ts';
import { monthReport } from './month-report.ts';
import { recount } from './recount.ts';
import { type Figure, markdown, writeInto } from './report.ts';
import { requestTracker } from './request-tracker.ts';
import { requests } from './requests.ts';
import { startUp } from './start-up.ts';
import { throughput } from './throughput.ts';
import { visitsAtOnce } from './visits.ts';
import { workingTime } from './working-time.ts';

const figures: readonly Figure[] = [
  requests,
  startUp,
  monthReport,
  areaReport,
  recount,
  callersDay,
  visitsAtOnce,
  aggregator,
  throughput,
  requestTracker,
  imports,
  workingTime,
  clock,
];
const document = join(import.meta.dirname, '../../docs/benchmarks.md');

/** `npm run bench -- [--write] [figure…]`: all figures, or those that are named; fails where a bound does not hold. */
const given = process.argv.slice(2);
const write = given.includes('--write');
const wanted = given.filter((argument) => argument !== '--write');
const unknown = wanted.filter((name) => !figures.some((figure) => figure.name === name));
if (unknown.length > 0) {
  console.error(`No figure ${unknown.join(', ')}; there are ${figures.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

for (const { name, title, missing, run } of figures) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${title}`);
  const lacking = missing?.();
  if (lacking !== undefined) {
    console.error(`left out: ${lacking}`);
    // Who asked for all figures gets all that there can be, and who asked for this one does not get it.
    if (wanted.length > 0) process.exitCode = 1;
    continue;
  }
  const { tables, broken } = await run();
  const text = tables.map(markdown).join('\n\n');
  console.log(`\n${text}`);
  for (const sentence of broken) console.error(`broken: ${sentence}`);
  if (broken.length > 0) process.exitCode = 1;
  if (write) writeInto(document, name, `\n${text}\n`);
}

import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomFrom } from '../../infra/local/demo/random.ts';
import { type Mutant, mutantsOf } from './mutants.ts';
import { type Found, testsFind } from './tests-find.ts';

/**
 * `npm run mutate -- [--seed 1] [--each 15] [--seconds 300] [path…]`: makes mistakes, one at a time, in a copy of the
 * sources, and tells which of them no test finds. So many are drawn in each of the paths, by default in what decides and
 * stores; the seed decides which. A path may end in `:line`, for the mistakes of one line. Each is given so many seconds.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    each: { type: 'string', default: '15' },
    seconds: { type: 'string', default: '300' },
  },
});

const held = [
  'shared/domain',
  'shared/data',
  'shared/transactions',
  'shared/access.ts',
  'functions/automation',
];

const root = join(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'dealer-care-mutants-'));
process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const needed = ['functions', 'infra', 'shared', 'test', 'docs', 'package.json', 'tsconfig.json', 'cdk.json'];
for (const name of needed) cpSync(join(root, name), join(copy, name), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

const { found: untouched } = await ask('');
if (untouched === 'found' || untouched === 'hangs') throw new Error('the tests fail by themselves');

let alive = 0;
for (const area of positionals.length > 0 ? positionals : held) {
  const all = mutantsIn(area);
  const drawn = draw(all, Number(values.each));
  const outcomes: Found[] = [];
  for (const mutant of drawn) outcomes.push(await outcomeOf(mutant));
  const killed = outcomes.filter((found) => found === 'found' || found === 'hangs').length;
  console.log(`${area}: ${killed} of ${drawn.length} were found, drawn of ${all.length}`);
  alive += drawn.length - killed;
}
process.exitCode = alive > 0 ? 1 : 0;

function mutantsIn(area: string): Mutant[] {
  const [path = area, line] = area.split(':');
  const paths = path.endsWith('.ts') ? [path] : globSync(`${path}/**/*.ts`, { cwd: copy }).toSorted();
  const all = paths.flatMap((path) => mutantsOf(path, sourceOf(path)));
  return line === undefined ? all : all.filter((mutant) => lineOf(mutant) === Number(line));
}

async function outcomeOf(mutant: Mutant): Promise<Found> {
  const { path, from, to, by } = mutant;
  const source = sourceOf(path);
  writeFileSync(join(copy, path), source.slice(0, from) + by + source.slice(to));
  const { found, seconds } = await ask(path);
  writeFileSync(join(copy, path), source);
  const line = lineOf(mutant);
  const shown = (text: string) => text.replaceAll(/\s+/g, ' ').slice(0, 80);
  const change = `${shown(source.slice(from, to))} → ${shown(by)}`;
  console.log(`${found.padEnd(8)}  ${seconds} s  ${path}:${line}  ${change}`);
  return found;
}

async function ask(changed: string): Promise<{ found: Found; seconds: number }> {
  const start = Date.now();
  const found = await testsFind(copy, changed, Number(values.seconds));
  return { found, seconds: Math.round((Date.now() - start) / 1000) };
}

function lineOf({ path, from }: Mutant): number {
  return sourceOf(path).slice(0, from).split('\n').length;
}

/** As it was copied, whatever has become of it since. */
function sourceOf(path: string): string {
  return readFileSync(join(copy, path), 'utf8');
}

/** @returns so many of them in an order that the seed decides */
function draw<T>(all: readonly T[], count: number): T[] {
  const random = randomFrom(Number(values.seed));
  const rest = [...all];
  return Array.from({ length: Math.min(count, rest.length) }, () => {
    const [one] = rest.splice(Math.floor(random() * rest.length), 1);
    return one as T;
  });
}

import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomFrom } from '../../infra/local/demo/random.ts';
import { type Mutant, mutantsOf } from './mutants.ts';

/**
 * `npm run mutate -- [--seed 1] [--mutants 50] [--all] [path…]`: makes so many mistakes, drawn at random, one at a time,
 * in a copy of the sources, and tells which of them no test that depends on the file finds. `--all` asks the tests of the
 * whole system as well.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    mutants: { type: 'string', default: '50' },
    all: { type: 'boolean', default: false },
  },
});

const root = join(import.meta.dirname, '../..');
const held = [
  'shared/domain',
  'shared/data',
  'shared/transactions',
  'shared/access.ts',
  'functions/automation',
];
/** From the tests that take milliseconds to those that start the system: each stage leaves out what comes later. */
const later = ['test/functions/**', 'test/infra/**', 'test/render/**', 'test/docs/**'];
const system = ['test/e2e/**', 'test/owasp/**'];
const stages = [[...later, ...system], system, ...(values.all ? [[]] : [])];

const copy = mkdtempSync(join(tmpdir(), 'dealer-care-mutants-'));
process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
for (const name of [
  'functions',
  'infra',
  'shared',
  'test',
  'docs',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
]) {
  cpSync(join(root, name), join(copy, name), { recursive: true });
}
for (const name of ['README.md', 'README.zh.md', 'cdk.json']) cpSync(join(root, name), join(copy, name));
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

const paths = (positionals.length > 0 ? positionals : held).flatMap((path) =>
  path.endsWith('.ts') ? globSync(path, { cwd: root }) : globSync(`${path}/**/*.ts`, { cwd: root }),
);
const all = paths.toSorted().flatMap((path) => mutantsOf(path, readFileSync(join(root, path), 'utf8')));
const drawn = draw(all, Number(values.mutants), Number(values.seed));
console.log(`${drawn.length} of ${all.length} mutants in ${paths.length} files`);
const alive = drawn.filter((mutant) => !isKilled(mutant));
console.log(`${drawn.length - alive.length} of ${drawn.length} were found`);
process.exitCode = alive.length > 0 ? 1 : 0;

function isKilled(mutant: Mutant): boolean {
  const { path, from, to, by } = mutant;
  const file = join(copy, path);
  const source = readFileSync(join(root, path), 'utf8');
  writeFileSync(file, source.slice(0, from) + by + source.slice(to));
  const killed = stages.some((excluded) =>
    fails(['related', path, '--run', '--bail=1', ...excluded.flatMap((glob) => ['--exclude', glob])]),
  );
  writeFileSync(file, source);
  const line = source.slice(0, from).split('\n').length;
  const shown = source.slice(from, to).replaceAll(/\s+/g, ' ').slice(0, 80);
  console.log(
    `${killed ? 'found' : 'ALIVE'}  ${path}:${line}  ${shown} → ${by.replaceAll(/\s+/g, ' ').slice(0, 60)}`,
  );
  return killed;
}

/** A mistake that makes the tests hang is one they find. */
function fails(given: readonly string[]): boolean {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, ...given], {
    cwd: copy,
    stdio: 'ignore',
    timeout: 600_000,
  });
  return status !== 0;
}

/** @returns so many of them in an order that the seed decides */
function draw<T>(all: readonly T[], count: number, seed: number): T[] {
  const random = randomFrom(seed);
  const rest = [...all];
  return Array.from({ length: Math.min(count, rest.length) }, () => {
    const [one] = rest.splice(Math.floor(random() * rest.length), 1);
    return one as T;
  });
}

import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as z from 'zod';
import type { Found } from './collect.ts';

// Of its engines the one in JavaScript, which needs neither Java nor a process of its own.
process.env.RECHECK_SYNC_BACKEND = 'pure';
const { checkSync } = await import('recheck');
const { version } = createRequire(import.meta.url)('recheck/package.json') as { version: string };

/** Judged by steps that are counted, never by time, and with the same choices each time: the same on every machine. */
const judgement = { timeout: null, incubationTimeout: null, attackTimeout: null, randomSeed: 20261121 };

/** What is wrong with a pattern; undefined where its time grows no faster than the text. */
export function faultIn({ source, flags }: NonNullable<Found['pattern']>): string | undefined {
  const found = checkSync(source, flags, judgement);
  switch (found.status) {
    case 'safe':
      return undefined;
    case 'vulnerable':
      return `takes a time that is ${found.complexity.summary}`;
    case 'unknown':
      return `cannot be judged (${found.error.kind})`;
  }
}

const cacheSchema = z.object({ version: z.literal(version), sound: z.array(z.string()) });

/** Each pattern is judged once, as some take a second: what was found sound is remembered besides the packages. */
export async function faultsIn(all: readonly Found[], directory: string): Promise<string[]> {
  const file = join(directory, 'regular-expressions.json');
  const known = await soundIn(file);
  const judged = new Map<string, string | undefined>(known.map((one) => [one, undefined]));
  const faults = all.flatMap(({ file, line, pattern }) => {
    if (!pattern) return [`${file}:${line} is made while the program runs: write it as a literal`];
    const written = `/${pattern.source}/${pattern.flags}`;
    if (!judged.has(written)) judged.set(written, faultIn(pattern));
    const fault = judged.get(written);
    return fault === undefined ? [] : [`${file}:${line} ${written} ${fault}`];
  });
  const sound = [...judged].flatMap(([written, fault]) => (fault === undefined ? [written] : []));
  await mkdir(directory, { recursive: true });
  const written = `${file}.${process.pid}`;
  await writeFile(written, JSON.stringify({ version, sound }));
  await rename(written, file);
  return faults;
}

/** What was found sound before, by this version of the judge. */
async function soundIn(file: string): Promise<string[]> {
  if (!existsSync(file)) return [];
  return cacheSchema.safeParse(JSON.parse(await readFile(file, 'utf8'))).data?.sound ?? [];
}

import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { areas } from '../../functions/routes.ts';
import { type Bundles, bundle } from '../../infra/bundle.ts';
import { entryPoints, folderOf } from '../../infra/entry-points.ts';

const run = promisify(execFile);
const lambdas = entryPoints(Object.keys(areas));
let bundles: Bundles;

beforeAll(async () => {
  bundles = await bundle({ entryPoints: lambdas, outdir: await temporaryFolder() });
}, 180_000);

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

describe('every bundle', () => {
  test.each(Object.keys(lambdas))('%s imports in a fresh process and exports its handler', async (name) => {
    const url = pathToFileURL(join(folderOf(bundles, name), 'index.mjs')).href;
    const script = `console.log(typeof (await import(${JSON.stringify(url)})).handler)`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { env: {} });
    expect(stdout.trim()).toBe('function');
  });

  test('imports no module of Node: they are taken without reading all their exports', async () => {
    for (const name of Object.keys(lambdas)) {
      expect(await textOf(folderOf(bundles, name))).not.toMatch(/(from|import|require)\s*\(?\s*["']node:/);
    }
  });

  test('reads nothing of the client for files before a file is asked for', async () => {
    const client = /PutObject|CopyObject/;
    expect(await textOf(folderOf(bundles, 'attachments'))).toMatch(client);
    expect(await startOf(folderOf(bundles, 'attachments'))).toContain('BatchGetItem');
    for (const name of Object.keys(lambdas)) {
      expect(await startOf(folderOf(bundles, name))).not.toMatch(client);
    }
  });

  test('starts no area with the policy or the time zones, which belong to use cases', async () => {
    const kept = [/recurrenceWithin/, /PlainDate/];
    for (const sign of kept) expect(await textOf(folderOf(bundles, 'complaints'))).toMatch(sign);
    for (const name of Object.keys(areas)) {
      for (const sign of kept) expect(await startOf(folderOf(bundles, name)), name).not.toMatch(sign);
    }
  });

  test('keeps what use cases have in common in one file, without the client for files', async () => {
    const folder = folderOf(bundles, 'complaints');
    const holding = await filesWith(folder, /recurrenceWithin/);
    expect(await filesWith(folder, /must be days such as P3D/)).toEqual(holding);
    expect(holding).toHaveLength(1);
    expect(await readFile(join(folder, holding[0] ?? ''), 'utf8')).not.toMatch(/PutObject|CopyObject/);
  });

  test('has no wide character, for one would make the whole file wide', async () => {
    for (const name of Object.keys(lambdas)) {
      const wide = (await filesWith(folderOf(bundles, name), /[^\0-\x7f]/)).join();
      expect(wide, name).toBe('');
    }
    expect(await textOf(folderOf(bundles, 'complaints'))).toContain('\\u5ba2\\u6237');
  });

  test('reads the tables of telephone numbers as JSON', async () => {
    expect(await textOf(folderOf(bundles, 'complaints'))).toMatch(/JSON\.parse\(.\{"version":4,/);
  });

  test('reads nothing of what makes pages and workbooks before one is asked for', async () => {
    const makers = [/viewBox=/, /<worksheet/];
    for (const maker of makers) {
      expect(await textOf(folderOf(bundles, 'reports'))).toMatch(maker);
      for (const name of Object.keys(lambdas)) {
        expect(await startOf(folderOf(bundles, name))).not.toMatch(maker);
      }
    }
  });

  test('comes out the same, whenever and wherever it is made', async () => {
    const { runTask } = lambdas;
    if (runTask === undefined) throw new Error('no run-task');
    const again = await bundle({ entryPoints: { runTask }, outdir: await temporaryFolder() });
    expect(await textOf(folderOf(again, 'runTask'))).toBe(await textOf(folderOf(bundles, 'runTask')));
  });
});

const folders: string[] = [];

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dealer-care-'));
  folders.push(folder);
  return folder;
}

async function textOf(folder: string): Promise<string> {
  const files = (await readdir(folder)).sort();
  const texts = files.map(async (file) => `${file}\n${await readFile(join(folder, file), 'utf8')}`);
  return (await Promise.all(texts)).join('\n');
}

async function filesWith(folder: string, sign: RegExp): Promise<string[]> {
  const files = (await readdir(folder)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return files.filter((_, at) => sign.test(texts[at] ?? ''));
}

/** What a cold start reads: the entry, and what it imports outright. */
async function startOf(folder: string, file = 'index.mjs'): Promise<string> {
  const text = await readFile(join(folder, file), 'utf8');
  const imported = [...text.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)].map(([, path = '']) => path);
  return [text, ...(await Promise.all(imported.map((path) => startOf(folder, path))))].join('\n');
}

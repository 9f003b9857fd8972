import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { areas } from '../../../functions/routes.ts';
import { bundle } from '../../../infra/bundle.ts';
import { entryPoints } from '../../../infra/entry-points.ts';

export interface Built {
  /** The file that Lambda loads. */
  readonly file: string;
  /** What a cold start reads of it. */
  readonly startBytes: number;
}

/** A Lambda as it is deployed, and the two that it is held against. */
export interface Compared {
  readonly source: string;
  readonly ours: Built;
  /** A handler with the same clients and nothing else, in the same build. */
  readonly bare: Built;
  /** The same handler as `NodejsFunction` bundles it by default. */
  readonly byDefault: Built;
}

const bare = { bareTable: 'test/bench/bare/table.ts', bareScheduler: 'test/bench/bare/scheduler.ts' };

/**
 * Builds outside the repository: its `package.json` would make a module of what is none.
 *
 * @param wanted the names of the Lambdas to build; all, where it is left out
 */
export async function buildLambdas(wanted?: readonly string[]): Promise<{
  lambdas: Readonly<Record<string, Compared>>;
  outdir: string;
  remove: () => Promise<void>;
}> {
  const outdir = await mkdtemp(join(tmpdir(), 'dealer-care-bench-'));
  const every = Object.entries(entryPoints(Object.keys(areas)));
  const sources = Object.fromEntries(every.filter(([name]) => wanted?.includes(name) ?? true));
  const bundles = await bundle({ entryPoints: { ...sources, ...bare }, outdir: join(outdir, 'ours') });
  const built = (name: string): Built => {
    const { folder = '', startBytes = 0 } = bundles[name] ?? {};
    return { file: join(folder, 'index.mjs'), startBytes };
  };
  const lambdas: Record<string, Compared> = {};
  for (const [name, source] of Object.entries(sources)) {
    lambdas[name] = {
      source,
      ours: built(name),
      bare: built(name === 'scheduleTasks' ? 'bareScheduler' : 'bareTable'),
      byDefault: await bundleByDefault(source, join(outdir, 'default', name, 'index.js')),
    };
  }
  return { lambdas, outdir, remove: () => rm(outdir, { recursive: true }) };
}

/** The flags of `NodejsFunction` with `bundleAwsSDK: true` and nothing else set. */
async function bundleByDefault(source: string, file: string): Promise<Built> {
  await build({
    absWorkingDir: join(import.meta.dirname, '../../..'),
    entryPoints: [source],
    outfile: file,
    bundle: true,
    target: 'node24',
    platform: 'node',
    logLevel: 'error',
  });
  return { file, startBytes: (await stat(file)).size };
}

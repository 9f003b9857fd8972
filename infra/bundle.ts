import { rm } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';

export interface BundleOptions {
  /** Source files by the name of what they become. */
  readonly entryPoints: Readonly<Record<string, string>>;
  /** Where the folders are written, one per entry point. */
  readonly outdir: string;
}

/** A folder that Lambda can run: `index.mjs` and the chunks that it loads. */
export interface Bundle {
  readonly folder: string;
  /** What all its files weigh. */
  readonly totalBytes: number;
  /** What a cold start reads: the entry and what it imports outright, without what it may import later. */
  readonly startBytes: number;
}

export type Bundles = Readonly<Record<string, Bundle>>;

/**
 * Bundles every entry point into a folder of its own, AWS SDK included: the bundled SDK starts faster
 * than the runtime's, and its version is the tested one. The same sources give the same bytes.
 */
export async function bundle({ entryPoints, outdir }: BundleOptions): Promise<Bundles> {
  const entries = Object.entries(entryPoints).map(async ([name, file]) => {
    const folder = resolve(outdir, name);
    return [name, await bundleOne(file, folder)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function bundleOne(file: string, folder: string): Promise<Bundle> {
  await rm(folder, { recursive: true, force: true });
  const {
    metafile: { outputs },
  } = await build({
    absWorkingDir: repository,
    entryPoints: [{ in: file, out: 'index' }],
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    // Keeps what is imported on demand, such as the SDK's credential providers, out of the start.
    splitting: true,
    chunkNames: 'chunk-[hash]',
    // esbuild's default for Node prefers CommonJS builds, which do not shake.
    mainFields: ['module', 'main'],
    minify: true,
    // Node 24 with source maps of this size has run out of memory at 256 MB.
    sourcemap: false,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    plugins: [builtinsWithoutImport],
  });
  const entry = relative(repository, join(folder, 'index.mjs'));
  const weigh = (paths: Iterable<string>) =>
    [...paths].reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);
  return {
    folder,
    totalBytes: weigh(Object.keys(outputs)),
    startBytes: weigh(importedOutright(outputs, entry)),
  };
}

function importedOutright(outputs: Metafile['outputs'], path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const imported of outputs[path]?.imports ?? []) {
    if (imported.kind === 'import-statement') importedOutright(outputs, imported.path, seen);
  }
  return seen;
}

/**
 * Takes Node's own modules from `process.getBuiltinModule` instead of importing them. An ESM import of
 * `node:http` reads each of its exports, and one of them loads the whole of fetch: 50 ms. It also serves
 * CommonJS dependencies, so that no bundle needs `createRequire`.
 */
const builtinsWithoutImport: Plugin = {
  name: 'builtins-without-import',
  setup(esbuild) {
    esbuild.onResolve({ filter: /^[a-z_:/0-9]+$/ }, ({ path }) =>
      isBuiltin(path) ? { path: path.replace(/^node:/, ''), namespace: 'builtin', sideEffects: false } : null,
    );
    esbuild.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(`node:${path}`)})`,
      loader: 'js',
    }));
  },
};

const repository = resolve(import.meta.dirname, '..');

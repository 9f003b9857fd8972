import { rm } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

export interface BundleOptions {
  /** Source files by the name of what they become. */
  readonly entryPoints: Readonly<Record<string, string>>;
  /** Where the folders are written, one per entry point. */
  readonly outdir: string;
}

/** A folder that Lambda can run: `index.mjs` and the chunks that it loads. */
export interface Bundle {
  readonly folder: string;
  /** What all its files weigh, and what a cold start has to read at least. */
  readonly totalBytes: number;
  readonly entryBytes: number;
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
  const { metafile } = await build({
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
  const outputs = Object.entries(metafile.outputs);
  const sizeOf = ([, { bytes }]: (typeof outputs)[number]) => bytes;
  const entry = outputs.filter(([path]) => resolve(repository, path) === join(folder, 'index.mjs'));
  return {
    folder,
    totalBytes: outputs.map(sizeOf).reduce((sum, bytes) => sum + bytes, 0),
    entryBytes: entry.map(sizeOf).reduce((sum, bytes) => sum + bytes, 0),
  };
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

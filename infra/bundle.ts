import { isBuiltin } from 'node:module';
import { resolve } from 'node:path';
import { type OutputOptions, type Plugin, type RolldownBuild, type RolldownOutput, rolldown } from 'rolldown';
import { type Chunk, chunksOf, modulesOf, sharedModules, startChunks } from './chunks.ts';

export interface BundleOptions {
  /** Source files by the name of what they become. */
  readonly entryPoints: Readonly<Record<string, string>>;
  /** Where the folders are written, one per entry point. */
  readonly outdir: string;
  /** What else looks at the sources, as a benchmark may. */
  readonly plugins?: readonly Plugin[];
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
export async function bundle({ entryPoints, outdir, plugins = [] }: BundleOptions): Promise<Bundles> {
  const entries = Object.entries(entryPoints).map(async ([name, file]) => {
    const folder = resolve(outdir, name);
    return [name, await bundleOne(file, folder, plugins)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/**
 * The first build tells what a cold start reads, and what use cases that are loaded on demand have in common; the
 * second puts either into one file.
 */
async function bundleOne(file: string, folder: string, plugins: readonly Plugin[]): Promise<Bundle> {
  const build = builderOf(file, plugins);
  const found = chunksOf(await build((sources) => sources.generate(output)));
  const started = modulesOf(startChunks(found));
  const shared = sharedModules(found);
  const groups = [
    { name: 'start', test: (id: string) => started.has(id) || id.startsWith(builtinPrefix), priority: 1 },
    { name: 'shared', test: (id: string) => shared.has(id) },
  ];
  const written = chunksOf(
    await build((sources) =>
      sources.write({ ...output, codeSplitting: { groups }, dir: folder, cleanDir: true }),
    ),
  );
  const weigh = (chunks: Iterable<Chunk>) =>
    [...chunks].reduce((sum, { code }) => sum + Buffer.byteLength(code), 0);
  return { folder, totalBytes: weigh(written), startBytes: weigh(startChunks(written)) };
}

const output = {
  format: 'esm',
  entryFileNames: '[name].mjs',
  chunkFileNames: 'chunk-[hash].mjs',
  minify: true,
  comments: false,
  // Node 24 with source maps of this size has run out of memory at 256 MB.
  sourcemap: false,
  plugins: [withoutWideCharacters()],
} as const satisfies OutputOptions;

function builderOf(file: string, plugins: readonly Plugin[]) {
  return async (make: (sources: RolldownBuild) => Promise<RolldownOutput>) => {
    const sources = await rolldown({
      input: { index: resolve(repository, file) },
      cwd: repository,
      platform: 'node',
      // The default for Node prefers CommonJS builds, which do not shake.
      resolve: { mainFields: ['module', 'main'] },
      plugins: [builtinsWithoutImport, tablesAsJson, ...plugins],
      logLevel: 'warn',
      // What one part loads on demand another may need at once: that is no mistake.
      checks: { ineffectiveDynamicImport: false },
    });
    try {
      return await make(sources);
    } finally {
      await sources.close();
    }
  };
}

/**
 * Escapes what is not ASCII, which stands in texts only. One Chinese character would make V8 keep and read the whole file
 * in two bytes a character: half a millisecond.
 */
function withoutWideCharacters(): Plugin {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return {
    name: 'without-wide-characters',
    generateBundle(_, parts) {
      for (const part of Object.values(parts)) {
        if (part.type === 'chunk') part.code = part.code.replaceAll(/[^\0-\x7f]/g, escaped);
      }
    },
  };
}

/**
 * Takes Node's own modules from `process.getBuiltinModule` instead of importing them. An ESM import of
 * `node:http` reads each of its exports, and one of them loads the whole of fetch: 50 ms. It also serves
 * CommonJS dependencies, so that no bundle needs `createRequire`.
 */
const builtinsWithoutImport: Plugin = {
  name: 'builtins-without-import',
  resolveId(path) {
    if (!isBuiltin(path)) return null;
    return { id: `${builtinPrefix}${path.replace(/^node:/, '')}`, moduleSideEffects: false };
  },
  load(id) {
    if (!id.startsWith(builtinPrefix)) return null;
    const name = JSON.stringify(`node:${id.slice(builtinPrefix.length)}`);
    return { code: `module.exports = process.getBuiltinModule(${name})`, moduleType: 'js' };
  },
};

/** Reads a library's tables as JSON, which takes V8 a third of the time that the same as code does: 3.5 ms of phone numbers. */
const tablesAsJson: Plugin = {
  name: 'tables-as-json',
  transform(code, id) {
    if (!id.endsWith('.json.js')) return null;
    const table = JSON.stringify(JSON.parse(code.slice(code.indexOf('{'))));
    return { code: `export default JSON.parse(${JSON.stringify(table)})`, map: null };
  },
};

const builtinPrefix = '\0builtin:';
const repository = resolve(import.meta.dirname, '..');

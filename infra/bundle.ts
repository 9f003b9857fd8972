import { isBuiltin } from 'node:module';
import { resolve } from 'node:path';
import { type OutputOptions, type Plugin, type RolldownBuild, type RolldownOutput, rolldown } from 'rolldown';

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

/** The first build tells what a cold start reads, and the second puts all of it into one file. */
async function bundleOne(file: string, folder: string): Promise<Bundle> {
  const started = startModules(await build(file, (sources) => sources.generate(output)));
  const start = { name: 'start', test: (id: string) => started.has(id) };
  const written = await build(file, (sources) =>
    sources.write({ ...output, codeSplitting: { groups: [start] }, dir: folder, cleanDir: true }),
  );
  const weigh = (chunks: readonly Chunk[]) =>
    chunks.reduce((sum, { code }) => sum + Buffer.byteLength(code), 0);
  return {
    folder,
    totalBytes: weigh(chunksOf(written)),
    startBytes: weigh(startChunks(written)),
  };
}

const output = {
  format: 'esm',
  entryFileNames: '[name].mjs',
  chunkFileNames: 'chunk-[hash].mjs',
  minify: true,
  comments: false,
  // Node 24 with source maps of this size has run out of memory at 256 MB.
  sourcemap: false,
} as const satisfies OutputOptions;

async function build(file: string, make: (sources: RolldownBuild) => Promise<RolldownOutput>) {
  const sources = await rolldown({
    input: { index: resolve(repository, file) },
    cwd: repository,
    platform: 'node',
    // The default for Node prefers CommonJS builds, which do not shake.
    resolve: { mainFields: ['module', 'main'] },
    plugins: [builtinsWithoutImport],
    logLevel: 'warn',
    // What one part loads on demand another may need at once: that is no mistake.
    checks: { ineffectiveDynamicImport: false },
  });
  try {
    return await make(sources);
  } finally {
    await sources.close();
  }
}

type Chunk = Extract<RolldownOutput['output'][number], { type: 'chunk' }>;

function chunksOf({ output }: RolldownOutput): Chunk[] {
  return output.filter((part) => part.type === 'chunk');
}

/** The entry and what it imports outright; what it may import later, such as credential providers, is left out. */
function startChunks(built: RolldownOutput): Chunk[] {
  const chunks = chunksOf(built);
  const reached = new Set(chunks.filter((chunk) => chunk.isEntry));
  for (const { imports } of reached) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) reached.add(chunk);
  }
  return [...reached];
}

function startModules(built: RolldownOutput): Set<string> {
  return new Set(startChunks(built).flatMap(({ moduleIds }) => moduleIds));
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

const builtinPrefix = '\0builtin:';
const repository = resolve(import.meta.dirname, '..');

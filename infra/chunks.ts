import type { RolldownOutput } from 'rolldown';

export type Chunk = Extract<RolldownOutput['output'][number], { type: 'chunk' }>;

export function chunksOf({ output }: RolldownOutput): Chunk[] {
  return output.filter((part) => part.type === 'chunk');
}

/** The entry and what it imports outright; what it may import later, such as credential providers, is left out. */
export function startChunks(chunks: readonly Chunk[]): Set<Chunk> {
  return importedBy(
    chunks.filter((chunk) => chunk.isEntry),
    chunks,
  );
}

/** What a use case may read of libraries for what another one needs: Temporal, but no client of AWS. */
const mostOfLibraries = 64 * 1024;

/**
 * What several use cases have in common that are loaded on demand, without what needs a large library. In one file it
 * costs each of them less than in the dozen that would tell exactly who needs what: a file takes as long to be found and
 * linked as 15 KB take to be read.
 */
export function sharedModules(chunks: readonly Chunk[]): Set<string> {
  const start = startChunks(chunks);
  const beyond = (chunk: Chunk) => [...importedBy([chunk], chunks)].filter((one) => !start.has(one));
  const uses = new Map<Chunk, number>();
  for (const onDemand of chunks.filter((chunk) => chunk.isDynamicEntry && !isOfLibrary(chunk))) {
    for (const chunk of beyond(onDemand)) uses.set(chunk, (uses.get(chunk) ?? 0) + 1);
  }
  const librariesOf = (chunk: Chunk) =>
    beyond(chunk)
      .filter(isOfLibrary)
      .reduce((sum, { code }) => sum + code.length, 0);
  // Whatever these import is used as often and needs no more, so that nothing outside imports back.
  return modulesOf(
    chunks.filter((chunk) => (uses.get(chunk) ?? 0) > 1 && librariesOf(chunk) <= mostOfLibraries),
  );
}

export function modulesOf(chunks: Iterable<Chunk>): Set<string> {
  return new Set([...chunks].flatMap(({ moduleIds }) => moduleIds));
}

function importedBy(some: readonly Chunk[], chunks: readonly Chunk[]): Set<Chunk> {
  const reached = new Set(some);
  for (const { imports } of reached) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) reached.add(chunk);
  }
  return reached;
}

function isOfLibrary({ moduleIds }: Chunk): boolean {
  return moduleIds.some((id) => id.includes('/node_modules/'));
}

import { isAbsolute, relative, resolve } from 'node:path';
import type { Plugin } from 'rolldown';
import { bundle } from '../../../infra/bundle.ts';
import { startChunks } from '../../../infra/chunks.ts';
import { coldStart, type Mark } from './cold-start.ts';
import { quantile } from './measure.ts';

/** What a start and a first request are made of. */
export const parts = [
  'Node',
  'AWS SDK',
  'zod',
  'Temporal',
  'middy',
  'rules',
  'data',
  'http',
  'area',
] as const;

export type Part = (typeof parts)[number];

const patterns: readonly (readonly [RegExp, Part])[] = [
  [/^node_modules\/zod\//, 'zod'],
  [/^node_modules\/temporal-/, 'Temporal'],
  [/^node_modules\/@middy\//, 'middy'],
  [/^node_modules\//, 'AWS SDK'],
  [/^shared\/domain\//, 'rules'],
  [/^shared\/(data\/|schedules)/, 'data'],
  [/^shared\//, 'http'],
  [/^(functions|test)\//, 'area'],
];

function partOf(path: string): Part {
  return patterns.find(([pattern]) => pattern.test(path))?.[1] ?? 'Node';
}

type PerPart = Readonly<Record<Part, number>>;

/** How long the modules of each part take to be evaluated, and what else there is. */
export interface Phase {
  readonly parts: PerPart;
  /** Of a start, to read and compile its files; of a request, that and to carry it out. */
  readonly rest: number;
}

export interface StartParts {
  /** Of the files that a start reads. */
  readonly kilobytes: PerPart;
  readonly start: Phase;
  readonly request: Phase | undefined;
}

const repository = resolve(import.meta.dirname, '../../..');
const runs = 15;

/**
 * Takes a Lambda's start and its first request apart: built with a mark at the begin and end of each module. Marks cost
 * something themselves, so the sums are above those without. Of all runs the first quarter counts, which others on the
 * machine disturb least.
 */
export async function partsOf(
  name: string,
  {
    source,
    outdir,
    environment,
    event,
  }: {
    source: string;
    outdir: string;
    environment: Readonly<Record<string, string>>;
    event: unknown;
  },
): Promise<StartParts> {
  const { plugin, kilobytes } = marking();
  const bundles = await bundle({ entryPoints: { [name]: source }, outdir, plugins: [plugin] });
  const file = resolve(bundles[name]?.folder ?? '', 'index.mjs');
  const all: { start: Phase; request: Phase }[] = [];
  for (let run = 0; run < runs; run++) {
    const { marks, initMs, answeredMs } = await coldStart(file, environment, event);
    all.push({
      start: phaseOf(
        marks.filter(({ at }) => at <= initMs),
        initMs,
      ),
      request: phaseOf(
        marks.filter(({ at }) => at > initMs),
        answeredMs - initMs,
      ),
    });
  }
  const typical = (phases: readonly Phase[]): Phase => ({
    parts: perPart((part) =>
      quantile(
        phases.map((phase) => phase.parts[part]),
        0.25,
      ),
    ),
    rest: quantile(
      phases.map(({ rest }) => rest),
      0.25,
    ),
  });
  return {
    kilobytes: kilobytes(),
    start: typical(all.map(({ start }) => start)),
    request: event === undefined ? undefined : typical(all.map(({ request }) => request)),
  };
}

/** Between two marks the module runs that began last; between modules of the same file, what is Node's own. */
function phaseOf(marks: readonly Mark[], totalMs: number): Phase {
  const times = new Map<Part, number>();
  const running: Part[] = [];
  let before = marks[0]?.at ?? 0;
  for (const { path, ends, at } of marks) {
    const part = running.at(-1) ?? 'Node';
    times.set(part, (times.get(part) ?? 0) + at - before);
    if (ends) running.pop();
    else running.push(partOf(path));
    before = at;
  }
  const sum = [...times.values()].reduce((total, ms) => total + ms, 0);
  return { parts: perPart((part) => times.get(part) ?? 0), rest: totalMs - sum };
}

function perPart(of: (part: Part) => number): PerPart {
  return Object.fromEntries(parts.map((part) => [part, of(part)])) as Record<Part, number>;
}

function marking(): { plugin: Plugin; kilobytes: () => PerPart } {
  const bytes = new Map<Part, number>();
  const plugin: Plugin = {
    name: 'marking',
    transform(code, id) {
      if (!isAbsolute(id) || id.endsWith('.json')) return null;
      const path = JSON.stringify(pathOf(id));
      return {
        code: `globalThis.mark?.(${path}, false);${code}\n;globalThis.mark?.(${path}, true);`,
        map: null,
      };
    },
    generateBundle(_, built) {
      bytes.clear();
      for (const { modules } of startChunks(Object.values(built).filter((part) => part.type === 'chunk'))) {
        for (const [id, { renderedLength }] of Object.entries(modules)) {
          const part = partOf(pathOf(id));
          bytes.set(part, (bytes.get(part) ?? 0) + renderedLength);
        }
      }
    },
  };
  return { plugin, kilobytes: () => perPart((part) => (bytes.get(part) ?? 0) / 1024) };
}

function pathOf(id: string): string {
  return relative(repository, id);
}

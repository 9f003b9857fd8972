import type { Shape } from './shapes.ts';

/** Below this nobody waits, and noise is all there is to measure. */
const floorMs = 25;
/** What the largest input that is taken may cost, on a machine with others on it. */
const ceilingMs = 3_000;
/** Twice the input takes twice the time where it is linear, four times where it is quadratic. */
const mostGrowth = 3.2;

interface Growth {
  readonly ms: number;
  /** How many times as long twice the size takes; 1 where it is too short to be told. */
  readonly growth: number;
}

/** Some work on what somebody sends. */
export interface Parser<T> {
  /** The largest input that is taken, or more. */
  readonly size: number;
  /** Makes an input of that size; that is not measured. */
  readonly prepare: (size: number) => T;
  readonly work: (input: T) => unknown;
}

/**
 * How the time of some work grows from half its size to its whole. Each is the shortest of some runs, and as soon as
 * the growth is small enough no more are made: whatever else the machine does only ever makes a run longer.
 */
export async function growthOf<T>({ size, prepare, work }: Parser<T>): Promise<Growth> {
  const whole = prepare(size);
  let ms = await timeOf(work, whole);
  if (ms < floorMs) return { ms, growth: 1 };
  const part = prepare(Math.floor(size / 2));
  let half = Infinity;
  for (let run = 0; run < 8; run++) {
    half = Math.min(half, await timeOf(work, part));
    ms = Math.min(ms, await timeOf(work, whole));
    if (ms < floorMs) return { ms, growth: 1 };
    if (run > 0 && ms / half < mostGrowth && ms < ceilingMs) break;
    // What takes so long time and again is not kept from being faster by others.
    if (run > 1 && ms > 2 * ceilingMs) break;
  }
  return { ms, growth: ms / half };
}

export function isLinear({ ms, growth }: Growth): boolean {
  return ms < ceilingMs && growth < mostGrowth;
}

/** The first of the shapes for which the work takes more than linear time, with its figures; none where there is none. */
export async function slowFor(
  shapes: readonly Shape[],
  size: number,
  work: (text: string) => unknown,
): Promise<string[]> {
  for (const { name, of } of shapes) {
    const growth = await growthOf({ size, prepare: of, work });
    if (!isLinear(growth)) return [`${name}: ${JSON.stringify(growth)}`];
  }
  return [];
}

/** In milliseconds of the processor on this thread: others on the machine make it wait, but no longer by that. */
export async function timeOf<T>(work: (input: T) => unknown, input: T): Promise<number> {
  const from = process.threadCpuUsage();
  try {
    await work(input);
  } catch (error) {
    // To refuse what is sent is as good as to take it: only the time counts. A fault of the program is no refusal.
    if (error instanceof TypeError || error instanceof ReferenceError) throw error;
  }
  const { user, system } = process.threadCpuUsage(from);
  return (user + system) / 1000;
}

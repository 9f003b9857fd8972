export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that the given part of all values does not exceed. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Runs all of them once a round, one after the other, so that what else the machine does falls on all alike. */
export async function inTurn<T>(
  rounds: number,
  runs: Readonly<Record<string, () => Promise<T>>>,
): Promise<Map<string, T[]>> {
  const results = new Map<string, T[]>(Object.keys(runs).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(runs)) results.get(name)?.push(await run());
  }
  return results;
}

/** How long it takes, in milliseconds. */
export async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

export function milliseconds(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0);
}

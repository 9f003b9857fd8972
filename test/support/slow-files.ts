import type { Reporter, TestModule } from 'vitest/node';

/**
 * How long a file may take: with two cores, the whole run waits for the longest one. `MOST_SECONDS` is for a machine that
 * others use as well.
 */
const mostSeconds = Number(process.env.MOST_SECONDS ?? 40);

/** A reporter that fails a run in which a test file took longer than it may, and names the file. */
export default class SlowFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const module of modules) {
      const seconds = module.diagnostic().duration / 1000;
      if (seconds <= mostSeconds) continue;
      console.error(
        `${module.relativeModuleId} took ${seconds.toFixed(0)} s, where a test file may take ${mostSeconds} s: split it, or make it faster.`,
      );
      process.exitCode = 1;
    }
  }
}

import { join, relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { importSteps } from './import-steps.ts';

/**
 * Asks first those test files that find most for their time: what imports the changed file over few steps or has words of
 * its path in its own comes early, what takes long comes late. The changed file stands in the environment, as MUTATED.
 */
export class LikeliestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const worth = new Map(files.map((file) => [file, this.#likelihood(file) / this.#seconds(file)]));
    return files.toSorted((one, other) => (worth.get(other) ?? 0) - (worth.get(one) ?? 0));
  }

  #likelihood({ moduleId }: TestSpecification): number {
    const { root } = this.ctx.config;
    const changed = process.env.MUTATED ?? '';
    const words = wordsOf(relative(root, moduleId));
    const shared = wordsOf(changed).filter((word) => words.some((other) => isAlike(word, other))).length;
    const steps = changed === '' ? undefined : importSteps(moduleId, join(root, changed), 4);
    return 1 + 3 * shared + (steps === undefined ? 0 : 60 / steps ** 2);
  }

  /** What it took the last time; loading it takes a little as well. */
  #seconds(file: TestSpecification): number {
    return 0.3 + (this.ctx.cache.getTestSpecificationResult(file)?.duration ?? 1000) / 1000;
  }
}

function wordsOf(path: string): string[] {
  return [...new Set(path.replace(/\.ts$/, '').split(/[^a-z0-9]+/))].filter((word) => word.length > 2);
}

/** "complaint" and "complaints", "settle" and "settling" are alike. */
function isAlike(one: string, other: string): boolean {
  return one.slice(0, 5) === other.slice(0, 5);
}

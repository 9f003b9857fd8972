import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LikeliestFirst } from './likeliest-first.ts';

/** One run over what can find a mistake in the sources; left out is what looks at templates, documents and run times. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    // The name of the project whose times `npm test` keeps.
    name: 'system',
    include: ['test/**/*.test.ts'],
    exclude: [
      'test/infra/*.test.ts',
      'test/owasp/**',
      'test/docs/{api,dependencies,imports,rules,standalone,tour}.test.ts',
      'test/linear-time/**',
      'test/regular-expressions/**',
    ],
    bail: 1,
    // The files share what they load: most take longer to load than to run.
    isolate: false,
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 180_000,
    globalSetup: 'test/support/temporary-files.ts',
    sequence: { sequencer: LikeliestFirst },
  },
});

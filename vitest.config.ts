import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // All of the cores: a test file waits for its system as often as the system for it.
    maxWorkers: Math.max(2, availableParallelism()),
    globalSetup: 'test/support/temporary-files.ts',
    projects: [
      {
        extends: true,
        test: {
          name: 'system',
          include: ['test/**/*.test.ts'],
          exclude: ['test/infra/*.test.ts', 'test/owasp/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'owasp',
          include: ['test/owasp/*.test.ts'],
          // One running system for all of these files.
          globalSetup: 'test/owasp/support/start-system.ts',
        },
      },
      // Loading the CDK takes longer than using it: these files share one load, and keep nothing between them.
      { extends: true, test: { name: 'cdk', include: ['test/infra/*.test.ts'], isolate: false } },
    ],
  },
});

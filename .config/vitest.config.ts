import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['{src,suites,mocks,schemas,reports}/**/*.test.ts'],
    globalSetup: ['src/bench/triplets.fixture.ts'],
    // Vitest leaves one core free, which on a machine of two is half of it.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})

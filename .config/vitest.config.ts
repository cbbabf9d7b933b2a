import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['{src,suites,mocks,schemas,reports}/**/*.test.ts'],
    globalSetup: ['src/bench/triplets.fixture.ts'],
    // Vitest leaves one core free, which on a machine of two is half of it.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Against a test that hangs; how fast the machine is decides no result.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})

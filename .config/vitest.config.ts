import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['{src,suites,mocks,schemas,reports}/**/*.test.ts'],
    globalSetup: ['src/bench/triplets.fixture.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})

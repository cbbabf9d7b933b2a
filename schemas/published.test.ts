import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { published } from './published.ts'

test.each(Object.entries(published))('%s is what its source says; else run « npm run schemas »', (name, document) => {
  const written: unknown = JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
  expect(written, `stale: run « npm run schemas »`).toEqual(JSON.parse(JSON.stringify(document)))
})

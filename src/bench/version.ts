import { existsSync, readFileSync } from 'node:fs'

// The checkout has package.json two folders up, the installed package three (dist/src/cli).
const file = ['../../package.json', '../../../package.json']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(url))

/** The bench's own version. */
export const version: string = file ? JSON.parse(readFileSync(file, 'utf8')).version : '0.0.0'

// Writes the JSON files of the contracts from their TypeScript sources: `npm run schemas` calls it, then formats them.
import { writeFileSync } from 'node:fs'
import { published } from '../schemas/published.ts'

for (const [name, document] of Object.entries(published)) {
  writeFileSync(new URL(`../schemas/${name}`, import.meta.url), `${JSON.stringify(document, null, 2)}\n`)
}

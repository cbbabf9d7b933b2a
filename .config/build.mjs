// Compiles the package into dist/: `npm pack` and `npm publish` call it.
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, readdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
rmSync(`${root}dist`, { recursive: true, force: true })
execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', `${root}.config/tsconfig.build.json`], {
  cwd: root,
  stdio: 'inherit',
})
// Data that is read at run time rather than imported: schemas, requirement catalogues, page assets.
for (const folder of ['src', 'suites', 'mocks', 'schemas', 'reports']) {
  for (const file of readdirSync(`${root}${folder}`, { recursive: true })) {
    if (/\.(json|css|html|wsdl|xsd)$/.test(file) && !file.includes('golden'))
      cpSync(`${root}${folder}/${file}`, `${root}dist/${folder}/${file}`)
  }
}
chmodSync(`${root}dist/src/cli/main.js`, 0o755)

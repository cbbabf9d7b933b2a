// Runs before `npm start`, `npm test` and `npm run banc`, on whatever Node the machine has, without dependencies:
// installs what package-lock.json asks for when node_modules does not hold it yet, and says nothing when it does.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = `${root}node_modules/.banc-segur-installed`
const wanted = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .digest('hex')

const installed = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
if (!installed) {
  process.stderr.write('banc-segur : première utilisation, installation des dépendances…\n')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { npm_command: _command, npm_lifecycle_event: _event, ...env } = process.env
  // Not `npm ci`: it refuses a lock file that lacks the platform builds which a registry does not carry (Biome's for
  // Android), although nothing here needs them. The versions are the lock file's all the same.
  const done = spawnSync(npm, ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (done.status !== 0) {
    process.stderr.write(
      'BANC-INSTALL : npm install a échoué (npm install failed). Vérifiez l’accès au registre npm puis relancez la commande.\n',
    )
    process.exit(2)
  }
  writeFileSync(stamp, wanted)
}

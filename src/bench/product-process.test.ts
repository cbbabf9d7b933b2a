import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { isAlive } from '../cli/e2e.fixture.ts'

test.skipIf(process.platform === 'win32').each([
  ['exits without finishing its bench', 'process.exit()'],
  ['is killed', "process.kill(process.pid, 'SIGKILL')"],
])('a program that %s leaves no product behind', async (_, end) => {
  const program = `
    import { launch } from '${new URL('product-process.ts', import.meta.url)}'
    const command = [process.execPath, '-e', 'setInterval(() => {}, 1000)']
    const sink = { append: (type, { pid }) => type === 'product.started' && console.log(pid), put: () => ({}) }
    launch({ kind: 'command', command }, 'none', sink)
    setTimeout(() => ${end}, 300)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const pid = Number(await text(child.stdout))
  expect(pid).toBeGreaterThan(0)
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  await expect.poll(() => isAlive(pid), { timeout: 150_000 }).toBe(false)
})

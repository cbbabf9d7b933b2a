import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { isAlive } from '../cli/e2e.fixture.ts'

test('a program that exits without finishing its bench leaves no product behind', async () => {
  const program = `
    import { launch } from '${new URL('product-process.ts', import.meta.url)}'
    const command = [process.execPath, '-e', 'setInterval(() => {}, 1000)']
    const sink = { append: (type, { pid }) => type === 'product.started' && console.log(pid), put: () => ({}) }
    launch({ kind: 'command', command }, 'none', sink)
    setTimeout(() => process.exit(), 300)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const pid = Number(await text(child.stdout))
  expect(pid).toBeGreaterThan(0)
  if (child.exitCode === null) await once(child, 'exit')
  await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false)
})

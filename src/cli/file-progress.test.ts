import { expect, test } from 'vitest'
import { fileProgress } from './file-progress.ts'

const stream = (isTTY: boolean) => {
  const written: string[] = []
  return { isTTY, written, write: (text: string) => written.push(text) }
}

const ticking = (step: number) => {
  let now = 0
  return () => (now += step)
}

test('ten files need no progress, only what must be told', () => {
  const to = stream(true)
  const progress = fileProgress(10, 'fr', to, ticking(100))
  for (let file = 0; file < 10; file++) progress.step()
  progress.tell('x\n')
  progress.end()
  expect(to.written).toEqual(['x\n'])
})

test('a terminal shows a bar that goes away before anything else is written', () => {
  const to = stream(true)
  const progress = fileProgress(20, 'fr', to, ticking(100))
  for (let file = 0; file < 10; file++) progress.step()
  expect(to.written.at(-1)).toBe(`\r${'█'.repeat(15)}${'░'.repeat(15)} 10/20`)
  progress.tell('problem\n')
  expect(to.written.slice(-2)).toEqual(['\r\u001B[K', 'problem\n'])
  progress.end()
  expect(to.written.at(-1)).toMatch(/^10 fichiers jugés en \d+,\d s\n$/)
})

test('anything but a terminal gets one line at the end', () => {
  const to = stream(false)
  const progress = fileProgress(20, 'en', to, ticking(100))
  for (let file = 0; file < 20; file++) progress.step()
  progress.end()
  expect(to.written).toEqual([expect.stringMatching(/^20 files judged in /)])
})

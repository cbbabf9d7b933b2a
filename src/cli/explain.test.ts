import { expect, onTestFinished, test, vi } from 'vitest'
import { explain } from './commands/explain.ts'

const printed = (...given: Parameters<typeof explain>): string => {
  const written: string[] = []
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  onTestFinished(() => spy.mockRestore())
  expect(explain(...given)).toBe(0)
  spy.mockRestore()
  return written.join('')
}

test('a person reads what it is, then a line for each thing that is told', () => {
  const text = printed('dmp.vihfIsSigned', {})
  expect(text).toMatch(/^dmp\.vihfIsSigned — contrôle\nLe VIHF est signé/)
  expect(text).toMatch(/^ {2}joué par +DMP\/CONF\.05\.01$/m)
  expect(text).toMatch(/^ {2}fichier +suites\/dmp\/checks\/vihf-is-signed\.ts$/m)
  expect(text).not.toContain('hypothèse')
})

test('in English it says the same', () => {
  const text = printed('INS/va1.52', { lang: 'en' })
  expect(text).toMatch(/^INS\/va1\.52 — requirement\n/)
  expect(text).toMatch(/^ {2}source +INS\/va1\.52 · DOIT · .* · wave 1 · /m)
})

test('a program reads a list, whose facts have names', () => {
  expect(JSON.parse(printed('BANC-PORT', { format: 'json', lang: 'en' }))).toEqual([
    {
      kind: 'error',
      id: 'BANC-PORT',
      title: 'A service cannot listen at its address.',
      files: expect.arrayContaining(['src/listen/port-problem.ts']),
    },
  ])
  expect(JSON.parse(printed('slow', { format: 'json' })).length).toBeGreaterThan(1)
})

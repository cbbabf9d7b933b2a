import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { documentOf, smallPackage, temporaryFolder, written } from '../package/package.fixture.ts'
import { type Judging, judgeSourceWith, type Told } from './judge-source.ts'
import { judgedBy } from './judged-by.ts'
import { openResults } from './results-file.ts'
import { unreadTold } from './unjudged.ts'
import { unreadableBecause } from './unreadable.ts'

const judging: Judging = { lang: 'fr', format: 'ndjson', judgedBy: 'these rules' }

/** A call that judges files and writes each result that is new; says which it judged. */
const call = async (results: string, folder: string, names: readonly string[], by = 'these rules') => {
  const judged: string[] = []
  const judge = judgeSourceWith({ ...judging, judgedBy: by })
  const file = await openResults(results, by)
  const once = file.judgeOnce((source) => {
    judged.push(source.file)
    return judge(source)
  })
  const told: Told[] = []
  for (const name of names) {
    const outcome = await once({ file: name, path: join(folder, name) })
    if (!('rendered' in outcome)) continue
    told.push(outcome)
    if (outcome.rendered !== '') file.write(outcome.rendered)
  }
  file.close()
  return { judged, told, taken: file.taken }
}

const filesIn = (results: string): string[] =>
  readFileSync(results, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).file)

describe('a results file', () => {
  const start = () => {
    const folder = written(temporaryFolder(), { 'a.xml': documentOf('A'), 'b.xml': documentOf('B') })
    return { folder, results: join(folder, 'out', 'results.ndjson') }
  }

  test('is written a line a file, and what it has is not judged again but keeps its verdict', async () => {
    const { folder, results } = start()
    const first = await call(results, folder, ['a.xml'])
    const second = await call(results, folder, ['a.xml', 'b.xml'])
    expect([first.judged, second.judged]).toEqual([['a.xml'], ['b.xml']])
    expect(second.taken).toBe(1)
    expect(second.told.map(({ verdict }) => verdict)[0]).toBe(first.told[0]?.verdict)
    expect(filesIn(results)).toEqual(['a.xml', 'b.xml'])
  })

  test('a file that has changed since is judged again: the last line of a file is the one that counts', async () => {
    const { folder, results } = start()
    await call(results, folder, ['a.xml', 'b.xml'])
    written(folder, { 'a.xml': documentOf('Other') })
    expect((await call(results, folder, ['a.xml', 'b.xml'])).judged).toEqual(['a.xml'])
    expect((await call(results, folder, ['a.xml', 'b.xml'])).judged).toEqual([])
    expect(filesIn(results)).toEqual(['a.xml', 'b.xml', 'a.xml'])
  })

  test('what other rules judged is judged again', async () => {
    const { folder, results } = start()
    await call(results, folder, ['a.xml'])
    expect((await call(results, folder, ['a.xml'], 'other rules')).judged).toEqual(['a.xml'])
  })

  test('the line that was being written when the call was killed is taken away, and its file judged', async () => {
    const { folder, results } = start()
    await call(results, folder, ['a.xml', 'b.xml'])
    const whole = readFileSync(results)
    writeFileSync(results, whole.subarray(0, -20))
    expect((await call(results, folder, ['a.xml', 'b.xml'])).judged).toEqual(['b.xml'])
    expect(filesIn(results)).toEqual(['a.xml', 'b.xml'])
  })

  test('a file of something else is refused, and stays as it is', async () => {
    const { folder } = start()
    for (const [name, text] of [
      ['text.txt', 'not ours\n'],
      ['other.ndjson', '{"a":1}\n'],
    ] as const) {
      const path = join(folder, name)
      writeFileSync(path, text)
      await expect(openResults(path, 'these rules')).rejects.toMatchObject({ code: 'BANC-OPTION', where: path })
      expect(readFileSync(path, 'utf8')).toBe(text)
    }
    await expect(openResults(folder, 'these rules')).rejects.toMatchObject({ code: 'BANC-OPTION' })
  })

  test('a file that could not be read is told once, as long as it cannot', async () => {
    const { results } = start()
    const told = unreadTold(unreadableBecause('none.xml', Object.assign(new Error('x'), { code: 'ENOENT' })), judging)
    const first = await openResults(results, 'these rules')
    expect(first.has(told)).toBe(false)
    first.write(told.rendered)
    first.close()
    const second = await openResults(results, 'these rules')
    expect(second.has(told)).toBe(true)
    expect(second.has({ ...told, verdict: 'fail' })).toBe(false)
    second.close()
  })

  test('lines longer than what is read at once are read whole', async () => {
    const { folder, results } = start()
    await call(results, folder, ['a.xml'])
    const line = JSON.parse(readFileSync(results, 'utf8'))
    appendFileSync(results, `${JSON.stringify({ ...line, file: 'b.xml', more: 'é'.repeat(200_000) })}\n`)
    const sha256 = { file: 'b.xml', path: join(folder, 'a.xml') }
    const file = await openResults(results, 'these rules')
    const outcome = await file.judgeOnce(() => Promise.reject(new Error('judged')))(sha256)
    file.close()
    expect(outcome).toMatchObject({ file: 'b.xml', rendered: '' })
  })
})

test('a fingerprint changes with the bench, the language and the contents of the package, and with nothing else', () => {
  const folder = written(temporaryFolder(), smallPackage())
  const same = written(temporaryFolder(), smallPackage())
  const other = written(temporaryFolder(), smallPackage('Autre'))
  const by = (artefacts: string, lang: 'fr' | 'en' = 'fr', version = '1') =>
    judgedBy({ lang, format: 'ndjson', artefacts: { folder: artefacts } }, version)
  expect(by(same)).toBe(by(folder))
  expect(new Set([by(folder), by(other), by(folder, 'en'), by(folder, 'fr', '2')]).size).toBe(4)
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { fictitiousRun } from '../../reports/fixture/run.fixture.ts'
import { html } from '../../reports/html/page.ts'
import { messageOf, toldOf } from '../../reports/junit/told.ts'
import { openDossier } from '../bench/dossier.ts'
import { suites } from '../bench/suites.ts'
import type { FinishedRun } from '../model/finished.ts'
import { foreignWords, languageFaults } from '../model/languages.fixture.ts'
import type { Lang } from '../model/text.ts'
import { finish } from '../run/finish.ts'
import { unpack } from '../zip/unpack.ts'
import { proseOf } from './prose.fixture.ts'
import { singlesOf, sourceFiles, textsOf } from './texts.fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'banc-languages-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A stored run, judged again. */
const recorded = async (name: string): Promise<FinishedRun> => {
  const archive = fileURLToPath(new URL(`../run/fixtures/dossiers/${name}.zip`, import.meta.url))
  await unpack(archive, join(folder, name))
  const { journal, readBlob } = openDossier(join(folder, name))
  return finish(journal.events, suites, readBlob)
}

const languages: readonly Lang[] = ['fr', 'en']

describe('every text that the sources write', () => {
  const files = sourceFiles()

  test('is in the two languages, each without a word of the other', () => {
    const texts = files.flatMap(textsOf)
    expect(texts.length).toBeGreaterThan(1_200)
    expect(texts.flatMap(({ file, text }) => languageFaults(text).map((fault) => `${file} ${fault}`))).toEqual([])
  })

  test('is a pair where it is a sentence of a finding', () => {
    const faults = files
      .filter((file) => /^(?:suites|src\/rules|src\/run)\//.test(file))
      .flatMap((file) => singlesOf(file).flatMap(languageFaults))
    expect(faults).toEqual([])
  })
})

describe.each(suites)('the chapter $id', ({ title, requirements, entries }) => {
  test('is told in both languages', () => {
    const texts = [
      title,
      ...requirements.flatMap((requirement) => [requirement.title, requirement.reason]),
      ...entries.flatMap(({ section, scenario, checks }) => [
        section,
        scenario.title,
        ...checks.map((one) => one.title),
      ]),
    ]
    expect(texts.flatMap(languageFaults)).toEqual([])
  })
})

describe.each(['conforme', 'defauts', 'interrompu'])('the stored run « %s »', (name) => {
  const run = recorded(name)

  test('has findings in both languages', async () => {
    const { scenarios } = await run
    const said = scenarios.flatMap(({ title, section, reason, checks }) => [
      title,
      section,
      ...(reason === undefined ? [] : [reason]),
      ...checks.flatMap(({ expected, actual }) => [expected, actual]),
    ])
    expect(said.length).toBeGreaterThan(40)
    expect(said.flatMap(languageFaults)).toEqual([])
  })

  test.each(languages)('has a report in %s without a word of the other language', async (lang) => {
    const finished = await run
    const prose = proseOf(await html(finished, lang)).map((text) => text.replaceAll(finished.run.product.name, ''))
    expect(prose.length).toBeGreaterThan(300)
    expect(prose.filter((text) => foreignWords(text, lang).length > 0)).toEqual([])
  })

  test.each(languages)('has JUnit messages in %s without a word of the other language', async (lang) => {
    const { scenarios } = await run
    const messages = scenarios.flatMap((scenario) => [messageOf(scenario, lang), toldOf(scenario, lang)])
    expect(messages.filter((text) => foreignWords(text, lang).length > 0)).toEqual([])
  })
})

test.each(languages)('the report of a run of every kind of event has no foreign word in %s', async (lang) => {
  const prose = proseOf(await html(fictitiousRun(), lang))
  expect(prose.filter((text) => foreignWords(text, lang).length > 0)).toEqual([])
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { validatorOf } from '../../schemas/ajv.ts'
import schema from '../../schemas/validate.schema.json' with { type: 'json' }
import type { SchematronFileFinding } from '../documents/package/findings.ts'
import { documentOf, ihe, smallPackage, temporaryFolder, written } from '../documents/package/package.fixture.ts'
import type { FileResult } from '../documents/result.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the command line as a person does, with a cache of its own. */
const banc = (args: readonly string[], { cache = temporaryFolder(), input = '', env = {} } = {}): Promise<Ran> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args], {
      env: { ...process.env, BANC_CACHE: cache, BANC_ANS_ARTEFACTS: '', ...env },
    })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.on('close', (code) => resolve({ code, out, err }))
    child.stdin.end(input)
  })

const ruleSet = ({ out }: Ran, name: string, file = 0) =>
  (JSON.parse(out) as FileResult[])[file]?.ruleSets.find((set) => set.name === name)

const timeout = 120_000

describe('validate with a package', { timeout }, () => {
  test('judges by its rule sets, names and versions them, and aborts where it lacks a file', async () => {
    const { 'jeuxDeValeurs/JDV_Codes.xml': codes = '', ...files } = smallPackage()
    const artefacts = written(temporaryFolder(), files)
    const overlay = written(temporaryFolder(), { 'jeuxDeValeurs/JDV_Codes.xml': codes })
    const file = join(written(temporaryFolder(), { 'd.xml': documentOf('Faux') }), 'd.xml')
    const [bare, covered] = await Promise.all([
      banc(['validate', file, '--artefacts', artefacts, '--format', 'json']),
      banc(['validate', file, '--artefacts', artefacts, '--overlay', overlay, '--format', 'json']),
    ])
    expect(validatorOf(schema)(JSON.parse(covered.out))).toEqual([])
    expect(covered.code).toBe(1)
    expect(ruleSet(covered, 'profils/IHE.sch')).toMatchObject({ version: '2024.01', rulesFired: 1, aborted: null })
    expect(ruleSet(covered, 'profils/IHE.sch')?.findings).toMatchObject([{ message: 'Le titre doit être Essai.' }])
    expect(ruleSet(bare, 'profils/IHE.sch')?.aborted).toContain('FODC0002')
  })

  test('takes the registered package by default, and the folder in the environment before it', async () => {
    const cache = temporaryFolder()
    const added = await banc(
      [
        'artefacts',
        'add',
        written(temporaryFolder(), smallPackage('Un')),
        '--package-version',
        '7',
        '--format',
        'json',
      ],
      { cache },
    )
    expect(added.code).toBe(0)
    const file = join(written(temporaryFolder(), { 'd.xml': documentOf('Faux') }), 'd.xml')
    const given = written(temporaryFolder(), smallPackage('Deux'))
    const args = ['validate', file, '--format', 'json']
    const [byDefault, named, byEnvironment, listed] = await Promise.all([
      banc(args, { cache }),
      banc([...args, '--artefacts', JSON.parse(added.out).id.slice(0, 12)], { cache }),
      banc(args, { cache, env: { BANC_ANS_ARTEFACTS: given } }),
      banc(['artefacts', 'list', '--format', 'json'], { cache }),
    ])
    const said = (ran: Ran) => ruleSet(ran, 'profils/IHE.sch')?.findings.map(({ message }) => message)
    expect(said(byDefault)).toEqual(['Le titre doit être Un.'])
    expect(ruleSet(byDefault, 'profils/IHE.sch')?.version).toBe('7')
    expect(said(named)).toEqual(said(byDefault))
    expect(said(byEnvironment)).toEqual(['Le titre doit être Deux.'])
    expect(JSON.parse(listed.out)).toHaveLength(1)
  })

  test('compares two packages: what changes for each document, and nothing else', async () => {
    const { [ihe]: _rules, 'jeuxDeValeurs/JDV_Codes.xml': codes = '', ...others } = smallPackage()
    const before = written(temporaryFolder(), smallPackage('Un'))
    const after = written(temporaryFolder(), { ...others, [ihe]: smallPackage('Deux')[ihe] ?? '' })
    const overlay = written(temporaryFolder(), { 'jeuxDeValeurs/JDV_Codes.xml': codes })
    const documents = written(temporaryFolder(), { 'a.xml': documentOf('Un'), 'b.xml': documentOf('Trois') })
    const args = ['validate', documents, '--artefacts', before, '--overlay', overlay]
    const [changed, same, text, refused] = await Promise.all([
      banc([...args, '--compare', after, '--format', 'json']),
      banc([...args, '--compare', before, '--format', 'json']),
      banc([...args, '--compare', after]),
      banc([...args, '--compare', after, '--format', 'svrl']),
    ])
    expect(changed.code).toBe(1)
    expect(JSON.parse(changed.out)).toMatchObject([
      { changed: true, aborted: { new: [] }, findings: { gone: [], new: [{ message: 'Le titre doit être Deux.' }] } },
      { changed: true, findings: { gone: [{ message: 'Le titre doit être Un.' }] } },
    ])
    expect(same.code).toBe(0)
    expect(JSON.parse(same.out)).toMatchObject([{ changed: false }, { changed: false }])
    expect(text.out).toContain('Le titre doit être Deux.  [profils/IHE.sch]')
    expect(refused).toMatchObject({ code: 2, out: '', err: expect.stringContaining('BANC-OPTION') })
  })

  test('a comparison tells what is refused and what is not read, with the code of a judgement', async () => {
    const artefacts = written(temporaryFolder(), smallPackage('Un'))
    const documents = written(temporaryFolder(), { 'a.xml': documentOf('Un') })
    const bomb = new ZipFile()
    bomb.addBuffer(Buffer.alloc(20_000_000), 'b.xml')
    bomb.end()
    await pipeline(bomb.outputStream, createWriteStream(join(documents, 'p.zip')))
    const args = ['validate', documents, '--artefacts', artefacts, '--compare', artefacts]
    const [refused, text, unread] = await Promise.all([
      banc([...args, '--format', 'json']),
      banc(args),
      banc([...args, join(documents, 'none.xml'), '--format', 'json']),
    ])
    expect([refused.code, text.code, unread.code]).toEqual([1, 1, 2])
    expect(JSON.parse(refused.out)).toMatchObject([
      { changed: false },
      { file: join(documents, 'p.zip!/b.xml'), changed: false, verdict: { before: 'fail', after: 'fail' } },
    ])
    expect(text.out).toMatch(/! .*p\.zip!\/b\.xml : non conforme\. Ce fichier est refusé : .*bombe/)
    expect(JSON.parse(unread.out).at(-1)).toMatchObject({ problem: expect.stringContaining('ENOENT') })
  })

  test.each([
    ['an empty folder as package', ['--artefacts', '.'], 'BANC-ARTEFACTS-FOLDER'],
    ['an overlay of nothing', ['--overlay', '.'], 'BANC-OPTION'],
    ['a comparison with nothing', ['--compare', '.'], 'BANC-OPTION'],
  ])('refuses %s', async (_what, options, code) => {
    const empty = temporaryFolder()
    const args = options.map((option) => (option === '.' ? empty : option))
    expect(await banc(['validate', 'x', ...args])).toMatchObject({ code: 2, err: expect.stringContaining(code) })
  })
})

describe('validate many', { timeout }, () => {
  test('tells each in order, what cannot be read beside it, and one line of progress', async () => {
    const names = Array.from({ length: 14 }, (_, index) => `${index + 10}.xml`)
    const folder = written(temporaryFolder(), Object.fromEntries(names.map((name) => [name, documentOf(name)])))
    const ran = await banc(['validate', folder, join(folder, 'none.xml'), '--format', 'json'])
    expect((JSON.parse(ran.out) as FileResult[]).map(({ file }) => file)).toEqual(
      [...names, 'none.xml'].map((name) => join(folder, name)),
    )
    expect((JSON.parse(ran.out) as FileResult[]).at(-1)).toMatchObject({ verdict: 'inconclusive' })
    expect(ran.code).toBe(2)
    expect(ran.err).toContain('BANC-FILE')
    expect(ran.err).toContain('15 fichiers jugés')
  })

  test('is stopped by Ctrl-C at once, threads and all', async () => {
    const files = Array.from({ length: 300 }, (_, index) => [`${index}.xml`, documentOf(`${index}`)])
    const folder = written(temporaryFolder(), Object.fromEntries(files))
    const child = spawn(process.execPath, [main, 'validate', folder, '--format', 'json'], {
      env: { ...process.env, BANC_CACHE: temporaryFolder(), BANC_ANS_ARTEFACTS: '' },
    })
    let told = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (told === '') child.kill('SIGINT')
      told += text
    })
    expect(await once(child, 'close')).toEqual([null, 'SIGINT'])
    expect(told).not.toContain('/99.xml')
  })

  test('takes standard input, and finds nothing in an empty folder', async () => {
    const [input, nothing] = await Promise.all([
      banc(['validate', '-', '--format', 'json'], { input: documentOf('x') }),
      banc(['validate', temporaryFolder(), '--format', 'json']),
    ])
    expect(JSON.parse(input.out)).toMatchObject([{ file: '-', kind: 'cda' }])
    expect(nothing).toMatchObject({ code: 2, err: expect.stringContaining('BANC-FILE') })
    expect(JSON.parse(nothing.out)).toEqual([])
  })
})

interface Reference {
  readonly location: string
  readonly text: string
  readonly role?: string
}

const beside = fileURLToPath(new URL('../../../shared', import.meta.url))
const shared = process.env.BANC_ANS_ARTEFACTS || beside
const artefacts = [shared, join(shared, 'ans-cda')].find((folder) => existsSync(join(folder, 'schematrons'))) ?? ''
const isPresent = existsSync(`${artefacts}-verdicts.json`)
if (!isPresent)
  console.warn('SKIPPED: no comparison of the command line with the reference verdicts: no ANS artefacts.')

describe.runIf(isPresent)('validate and the reference tool chain', { timeout }, () => {
  test('agree on ten documents, finding by finding', async () => {
    const { documents } = JSON.parse(readFileSync(`${artefacts}-verdicts.json`, 'utf8'))
    const examples = new Set(readdirSync(join(artefacts, 'exemples')))
    const hasAbort = documents.find(({ verdicts }: { verdicts: object }) =>
      JSON.stringify(verdicts).includes('"abort"'),
    )
    const step = Math.floor(documents.length / 9)
    const sample = [...documents.filter((_: unknown, index: number) => index % step === 0).slice(0, 9), hasAbort]
    const paths = sample.map(({ file }) => join(artefacts, examples.has(file) ? 'exemples' : 'mutants', file))
    const ran = await banc([
      'validate',
      ...paths,
      '--artefacts',
      artefacts,
      '--overlay',
      `${artefacts}-overlay`,
      '--format',
      'json',
    ])
    const told = (found: readonly Reference[]) =>
      found.map(({ location, text, role }) => JSON.stringify([location, text, role])).toSorted()
    const ofKind = (findings: readonly SchematronFileFinding[], kind: string) =>
      told(
        findings
          .filter(({ check }) => check === kind)
          .map(({ location, message, role }) => ({ location, text: message, ...(role === undefined ? {} : { role }) })),
      )
    expect(sample).toHaveLength(10)
    for (const [index, { file, verdicts }] of sample.entries()) {
      for (const [name, expected] of Object.entries<Record<string, never>>(verdicts)) {
        const set = ruleSet(ran, name, index)
        const findings = (set?.findings ?? []) as readonly SchematronFileFinding[]
        expect(
          {
            isAborted: set?.aborted !== null,
            fired: set?.rulesFired,
            failed: ofKind(findings, 'assert'),
            reported: ofKind(findings, 'report'),
          },
          `${file} ${name}`,
        ).toEqual({
          isAborted: 'abort' in expected,
          fired: 'abort' in expected ? 0 : expected.rulesFired,
          failed: 'abort' in expected ? [] : told(expected.failedAsserts ?? []),
          reported: 'abort' in expected ? [] : told(expected.successfulReports ?? []),
        })
      }
    }
  })
})

describe('validate --resume', { timeout }, () => {
  test('writes results in a file, judges only what is new, and ends by the verdicts of all', async () => {
    const folder = written(temporaryFolder(), {
      'in/a.xml': '<ClinicalDocument xmlns="urn:hl7-org:v3"/>',
      'in/b.xml': '',
    })
    const results = join(folder, 'results.ndjson')
    const args = ['validate', join(folder, 'in'), join(folder, 'none.xml'), '--resume', results]
    const first = await banc(args)
    const told = readFileSync(results, 'utf8')
    written(folder, { 'in/c.xml': '<a' })
    const second = await banc(args)
    const lines = readFileSync(results, 'utf8').trimEnd().split('\n')
    expect([first.code, first.out, second.code, second.out]).toEqual([2, '', 2, ''])
    expect(told.trimEnd().split('\n')).toEqual([lines[0], lines[1], lines[2]])
    expect(lines.map((line) => JSON.parse(line).file.slice(folder.length + 1))).toEqual([
      'in/a.xml',
      'in/b.xml',
      'none.xml',
      'in/c.xml',
    ])
    expect(validatorOf(schema)(lines.map((line) => JSON.parse(line)))).toEqual([])
    expect(second.err).toContain('2 fichiers étaient jugés')
  })

  test.each([
    ['--format', 'json'],
    ['--compare', 'x'],
  ])('refuses %s %s', async (...more) => {
    const folder = written(temporaryFolder(), { 'a.xml': '<a/>' })
    const { code, err } = await banc(['validate', folder, '--resume', join(folder, 'r'), ...more])
    expect([code, err.includes('BANC-OPTION'), existsSync(join(folder, 'r'))]).toEqual([2, true, false])
  })
})
